import { passagesFrom } from '@core/learning/verbatim'
import { type Period, periodFirstDay, periodLastDay } from '@core/observation/period'
import { heldRuns } from '@core/privacy/held-words'
import { storyForOthers } from '@core/privacy/told-stories'
import type { ReadyOutline } from '@core/project/entities'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import { textsOf } from '@core/record/record-kind'
import { Anchor, List, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useRows } from '../../data/hooks'
import { today } from '../../terms/today'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'

type Gap = {
  readonly key: 'heldWords' | 'insightUndated' | 'insightNoTopic' | 'storyUndated' | 'storyHeldBack' | 'outcomeUndated'
  readonly list: KindOfRecord
  readonly count: number
}

type LearningGapsProps = { period: Period; outline: ReadyOutline }

/** What was learned and told that this report will not hold, and why: nothing is left out in silence. */
export function LearningGaps({ period, outline }: LearningGapsProps) {
  const { t } = useTranslation('reports')
  const stories = useRows('story')
  const people = useRows('person')
  const consents = useRows('consent')
  const contacts = useRows('contact')
  const insights = useRows('insight')
  const outcomes = useRows('harvestedOutcome')
  if (!stories || !people || !consents || !contacts || !insights || !outcomes) return null
  const isIn = (day: number | null) => day !== null && day >= periodFirstDay(period) && day <= periodLastDay(period)
  const rows = { person: people, consent: consents, contact: contacts }
  const inReport = { on: today(), channel: 'report' } as const
  const heldBack = stories.filter(story => isIn(story.toldOn) && 'gap' in storyForOthers(story, rows, inReport))
  const topic = outline === 'insights' ? 'solidarity' : outline === 'programme-design' ? 'programme' : null
  const gap = (key: Gap['key'], list: KindOfRecord, count: number): Gap[] => (count > 0 ? [{ key, list, count }] : [])
  const undated = insights.filter(each => each.topic === topic && each.learnedOn === null)
  const runs = heldRuns({ story: stories, ...rows }, today(), 'report')
  const holding = insights.filter(each =>
    textsOf(recordKinds.insight.fields, each).some(text => passagesFrom(text, runs).length > 0),
  )
  const some = [
    ...gap('heldWords', 'insight', holding.length),
    ...(topic === null
      ? []
      : [
          ...gap('insightUndated', 'insight', undated.length),
          ...gap('insightNoTopic', 'insight', insights.filter(each => each.topic === null).length),
        ]),
    ...(outline === 'programme-design'
      ? []
      : [
          ...gap('storyUndated', 'story', stories.filter(({ toldOn }) => toldOn === null).length),
          ...gap('storyHeldBack', 'story', heldBack.length),
          ...gap('outcomeUndated', 'harvestedOutcome', outcomes.filter(({ changedOn }) => changedOn === null).length),
        ]),
  ]
  if (some.length === 0) return null
  return (
    <Section title={t('learningGapsTitle')} mb={0}>
      <List>
        {some.map(({ key, list, count }) => (
          <List.Item key={key}>
            <Text span>{t(`learningGap.${key}`, { count })} </Text>
            <Anchor
              component={Link}
              to={{ pathname: '../learning', search: `?list=${list}` }}
              relative="path"
              underline="always"
            >
              {t('learningGapOpen')}
            </Anchor>
          </List.Item>
        ))}
      </List>
    </Section>
  )
}
