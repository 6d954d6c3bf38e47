import type { Measure } from '@core/project/entities'
import { rowInWords } from '@core/words/format'
import { Alert, NativeSelect, Radio, Stack, Text, Textarea } from '@mantine/core'
import { useEffect, useMemo, useState } from 'react'
import { newId } from '../../../data/new-id'
import type { ListedObservation } from '../../../data/observations/listed-observation'
import type { ObservationRows } from '../../../data/observations/observation-rows'
import { Dialog } from '../../../ui/dialog'
import { showDone } from '../../../ui/notices'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import type { DayOrder } from './cell-text'
import { columnKey, isOfNewRow } from './grid-columns'
import type { ShownColumns } from './more-columns'
import {
  hasUnclearDay,
  mostPastedRows,
  type PastePlan,
  pasteAsNewRows,
  pastedCells,
  pasteOver,
  placing,
} from './pasted'
import type { Cell } from './use-active-cell'
import { useColumnWords } from './use-cell-words'

const mostListed = 100

/** Refused cells first: they are what needs a look. */
function PasteList({ plan }: { plan: PastePlan }) {
  const { t } = useTranslation('observationGrid')
  const columnWords = useColumnWords()
  const all = plan.cells.toSorted((a, b) => Number(a.problem === null) - Number(b.problem === null))
  const listed = all.slice(0, mostListed)
  return (
    <TableFrame
      caption={
        all.length > listed.length ? t('pasteListCut', { shown: listed.length, all: all.length }) : t('pasteList')
      }
    >
      <ColumnHeads
        columns={[{ number: t('pasteLine') }, t('pasteColumn'), t('pasteFrom'), t('pasteTo'), t('pasteOutcome')]}
      />
      <tbody>
        {listed.map(({ line, column, from, to, problem }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is made anew whenever the text changes
          <tr key={index}>
            <td data-number>{line}</td>
            <td dir="auto">{column ? columnWords(column) : '–'}</td>
            <td dir="auto">{from}</td>
            <td dir="auto">{to.slice(0, 300)}</td>
            <td dir="auto">{problem ? t(`problem.${problem}`) : t('pasteTaken')}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

export type PasteStart = { readonly text: string; readonly at: Cell; readonly to: Cell }

type PasteDialogProps = {
  start: PasteStart
  rows: ObservationRows
  columns: ShownColumns
  measures: readonly Measure[]
  onlyMeasure: Measure | null
  isEmpty: boolean
  onPaste: (changes: ReturnType<typeof pasteOver>['changes']) => Promise<boolean>
  onClose: () => void
}

/** Shows cell by cell what pasting would do, before it does anything. */
export function PasteDialog(props: PasteDialogProps) {
  const { start, rows, columns, measures, onlyMeasure, isEmpty, onPaste, onClose } = props
  const { t } = useTranslation('observationGrid')
  const columnWords = useColumnWords()
  const [text, setText] = useState(start.text)
  const [way, setWay] = useState<'over' | 'new'>(isEmpty ? 'new' : 'over')
  const [dayOrder, setDayOrder] = useState<DayOrder>(null)

  const read = useMemo(() => pastedCells(text), [text])
  const cells = useMemo(() => filling(read, start), [read, start])
  const tooMany = (cells?.length ?? 0) > mostPastedRows
  const { shown, all } = columns
  const [order, setOrder] = useState<'shown' | 'all' | null>(null)
  const placed = useMemo(() => {
    const first = way === 'over' ? start.at.column : null
    // What fills a selection goes where that is.
    return cells === read
      ? placing(cells ?? [], { shown, all }, all.map(columnWords), first, order)
      : placing(cells ?? [], { shown, all: shown }, [], first, 'shown')
  }, [cells, read, shown, all, columnWords, way, start, order])
  const isRead = cells !== null && !tooMany && text.trim() !== ''
  const under = useRowsUnder(rows, start.at.row, isRead && way === 'over' ? cells.length - placed.skipped : 0)
  const plan = useMemo(() => {
    if (!isRead) return null
    const around = { measures, dayOrder, newId }
    if (way === 'over') return under && pasteOver(cells, under, placed, around)
    return pasteAsNewRows(cells, placed, onlyMeasure, around)
  }, [isRead, cells, way, under, placed, measures, dayOrder, onlyMeasure])
  const named = (list: readonly (typeof all)[number][]) => rowInWords(list.map(columnWords))
  const comingIn = useMemo(() => {
    const used = new Set(plan?.cells.flatMap(({ column, to }) => (column && to.trim() !== '' ? columnKey(column) : [])))
    return all.filter(column => !shown.includes(column) && used.has(columnKey(column)))
  }, [plan, shown, all])
  const refused = plan?.cells.filter(({ problem }) => problem !== null).length ?? 0
  const column = shown[start.at.column]

  const paste = async () => {
    if (!plan) return
    if (await onPaste(plan.changes)) {
      showDone({ title: t('pasteDone'), message: t('pasteDoneMore') })
      onClose()
    }
  }
  return (
    <Dialog
      onClose={onClose}
      title={t('pasteTitle')}
      size="60rem"
      action={{ label: t('pasteDo'), onChoose: paste, disabled: !plan || plan.changes.length === 0 }}
    >
      <Textarea
        label={t('pasteText')}
        description={t('pasteTextHint')}
        // Growing with its text would mean laying out thousands of lines anew at every change.
        rows={5}
        value={text}
        onChange={event => setText(event.currentTarget.value)}
      />
      <Radio.Group label={t('pasteWay')} value={way} onChange={value => setWay(value === 'new' ? 'new' : 'over')}>
        <Stack gap="xs" mt="xs">
          {!isEmpty && column && (
            <Radio value="over" label={t('pasteOver', { column: columnWords(column), row: start.at.row + 1 })} />
          )}
          <Radio value="new" label={t('pasteNew')} />
        </Stack>
      </Radio.Group>
      <Text c="dimmed">{t('pasteNames', { columns: named(all.filter(isOfNewRow)) })}</Text>
      {isRead && placed.canChoose && (
        <NativeSelect
          label={t('pasteOrder')}
          value={placed.by}
          data={(['shown', 'all'] as const).map(by => ({
            value: by,
            label: t(by === 'shown' ? 'pasteOrderShown' : 'pasteOrderAll', {
              columns: named(
                placing(cells, { shown, all }, [], way === 'over' ? start.at.column : null, by).columns.filter(
                  each => each !== null,
                ),
              ),
            }),
          }))}
          onChange={event => setOrder(event.currentTarget.value === 'all' ? 'all' : 'shown')}
        />
      )}
      {cells && hasUnclearDay(cells) && (
        <NativeSelect
          label={t('dayOrder')}
          maw="24rem"
          value={dayOrder ?? ''}
          data={[
            { value: '', label: t('dayOrderAsk') },
            { value: 'day-first', label: t('dayOrderDay') },
            { value: 'month-first', label: t('dayOrderMonth') },
          ]}
          onChange={event => {
            const chosen = event.currentTarget.value
            setDayOrder(chosen === 'day-first' || chosen === 'month-first' ? chosen : null)
          }}
        />
      )}
      <div role="status">
        {cells === null && <Alert color="red">{t('pasteUnreadable')}</Alert>}
        {tooMany && <Alert color="red">{t('pasteTooMany', { most: mostPastedRows })}</Alert>}
        {plan && (
          <>
            {placed.by === 'names' && <Text>{t('pasteByNames')}</Text>}
            {comingIn.length > 0 && <Text>{t('pasteBringsIn', { columns: named(comingIn) })}</Text>}
            {plan.changes.length === 0 && <Text>{t('pasteNothing')}</Text>}
            {plan.cellsChanged > 0 && <Text fw={600}>{t('pasteWouldChange', { count: plan.cellsChanged })}</Text>}
            {plan.rowsAdded > 0 && <Text fw={600}>{t('pasteWouldAdd', { count: plan.rowsAdded })}</Text>}
            {refused > 0 && <Text>{t('pasteRefused', { count: refused })}</Text>}
            {refused > 0 && way === 'new' && <Text>{t('pasteRowsRefused')}</Text>}
          </>
        )}
      </div>
      {plan && plan.cells.length > 0 && <PasteList plan={plan} />}
    </Dialog>
  )
}

/** One cell pasted over a selection goes into every cell of it. */
function filling(cells: string[][] | null, { at, to }: PasteStart): string[][] | null {
  const only = cells?.length === 1 && cells[0]?.length === 1 ? cells[0][0] : undefined
  if (only === undefined) return cells
  const width = to.column - at.column + 1
  const height = Math.min(mostPastedRows + 1, to.row - at.row + 1)
  return Array.from({ length: height }, () => Array.from({ length: width }, () => only))
}

/** The rows that would be written over. Null: still reading. */
function useRowsUnder(
  rows: ObservationRows,
  from: number,
  count: number,
): readonly (ListedObservation | null)[] | null {
  const [read, setRead] = useState<{ from: number; rows: readonly (ListedObservation | null)[] } | null>(null)
  useEffect(() => {
    let current = true
    rows.ready(from, from + count - 1).then(() => {
      if (!current) return
      setRead({ from, rows: Array.from({ length: count }, (_, index) => rows.rowAt(from + index) ?? null) })
    }, reportError)
    return () => {
      current = false
    }
  }, [rows, from, count])
  return read && read.from === from && read.rows.length === count ? read.rows : null
}
