import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import { forTheTeam, type TeamCopy } from '@core/privacy/shareable'
import { isOnBoard } from '@core/project/board'
import { type Element, levels, type Measure } from '@core/project/entities'
import { Button, Group, Select, Stack, Text, VisuallyHidden } from '@mantine/core'
import { IconArrowsMove, IconCheck, IconPresentation, IconPrinter, IconStar } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { useProject } from '../../../data/hooks'
import { useBoard } from '../../../terms/board/use-board'
import { EmptyState } from '../../../ui/hints'
import { useFocusOnReturn } from '../../../ui/hooks'
import { usePrintable } from '../../../ui/printable'
import { useReordering } from '../../../ui/use-reordering'
import { useTranslation } from '../../../ui/use-translation'
import { ArrangeTools } from './arrange-tools'
import classes from './board.module.css'
import { CardBody, CardTitle } from './board-card'
import { boardCards, type Card } from './board-cards'
import { BoardPresenter } from './board-presenter'

/** The page as it stands, on paper. */
const print = (_: TeamCopy<readonly Card[]>) => window.print()

/** Of an element's measures, on a card among others. */
const mostMeasures = 4

type BoardViewProps = {
  elements: readonly Element[]
  measures: readonly Measure[]
  readings: ReadonlyMap<string, MeasureReading>
  /** Null: there are no figures at all. */
  period: Period | null
}

/** What the team wants before its eyes, in the order it wants. */
export function BoardView({ elements, measures, readings, period }: BoardViewProps) {
  const { t } = useTranslation('board')
  const project = useProject()
  const { board, move, remove } = useBoard()
  const [arranging, setArranging] = useState(false)
  const [presenting, setPresenting] = useState(false)
  const presentButton = useFocusOnReturn(presenting)
  const [told, setTold] = useState('')
  usePrintable()
  const behind = useMemo(
    () => ({ project, elements, measures, readings, period, forOthers: null }),
    [project, elements, measures, readings, period],
  )
  const cards = useMemo(() => boardCards(board, behind), [board, behind])
  const ids = cards.map(({ id }) => id)
  const reordering = useReordering<HTMLUListElement>(ids, (id, placeOf) => {
    const name = cards.find(card => card.id === id)?.title
    setTold(t('moved', { name, place: ids.indexOf(placeOf) + 1, of: ids.length }))
    return move(id, placeOf)
  })
  const takeOff = (card: (typeof cards)[number], place: number) => {
    // Its button goes with it: the focus goes on at the next card's, or where one is added.
    const beside = ids[place + 1] ?? ids[place - 1]
    const list = reordering.list.current
    const next = beside === undefined ? null : list?.querySelector<HTMLElement>(`[data-row="${beside}"] [data-remove]`)
    ;(next ?? list?.parentElement?.querySelector('input'))?.focus()
    return remove({ kind: card.kind, id: card.id })
  }
  const isEmpty = cards.length === 0
  return (
    <Stack gap="md">
      {isEmpty ? (
        <EmptyState icon={<IconStar size={32} />} title={t('emptyTitle')}>
          {t('empty')}
        </EmptyState>
      ) : (
        <>
          <Text c="dimmed" maw="44em" data-no-print>
            {t('lead')}
          </Text>
          <Text className={classes.onPaper ?? ''}>
            <bdi>{project.title}</bdi> · {t('forTeam')}
          </Text>
        </>
      )}
      <Group align="flex-end" justify="space-between" data-no-print>
        <AddToBoard elements={elements} measures={measures} />
        {!isEmpty && (
          <Group gap="sm">
            <Button
              variant="default"
              aria-pressed={arranging}
              leftSection={arranging ? <IconCheck size={20} aria-hidden /> : <IconArrowsMove size={20} aria-hidden />}
              onClick={() => setArranging(!arranging)}
            >
              {t(arranging ? 'arrangeDone' : 'arrange')}
            </Button>
            <Button
              variant="default"
              leftSection={<IconPrinter size={20} aria-hidden />}
              onClick={() => print(forTheTeam('records', cards))}
            >
              {t('print')}
            </Button>
            <Button
              ref={presentButton}
              leftSection={<IconPresentation size={20} aria-hidden />}
              onClick={() => setPresenting(true)}
            >
              {t('present')}
            </Button>
          </Group>
        )}
      </Group>
      <ul className={classes.cards} ref={reordering.list}>
        {cards.map((card, place) => (
          <li
            key={card.id}
            className={classes.card}
            data-row={card.id}
            data-over={reordering.isOver(card.id)}
            {...overOnly(reordering.drag(card.id))}
          >
            {arranging && (
              <ArrangeTools
                name={card.title}
                isFirst={place === 0}
                isLast={place === cards.length - 1}
                onMove={by => reordering.move(card.id, by)}
                onRemove={() => takeOff(card, place)}
                drag={reordering.drag(card.id)}
              />
            )}
            <CardTitle card={card} period={period} />
            <CardBody card={card} most={mostMeasures} />
          </li>
        ))}
      </ul>
      <VisuallyHidden role="status">{told}</VisuallyHidden>
      {presenting && <BoardPresenter board={board} behind={behind} onLeave={() => setPresenting(false)} />}
    </Stack>
  )
}

type Drag = ReturnType<ReturnType<typeof useReordering>['drag']>

/** A card is dragged by its grip alone. */
const overOnly = ({ onDragOver, onDrop }: Drag) => ({ onDragOver, onDrop })

/** As many as can be looked through: whoever looks for another one types more of its name. */
const mostFound = 60

/** Everything that is not on the board yet, to be found by its name. */
function AddToBoard({ elements, measures }: Pick<BoardViewProps, 'elements' | 'measures'>) {
  const { t } = useTranslation(['board', 'terms'])
  const { board, add } = useBoard()
  const [typed, setTyped] = useState('')
  const data = useMemo(() => {
    const items = (kind: 'measure' | 'element', rows: readonly { id: string; title: string }[]) =>
      rows
        .filter(({ id }) => !isOnBoard(board, { kind, id }))
        .map(({ id, title }) => ({ value: `${kind} ${id}`, label: title }))
    return [
      {
        group: t('measures'),
        items: items(
          'measure',
          measures.filter(({ archivedOn }) => archivedOn === undefined),
        ),
      },
      ...levels.toReversed().map(level => ({
        group: t(`terms:levels.${level}`),
        items: items(
          'element',
          elements.filter(element => element.level === level),
        ),
      })),
    ].filter(({ items }) => items.length > 0)
  }, [t, board, elements, measures])
  return (
    <Select
      label={t('find')}
      description={t('findHint')}
      data={data}
      value={null}
      searchable
      limit={mostFound}
      searchValue={typed}
      onSearchChange={setTyped}
      nothingFoundMessage={t('findNone')}
      className={classes.find ?? ''}
      data-field="add-to-board"
      onChange={async chosen => {
        const [kind, id] = chosen?.split(' ') ?? []
        if (id === undefined) return
        setTyped('')
        await add({ kind: kind === 'measure' ? 'measure' : 'element', id })
      }}
    />
  )
}
