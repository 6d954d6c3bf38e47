import { useTranslation } from 'react-i18next'
import { RecordsArea } from '../../terms/records/records-area'
import { DependsOnIt } from './depends-on-it'
import { DifferentPeople } from './different-people'
import { EraseByCode, EraseFromPage } from './erase-person'
import { DueNotes, LedgerPanel } from './ledger-panel'
import { ConsentPaper, PaymentLetters } from './letters'
import { ParticipationTable } from './participation-table'

/** Who takes part, what they agreed to, what they are offered, and how it really was. */
export function PeopleScreen() {
  const { t } = useTranslation('people')
  return (
    <>
      <EraseByCode />
      <RecordsArea
        title={t('title')}
        intro={t('intro')}
        more={{
          person: id => <EraseFromPage personId={id} />,
          consent: id => <DependsOnIt id={id} />,
          payment: id => <PaymentLetters id={id} />,
        }}
        above={{
          attendance: <DifferentPeople />,
          gathering: <ParticipationTable />,
          payment: <LedgerPanel />,
          payNote: <DueNotes />,
          consent: <ConsentPaper />,
        }}
        sections={[
          { title: t('whoTitle'), about: t('whoAbout'), kinds: ['person', 'consent', 'contact'] },
          { title: t('partTitle'), about: t('partAbout'), kinds: ['gathering', 'attendance'] },
          { title: t('payTitle'), about: t('payAbout'), kinds: ['payment', 'payNote'] },
        ]}
      />
    </>
  )
}
