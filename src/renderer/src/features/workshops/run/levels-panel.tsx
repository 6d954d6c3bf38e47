import { rowInWords } from '@core/words/format'
import type { Act } from '@core/workshop/session/act'
import type { FacilitatorView, IdeaShown } from '@core/workshop/session/views'
import { ActionIcon, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { newId } from '../../../data/new-id'
import common from '../../../ui/common.module.css'
import { DraftArea, DraftLine } from '../../../ui/draft-fields'
import { useTranslation } from '../../../ui/use-translation'
import { useKeptNote } from './difference-card'
import { usePerspectiveName, useRoom } from './room-context'
import classes from './run.module.css'
import { WallToggle } from './wall-toggle'

type Level = FacilitatorView['levels'][number]
type ActLevel = Extract<Act, { kind: 'set-levels' }>['levels'][number]

const mostLevels = 12
const fewestLevels = 2

const actLevels = ({ levels }: FacilitatorView): ActLevel[] =>
  levels.map(({ id, name, words, from }) => ({ id, name, words, from: [...from] }))

/** An idea, or a merged one, in this level and in no other; null: in none. */
const withIdeaIn = (levels: readonly ActLevel[], ideaId: string, levelId: string | null): ActLevel[] =>
  levels.map(level => {
    const others = level.from.filter(id => id !== ideaId)
    return { ...level, from: level.id === levelId ? [...others, ideaId] : others }
  })

/** A rubric as it is written: ideas go into levels, and each level says in the group's words what it looks like. */
export function LevelsPanel() {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const { levels, ideas, merged } = view
  const isAsked = view.agreements.some(({ gradient }) => gradient.state === 'open')
  const inLevels = new Set(levels.flatMap(level => level.ideas.map(({ id }) => id)))
  const free = [...merged, ...ideas.filter(idea => !idea.hidden && idea.mergedInto === null)].filter(
    ({ id }) => !inLevels.has(id),
  )
  const setLevels = (change: (levels: ActLevel[]) => ActLevel[]) =>
    act(now => ({ kind: 'set-levels', levels: change(actLevels(now)) }))
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t(isAsked ? 'levelsAsked' : 'levelsHint')}</Text>
      <section aria-label={t('levelsFree')}>
        <Title order={3} mb="sm">
          {t('levelsFree')}
        </Title>
        {free.length === 0 && <Text c="dimmed">{t(ideas.length === 0 ? 'ideasNone' : 'levelsFreeNone')}</Text>}
        <ul className={classes.ideas}>
          {free.map(idea => (
            <li key={idea.id} className={classes.card}>
              <p className={classes.ideaWords} dir="auto">
                {idea.words}
              </p>
              {!isAsked && <PutIn idea={idea} onPut={levelId => setLevels(now => withIdeaIn(now, idea.id, levelId))} />}
            </li>
          ))}
        </ul>
      </section>
      <ol className={classes.cards} aria-label={t('levels')}>
        {levels.map((level, index) => (
          <LevelCard key={level.id} level={level} place={index + 1} isAsked={isAsked} setLevels={setLevels} />
        ))}
      </ol>
      {!isAsked && levels.length < mostLevels && (
        <Group>
          <Button
            variant="default"
            leftSection={<IconPlus size={20} aria-hidden />}
            onClick={() =>
              setLevels(now => [
                ...now,
                { id: newId(), name: t('levelNew', { place: now.length + 1 }), words: null, from: [] },
              ])
            }
          >
            {t('levelAdd')}
          </Button>
        </Group>
      )}
    </Stack>
  )
}

type PutInProps = { idea: Pick<IdeaShown, 'id' | 'words'>; onPut: (levelId: string) => void }

/** One button for each level. */
function PutIn({ idea, onPut }: PutInProps) {
  const { t } = useTranslation('workshopRun')
  const { view } = useRoom()
  return (
    <Group gap="xs" role="group" aria-label={t('levelPutOf', { words: idea.words })}>
      <Text span>{t('levelPut')}</Text>
      {view.levels.map(({ id, name }) => (
        <Button key={id} size="sm" variant="default" onClick={() => onPut(id)}>
          <bdi>{name}</bdi>
        </Button>
      ))}
    </Group>
  )
}

type LevelCardProps = {
  level: Level
  /** From 1, the lowest. */
  place: number
  isAsked: boolean
  setLevels: (change: (levels: ActLevel[]) => ActLevel[]) => Promise<boolean>
}

function LevelCard({ level, place, isAsked, setLevels }: LevelCardProps) {
  const { t } = useTranslation('workshopRun')
  const { view, keep } = useRoom()
  const keepNote = useKeptNote()
  const nameOf = usePerspectiveName()
  const { id, name, words, composed, ideas, saidBy } = level
  const edit = (fields: Partial<ActLevel>) =>
    setLevels(now => now.map(each => (each.id === id ? { ...each, ...fields } : each)))
  const move = (by: number) =>
    setLevels(now => {
      const from = now.findIndex(each => each.id === id)
      const moved = now[from]
      return moved ? now.toSpliced(from, 1).toSpliced(from + by, 0, moved) : now
    })
  if (isAsked)
    return (
      <li className={classes.card}>
        <Title order={4} dir="auto">
          {name}
        </Title>
        <p className={common.written} dir="auto">
          {words ?? composed}
        </p>
      </li>
    )
  return (
    <li className={classes.card}>
      <Group wrap="nowrap" align="flex-end" gap="xs">
        <DraftLine
          flex={1}
          miw={0}
          label={t('levelName', { place })}
          stored={name}
          keepText={typed => {
            const text = typed.trim()
            if (text === '' || text.length > 200) return { error: t('levelNameWrong') }
            return keep(edit({ name: text }))
          }}
        />
        <ActionIcon
          variant="default"
          aria-label={t('levelUp', { name })}
          disabled={place === 1}
          onClick={() => move(-1)}
        >
          <IconArrowUp size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          variant="default"
          aria-label={t('levelDown', { name })}
          disabled={place === view.levels.length}
          onClick={() => move(1)}
        >
          <IconArrowDown size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          color="red"
          aria-label={t('levelRemove', { name })}
          disabled={view.levels.length <= fewestLevels}
          onClick={() => setLevels(now => now.filter(each => each.id !== id))}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </Group>
      <ul className={common.points}>
        {ideas.map(idea => (
          <li key={idea.id}>
            <bdi>{idea.words}</bdi>{' '}
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('levelTakeOutOf', { words: idea.words })}
              onClick={() => setLevels(now => withIdeaIn(now, idea.id, null))}
            >
              {t('levelTakeOut')}
            </Button>
          </li>
        ))}
      </ul>
      {ideas.length === 0 && <Text c="dimmed">{t('levelEmpty')}</Text>}
      {saidBy.length > 0 && (
        <Text c="dimmed" dir="auto">
          {t('itemFrom', { names: rowInWords(saidBy.map(nameOf)) })}
        </Text>
      )}
      <DraftArea
        label={t('levelWords')}
        description={t('levelWordsHint')}
        placeholder={composed}
        stored={words ?? ''}
        keepText={keepNote(5000, typed => edit({ words: typed === '' ? null : typed }))}
      />
      <Group>
        <WallToggle id={id} words={name} />
      </Group>
    </li>
  )
}
