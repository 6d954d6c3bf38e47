import { useTranslation } from 'react-i18next'
import { RecordsArea } from '../../terms/records/records-area'
import { DependsOnIt } from './depends-on-it'
import { EraseByCode, EraseFromPage } from './erase-person'

/** Who takes part, what they agreed to, what they are offered, and how it really was. */
export function PeopleScreen() {
  const { t } = useTranslation('people')
  return (
    <RecordsArea
      title={t('title')}
      intro={t('intro')}
      actions={<EraseByCode />}
      more={{ person: id => <EraseFromPage personId={id} />, consent: id => <DependsOnIt id={id} /> }}
      sections={[
        { title: t('whoTitle'), about: t('whoAbout'), kinds: ['person', 'consent', 'contact'] },
        { title: t('partTitle'), about: t('partAbout'), kinds: ['gathering', 'attendance'] },
        { title: t('payTitle'), about: t('payAbout'), kinds: ['payment', 'payNote'] },
      ]}
    />
  )
}
