import type { Measure } from '@core/project/entities'
import { Button, Group } from '@mantine/core'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { useLocation, useNavigationType } from 'react-router'
import { useRows } from '../../../data/hooks'
import { type ListedObservation, measureIdOf } from '../../../data/observations/listed-observation'
import { everythingAsked, isNarrowed, type ObservationsAsked } from '../../../data/observations/observations-asked'
import { useObservationRows } from '../../../data/observations/use-observations'
import { ErrorNotice, StillReading } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { ObservationForm, type ObservationSubject } from '../observation-form'
import { GridFilters } from './grid-filters'
import { GridStatus } from './grid-status'
import { MoreColumns, useShownColumns } from './more-columns'
import { ObservationGrid } from './observation-grid'
import { PasteDialog, type PasteStart } from './paste-dialog'
import { useColumnWords } from './use-cell-words'
import { type GridEdits, useGridEdits } from './use-grid-edits'

/** The cells show what is stored: what could not be written is here, to be tried again or copied. */
function UnsavedCells({ edits: { unsaved, tryAgain } }: { edits: GridEdits }) {
  const { t } = useTranslation('observationGrid')
  const columnWords = useColumnWords()
  const [first] = unsaved
  if (!first) return null
  const cells = unsaved.map(({ column, text }) => t('unsavedCell', { column: columnWords(column), text }))
  return (
    <ErrorNotice
      title={t('unsaved', { count: unsaved.length })}
      lost={cells.join(' · ')}
      next={first.reason}
      actions={
        <Button variant="default" onClick={tryAgain}>
          {t('tryAgain')}
        </Button>
      }
    />
  )
}

/** A person types on after less than this. */
const pauseMs = 200

export type Asked = {
  /** As the fields show it. */
  readonly asked: ObservationsAsked
  /** What the rows are to answer: what is typed, once nothing more is typed for a moment. */
  readonly settled: ObservationsAsked
  readonly ask: (asked: ObservationsAsked) => void
  readonly type: (asked: ObservationsAsked) => void
}

/** What was asked for at each address, for whoever goes back there. */
const askedAt = new Map<string, ObservationsAsked>()

function useAsked(): Asked {
  const { pathname } = useLocation()
  const back = useNavigationType() === 'POP'
  const [asked, setAsked] = useState(() => (back && askedAt.get(pathname)) || everythingAsked)
  const [settled, setSettled] = useState(asked)
  const pause = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(pause.current), [])
  const ask = (next: ObservationsAsked, afterMs = 0) => {
    clearTimeout(pause.current)
    askedAt.set(pathname, next)
    setAsked(next)
    if (afterMs === 0) setSettled(next)
    else pause.current = setTimeout(() => setSettled(next), afterMs)
  }
  return { asked, settled, ask: next => ask(next), type: next => ask(next, next.text === '' ? 0 : pauseMs) }
}

const fromTheTop: PasteStart = { text: '', at: { row: 0, column: 0 }, to: { row: 0, column: 0 } }

type ObservationsProps = {
  /** Null: those of all measures. */
  measure: Measure | null
  label: string
  pasting: boolean
  onPasteDone: () => void
  /** What can be done with them, in one row with how many there are: the grid needs the height. */
  actions?: ReactNode
}

/** The grid with what can be looked for above it, the form for a whole row and the preview of what is pasted. */
export function Observations({ measure, label, pasting, onPasteDone, actions }: ObservationsProps) {
  const { t } = useTranslation('observationGrid')
  const measures = useRows('measure')
  const imports = useRows('import')
  const { asked, settled, ask, type } = useAsked()
  const { rows, shown } = useObservationRows(measure?.id ?? null, settled)
  const byId = useMemo(() => new Map((measures ?? []).map(each => [each.id, each])), [measures])
  const edits = useGridEdits(rows, byId)
  const [paste, setPaste] = useState<PasteStart | null>(null)
  const [open, setOpen] = useState<ListedObservation | null>(null)
  const columns = useShownColumns(measure?.id ?? null, shown)
  const isRead = measures && imports && rows && shown.all !== undefined
  const status = isRead && (
    <Group gap="md">
      <GridStatus shown={shown} onStop={() => ask(shown.answered)} />
      {shown.all !== undefined && shown.all > 0 && <MoreColumns columns={columns} />}
    </Group>
  )
  const above = actions && (
    <Group justify="space-between" gap="xs">
      {actions}
      {status}
    </Group>
  )
  if (!isRead || shown.all === undefined) {
    return (
      <div>
        {above}
        <StillReading label={t('reading')} />
      </div>
    )
  }

  const openMeasure = open && byId.get(measureIdOf(open))
  const pasteStart = paste ?? (pasting ? fromTheTop : null)
  return (
    <div>
      {above}
      {(shown.all > 0 || isNarrowed(asked)) && (
        <GridFilters asked={asked} dimensions={shown.dimensions} onAsk={ask} onType={type} />
      )}
      <UnsavedCells edits={edits} />
      {!actions && status}
      {shown.all > 0 && (
        <ObservationGrid
          label={label}
          columns={columns.shown}
          measures={byId}
          imports={imports}
          rows={rows}
          shown={shown}
          sort={asked.sort}
          onSort={sort => ask({ ...asked, sort })}
          edits={edits}
          onPaste={(text, at, to) => setPaste({ text, at, to })}
          onOpenRow={setOpen}
        />
      )}
      {open && openMeasure && (
        <ObservationForm measure={openMeasure} subject={subjectOf(open, imports)} onClose={() => setOpen(null)} />
      )}
      {pasteStart && (
        <PasteDialog
          start={pasteStart}
          rows={rows}
          columns={columns}
          measures={measures}
          onlyMeasure={measure}
          isEmpty={shown.all === 0 || paste === null}
          onPaste={edits.paste}
          onClose={() => {
            setPaste(null)
            onPasteDone()
          }}
        />
      )}
    </div>
  )
}

function subjectOf(row: ListedObservation, imports: readonly { id: string; fileName: string }[]): ObservationSubject {
  if (row.from === 'hand') return { task: 'edit', observation: row.observation }
  if (row.correction) return { task: 'edit', observation: row.correction }
  const fileName = imports.find(({ id }) => id === row.cell.at.importId)?.fileName ?? ''
  return { task: 'correct', cell: row.cell, fileName }
}
