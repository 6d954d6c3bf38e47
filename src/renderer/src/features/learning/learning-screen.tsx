import { useTranslation } from 'react-i18next'
import { RecordsArea } from '../../terms/records/records-area'

/** Stories, power, inquiry and the network: what is learned together. */
export function LearningScreen() {
  const { t } = useTranslation('learning')
  return (
    <RecordsArea
      title={t('title')}
      intro={t('intro')}
      sections={[
        {
          title: t('storiesTitle'),
          about: t('storiesAbout'),
          kinds: ['story', 'storyRound', 'harvestedOutcome', 'theme', 'coding'],
        },
        { title: t('powerTitle'), about: t('powerAbout'), kinds: ['reflection', 'powerQuestion'] },
        {
          title: t('inquiryTitle'),
          about: t('inquiryAbout'),
          kinds: ['inquiryGroup', 'insight', 'phase', 'resource'],
        },
        {
          title: t('networkTitle'),
          about: t('networkAbout'),
          kinds: ['group', 'groupUpdate', 'sharedIssue', 'skill', 'exchange', 'criterion'],
        },
      ]}
    />
  )
}
