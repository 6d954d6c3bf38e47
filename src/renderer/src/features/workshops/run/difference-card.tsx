import { rowInWords } from '@core/words/format'
import type { ConsensusRow } from '@core/workshop/consensus-table'
import type { Item } from '@core/workshop/session/views'
import { Group, Text } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { saveIfValid } from '../../../terms/title-problem'
import { DraftArea } from '../../../ui/draft-fields'
import { Mark } from '../../../ui/mark'
import { useTranslation } from '../../../ui/use-translation'
import { GroupAnswer } from '../group-answer'
import { OutcomeMark } from '../outcome-mark'
import { useRatingWords } from '../rating-words'
import shared from '../workshops.module.css'
import { GroupStatements } from './group-statements'
import { ItemReasons } from './item-reasons'
import { useGroupName, useRoom } from './room-context'
import classes from './run.module.css'
import { WallToggle } from './wall-toggle'

/** `keepText` for words of the session: kept whole and trimmed, or refused whole where they are too long. */
export function useKeptNote() {
  const { t } = useTranslation('terms')
  const { keep } = useRoom()
  return (limit: number, save: (words: string) => Promise<boolean>) =>
    saveIfValid(
      words => (words.trim().length > limit ? t('textTooLong', { limit }) : null),
      words => keep(save(words.trim())),
    )
}

/** One proposal after a vote: how each group answered, and why. */
export function DifferenceCard({ row }: { row: ConsensusRow }) {
  const { t } = useTranslation(['workshopRun', 'workshopPlan'])
  const { view } = useRoom()
  const ratingWords = useRatingWords()
  const nameOf = useGroupName()
  const { outcome, divergences } = row
  const item = view.items.find(({ id }) => id === row.item.id)
  if (!item) return null
  const differently = divergences.filter(({ code }) => code === 'differently')
  const isProtected = (view.protectedItems.find(({ itemId }) => itemId === item.id)?.perspectiveIds.length ?? 0) > 0
  return (
    <li className={classes.card}>
      <p className={classes.cardTitle} dir="auto">
        {item.words}
      </p>
      <Group gap="sm">
        <OutcomeMark code={outcome.code} />
        <ProtectedMark itemId={item.id} />
        <WallToggle id={item.id} words={item.words} />
      </Group>
      <dl className={shared.itemGroups} data-detail="counts">
        {outcome.groups.map(group => (
          <div key={group.perspectiveId}>
            <dt dir="auto">{nameOf(group.perspectiveId)}</dt>
            <dd>
              <GroupAnswer group={group} detail="counts" />
            </dd>
          </div>
        ))}
      </dl>
      <EarlierWords item={item} />
      {outcome.groups.some(({ oneNotNeededBreaks }) => oneNotNeededBreaks) && (
        <Text c="dimmed">{t('workshopPlan:fewWarning', { no: ratingWords('not-needed') })}</Text>
      )}
      {differently.map(({ perspectiveIds: [first, second], delta }) => {
        const firstHigher = (delta ?? 0) > 0
        return (
          <Text key={`${first} ${second}`} fw={600}>
            {t('seenDifferently', {
              higher: nameOf(firstHigher ? first : second),
              lower: nameOf(firstHigher ? second : first),
            })}
          </Text>
        )
      })}
      {isProtected && <ProtectedReason itemId={item.id} />}
      <ItemReasons itemId={item.id} />
      <GroupStatements itemId={item.id} />
    </li>
  )
}

/** Says for whom an item is essential, where it is protected. */
export function ProtectedMark({ itemId }: { itemId: string }) {
  const { t } = useTranslation('workshopRun')
  const { view } = useRoom()
  const nameOf = useGroupName()
  const found = view.protectedItems.find(each => each.itemId === itemId)
  if (!found || found.perspectiveIds.length === 0) return null
  return (
    <Mark tone="good" icon={<IconShieldCheck size={18} aria-hidden />}>
      <bdi>{t('protectedMark', { names: rowInWords(found.perspectiveIds.map(nameOf)) })}</bdi>
    </Mark>
  )
}

/** Why something that is protected is not agreed: without it, it cannot be turned down. */
export function ProtectedReason({ itemId }: { itemId: string }) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const keepNote = useKeptNote()
  const reason = view.protectedItems.find(each => each.itemId === itemId)?.reason ?? ''
  return (
    <DraftArea
      label={t('protectedReason')}
      description={t('protectedMore')}
      stored={reason}
      keepText={keepNote(5000, words => act({ kind: 'protected-reason', itemId, words }))}
    />
  )
}

/** How a proposal was worded before, where it was. */
export function EarlierWords({ item: { rewordedFrom, earlierWords } }: { item: Item }) {
  const { t } = useTranslation('workshopRun')
  return (
    <>
      {rewordedFrom && (
        <Text c="dimmed" dir="auto">
          {t('itemNewWording', { words: rewordedFrom.words })}
        </Text>
      )}
      {earlierWords.map(words => (
        <Text key={words} c="dimmed" dir="auto">
          {t('itemClearer', { words })}
        </Text>
      ))}
    </>
  )
}
