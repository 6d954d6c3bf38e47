import type { IdeaShown, MergedIdea } from '@core/workshop/session/views'
import { ActionIcon, Button, Checkbox, Group, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconEyeOff, IconHandStop } from '@tabler/icons-react'
import { type HTMLAttributes, type ReactNode, useState } from 'react'
import common from '../../../ui/common.module.css'
import { Mark } from '../../../ui/mark'
import { useTranslation } from '../../../ui/use-translation'
import { StoryMarks } from '../after/chosen-stories'
import { IdeaTranslation, TranslateIdea } from './idea-translation'
import { proposedIds } from './ideas-in-order'
import { usePerspectiveName, useRoom } from './room-context'
import classes from './run.module.css'
import { WallToggle } from './wall-toggle'
import { WordsDialog } from './words-dialog'

type IdeaCardProps = {
  idea: IdeaShown
  chosen: boolean
  onChoose: (id: string, chosen: boolean) => void
  /** Null: it stays where chance put it. */
  onMove: ((by: -1 | 1) => void) | null
  isFirst: boolean
  isLast: boolean
  drag: Pick<HTMLAttributes<HTMLLIElement>, 'draggable' | 'onDragStart' | 'onDragEnd' | 'onDragOver' | 'onDrop'>
}

export function IdeaCard({ idea, chosen, onChoose, onMove, isFirst, isLast, drag }: IdeaCardProps) {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { view, act } = useRoom()
  const { id, words, hidden, mayMerge, spoken } = idea
  const [editing, setEditing] = useState(false)
  const toggle = () => act({ kind: 'hide-idea', ideaId: id, hidden: !hidden })
  return (
    <ChosenByTick
      id={id}
      words={words}
      chosen={chosen}
      onChoose={onChoose}
      data-hidden={hidden}
      data-idea={id}
      {...drag}
    >
      <IdeaTranslation translation={idea.translation} />
      <Group gap="xs">
        {!mayMerge && (
          <Mark tone="plain" icon={<IconHandStop size={18} aria-hidden />}>
            {t('ideaStays')}
          </Mark>
        )}
        {hidden && (
          <Mark tone="missing" icon={<IconEyeOff size={18} aria-hidden />}>
            {t('ideaHidden')}
          </Mark>
        )}
        {view.opening.plan.method === 'stories' && <StoryMarks plan={view.opening.plan} told={idea} />}
        {view.opening.plan.method === 'power' && (
          <Text c="dimmed" dir="auto">
            {view.opening.plan.domains?.find(each => each.id === idea.domainId)?.name ?? t('terms:powerOther')}
          </Text>
        )}
        {proposedIds(view).has(id) && <Text c="dimmed">{t('ideaProposal')}</Text>}
        <Button
          size="sm"
          variant="subtle"
          aria-label={hidden ? t('ideaShowOf', { words }) : t('ideaHideOf', { words })}
          onClick={toggle}
        >
          {hidden ? t('ideaShow') : t('ideaHide')}
        </Button>
        <TranslateIdea idea={idea} />
        {onMove && (
          <Group gap={0} wrap="nowrap">
            <ActionIcon
              aria-label={t('ideaUpOf', { words })}
              data-move={-1}
              disabled={isFirst}
              onClick={() => onMove(-1)}
            >
              <IconArrowUp size={20} aria-hidden />
            </ActionIcon>
            <ActionIcon
              aria-label={t('ideaDownOf', { words })}
              data-move={1}
              disabled={isLast}
              onClick={() => onMove(1)}
            >
              <IconArrowDown size={20} aria-hidden />
            </ActionIcon>
          </Group>
        )}
        {spoken && (
          <>
            <Button size="sm" variant="subtle" aria-label={t('ideaEditOf', { words })} onClick={() => setEditing(true)}>
              {t('ideaEdit')}
            </Button>
            <Button
              size="sm"
              variant="subtle"
              color="red"
              aria-label={t('ideaDeleteOf', { words })}
              onClick={() => act({ kind: 'remove-idea', ideaId: id })}
            >
              {t('ideaDelete')}
            </Button>
          </>
        )}
      </Group>
      <WordsDialog
        opened={editing}
        title={t('ideaEditTitle')}
        label={t('captureWords')}
        start={words}
        keep={t('keep')}
        onKeep={async typed => {
          setEditing(false)
          await act({ kind: 'edit-idea', ideaId: id, words: typed })
        }}
        onCancel={() => setEditing(false)}
      />
    </ChosenByTick>
  )
}

type MergedCardProps = { merged: MergedIdea; chosen: boolean; onChoose: (id: string, chosen: boolean) => void }

/** Ideas that were put together, with each of them still to be read. */
export function MergedCard({ merged, chosen, onChoose }: MergedCardProps) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const nameOf = usePerspectiveName()
  const [rewording, setRewording] = useState(false)
  const { id, words, ideaIds } = merged
  const ideas = view.ideas.filter(idea => ideaIds.includes(idea.id))
  return (
    <ChosenByTick id={id} words={words} chosen={chosen} onChoose={onChoose}>
      <ul className={common.points}>
        {ideas.map(idea => (
          <li key={idea.id}>
            <bdi>{idea.words}</bdi>{' '}
            <Text span c="dimmed">
              (<bdi>{nameOf(idea.perspectiveId)}</bdi>)
            </Text>
          </li>
        ))}
      </ul>
      <Group gap="xs">
        {proposedIds(view).has(id) && <Text c="dimmed">{t('ideaProposal')}</Text>}
        <Button size="sm" variant="subtle" aria-label={t('rewordOf', { words })} onClick={() => setRewording(true)}>
          {t('reword')}
        </Button>
        <Button
          size="sm"
          variant="subtle"
          aria-label={t('unmergeOf', { words })}
          onClick={() => act({ kind: 'unmerge-ideas', mergedId: id })}
        >
          {t('unmerge')}
        </Button>
        <WallToggle id={id} words={words} />
      </Group>
      <WordsDialog
        opened={rewording}
        title={t('rewordTitle')}
        label={t('mergeWords')}
        start={words}
        keep={t('keep')}
        onKeep={async typed => {
          setRewording(false)
          await act({ kind: 'merge-ideas', mergedId: id, ideaIds: [...ideaIds], words: typed })
        }}
        onCancel={() => setRewording(false)}
      />
    </ChosenByTick>
  )
}

type TickProps = Pick<IdeaCardProps, 'chosen' | 'onChoose'> & { id: string; words: string; children: ReactNode }

/** The card of one idea or of several, to be chosen. */
function ChosenByTick({ id, words, chosen, onChoose, children, ...item }: TickProps & HTMLAttributes<HTMLLIElement>) {
  const { t } = useTranslation('workshopRun')
  return (
    <li className={classes.idea} {...item}>
      <Checkbox
        className={classes.ideaChoice ?? ''}
        aria-label={t('ideaSelect', { words })}
        checked={chosen}
        onChange={event => onChoose(id, event.currentTarget.checked)}
      />
      <div className={common.grow}>
        <p className={classes.ideaWords} dir="auto">
          {words}
        </p>
        {children}
      </div>
    </li>
  )
}
