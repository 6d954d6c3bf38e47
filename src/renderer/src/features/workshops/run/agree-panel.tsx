import { consensusTable } from '@core/workshop/consensus-table'
import type { Item } from '@core/workshop/session/views'
import { Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconCircleDashed, IconCircleX } from '@tabler/icons-react'
import { useMemo } from 'react'
import { Mark } from '../../../ui/mark'
import { useTranslation } from '../../../ui/use-translation'
import { OutcomeMark } from '../outcome-mark'
import { AgreementEditor } from './agreement-editor'
import { ProtectedMark } from './difference-card'
import { Disclosure } from './disclosure'
import { HowCounted } from './how-counted'
import { ReviewChoice, reviewAnswer } from './review-choice'
import { sessionAsWorkshop, useRoom } from './room-context'
import classes from './run.module.css'
import { StoryChoice } from './story-choice'

const looks = {
  agreed: { tone: 'good', Icon: IconCircleCheck },
  'not-agreed': { tone: 'quiet', Icon: IconCircleX },
  open: { tone: 'plain', Icon: IconCircleDashed },
} as const

/** One proposal after the other: final words, how far people go along, what was decided. What the rule puts in comes first. */
export function AgreePanel() {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { view } = useRoom()
  const { toAgree: items, closedVotes } = view
  const isRubric = view.opening.plan.method === 'rubric'
  const looksAgain = view.opening.plan.method === 'review'
  const tellsStories = view.opening.plan.method === 'stories'
  const outcomes = useMemo(
    () => new Map(consensusTable(sessionAsWorkshop(view)).map(({ item, outcome }) => [item.id, outcome.code])),
    [view],
  )
  if (items.length === 0) return <Text c="dimmed">{t('agreeNone')}</Text>
  const order = ['in', 'to-discuss', 'out'] as const
  const placeOf = ({ id }: Item) => order.indexOf(outcomes.get(id) ?? 'to-discuss')
  const voted = closedVotes.length > 0 && !isRubric
  const inOrder = voted ? items.toSorted((a, b) => placeOf(a) - placeOf(b)) : items
  return (
    <Stack gap="md">
      <Text c="dimmed">
        {t(isRubric ? 'rubricHint' : tellsStories ? 'storiesHint' : looksAgain ? 'reviewHint' : 'agreeHint')}
      </Text>
      <HowCounted />
      <ol className={classes.cards}>
        {inOrder.map(item => {
          const agreement = view.agreements.find(({ itemId }) => itemId === item.id)
          const agreed = agreement?.agreed ?? null
          const state = agreed === null ? 'open' : agreed ? 'agreed' : 'not-agreed'
          const { tone, Icon } = looks[state]
          const outcome = outcomes.get(item.id)
          return (
            <li key={item.id} className={classes.card}>
              <Disclosure
                className={classes.agreement}
                summary={
                  <>
                    <span className={classes.cardTitle} dir="auto">
                      {agreement?.wording || item.words}
                    </span>
                    <span className={classes.marks}>
                      <Mark tone={tone} icon={<Icon size={18} aria-hidden />}>
                        {looksAgain && item.measureId !== null && agreement && agreed !== null
                          ? t(`terms:reviewed.${reviewAnswer(item, agreement)}`)
                          : t(`${tellsStories ? 'storyState' : 'agreeState'}.${state}`)}
                      </Mark>
                      {voted && outcome && <OutcomeMark code={outcome} />}
                      <ProtectedMark itemId={item.id} />
                    </span>
                  </>
                }
              >
                {tellsStories ? (
                  <StoryChoice item={item} />
                ) : looksAgain && item.measureId !== null ? (
                  <ReviewChoice item={item} />
                ) : (
                  <AgreementEditor item={item} />
                )}
              </Disclosure>
            </li>
          )
        })}
      </ol>
    </Stack>
  )
}
