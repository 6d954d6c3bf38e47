import { Stack } from '@mantine/core'
import { RecordsArea } from '../../terms/records/records-area'
import { useTranslation } from '../../ui/use-translation'
import { AddForPerson } from './add-for-person'
import { ComparePeriods } from './compare-periods'
import { DecisionsView } from './decisions-view'
import { DependsOnIt } from './depends-on-it'
import { DifferentPeople } from './different-people'
import { EraseByCode, EraseFromPage } from './erase-person'
import { DueNotes, LedgerPanel } from './ledger-panel'
import { ConsentPaper, PaymentLetters } from './letters'
import { ParticipationTable } from './participation-table'
import { SessionPeople } from './session-people'

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
          person: id => (
            <Stack gap="xl">
              <AddForPerson id={id} />
              <EraseFromPage personId={id} />
            </Stack>
          ),
          consent: id => <DependsOnIt id={id} />,
          gathering: id => <SessionPeople id={id} />,
          payment: id => <PaymentLetters id={id} />,
        }}
        views={{
          periods: { section: 1, label: t('compareTitle'), about: t('compareCard'), view: <ComparePeriods /> },
          decisions: { section: 1, label: t('decisionsTitle'), about: t('decisionsCard'), view: <DecisionsView /> },
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
