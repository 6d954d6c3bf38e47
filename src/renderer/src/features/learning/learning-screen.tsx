import { RecordsArea } from '../../terms/records/records-area'
import { useTranslation } from '../../ui/use-translation'
import { ExchangesToAsk } from './exchanges-to-ask'
import { HeldWords } from './held-words'
import { InWorkshop } from './in-workshop'
import { IssuesView } from './issues-view'
import { NeedsView } from './needs-view'
import { EnterSlip, OutcomeSlips } from './outcome-slips'
import { PhaseMore } from './phase-more'
import { PowerCompare } from './power-compare'
import { ReflectionMore } from './reflection-more'
import { RoundMore } from './round-more'
import { StoryMore } from './story-more'
import { ThemeMore } from './theme-more'

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
      more={{
        harvestedOutcome: id => (
          <>
            <HeldWords kind="harvestedOutcome" id={id} />
            <OutcomeSlips id={id} />
          </>
        ),
        insight: id => <HeldWords kind="insight" id={id} />,
        phase: id => (
          <>
            <HeldWords kind="phase" id={id} />
            <PhaseMore id={id} />
          </>
        ),
        reflection: id => <ReflectionMore id={id} />,
        storyRound: id => <RoundMore id={id} />,
        story: id => <StoryMore id={id} />,
        theme: id => <ThemeMore id={id} />,
      }}
      above={{
        exchange: <ExchangesToAsk />,
        harvestedOutcome: <EnterSlip />,
        reflection: <InWorkshop template="power" />,
        storyRound: <InWorkshop template="significant-change" />,
      }}
      views={{
        compare: { section: 1, label: t('compareTitle'), about: t('compareCard'), view: <PowerCompare /> },
        issues: { section: 3, label: t('issuesTitle'), about: t('issuesCard'), view: <IssuesView /> },
        needs: { section: 3, label: t('needsTitle'), about: t('needsCard'), view: <NeedsView /> },
      }}
    />
  )
}
