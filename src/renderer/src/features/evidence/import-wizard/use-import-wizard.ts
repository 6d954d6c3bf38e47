import type { CellCorrection } from '@core/import/corrections'
import { type DuplicateChoice, type DuplicateDecision, forAll } from '@core/import/duplicates'
import type { FileOptions, FileProblem } from '@core/import/file'
import { withLevels } from '@core/import/levels'
import type { Mapping } from '@core/import/mapping'
import type { PreviewProblem } from '@core/import/preview'
import { type Remembered, rememberedMapping } from '@core/import/remembered'
import type { RunProblem } from '@core/import/run'
import type { ImportRecord } from '@core/project/entities'
import type { Problem } from '@core/result'
import { likeliestSheet, type SheetInWorkbook } from '@core/table/workbook/workbook'
import { useEffect, useRef, useState } from 'react'
import { useProject, useRows, useSession } from '../../../data/hooks'
import type { FileBytes } from '../../../data/import/file-bytes'
import { type FilePreview, previewFile, runImport, sheetsOfFile } from '../../../data/import/import-work'
import { logError } from '../../../ui/notices'
import type { Proposed } from './mapping-edits'

export type ChosenFile = { readonly name: string; readonly bytes: FileBytes }
/** `isSurvey`: whether each row is what one person answered, where the person said so. */
type FileSettings = FileOptions & { readonly isSurvey?: boolean }
/** `broke`: something failed that no code foresaw. */
export type ImportProblem = Problem<FileProblem | PreviewProblem | RunProblem | 'gone' | 'broke'>

/** `credit` still holds the mapping; the file is read once more only when it is brought in. */
export const steps = ['choose', 'check', 'credit', 'done'] as const
export type Step = (typeof steps)[number]

export type ImportWizardState = ReturnType<typeof useImportWizard>

/** What is laid over the file while it is read. */
type Laid = { readonly duplicates: DuplicateDecision; readonly corrections: readonly CellCorrection[] }
const nothingLaid: Laid = { duplicates: forAll(null), corrections: [] }

/** A file of this shape came in before: offered, or how this one is read now. */
type Memory = Remembered & { readonly taken: boolean }

const nameWithoutEnding = (name: string): string => name.replace(/\.[^.]{1,5}$/, '').trim() || name

/** A file on its way in. Nothing is written before `run`. */
export function useImportWizard() {
  const session = useSession()
  const { smallestGroup, yearStart } = useProject()
  const measures = useRows('measure')
  const [step, setStep] = useState<Step>('choose')
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [sheets, setSheets] = useState<readonly SheetInWorkbook[]>([])
  const [laid, setLaid] = useState(nothingLaid)
  const [settings, setSettings] = useState<FileSettings>({})
  const [found, setFound] = useState<FilePreview | null>(null)
  const [proposed, setProposed] = useState<Proposed | null>(null)
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const [memory, setMemory] = useState<Memory | null>(null)
  const [problem, setProblem] = useState<ImportProblem | null>(null)
  const [rowsRead, setRowsRead] = useState<number | null>(null)
  const [source, setSource] = useState('')
  const [record, setRecord] = useState<ImportRecord | null>(null)
  const [running, setRunning] = useState(false)
  const work = useRef<AbortController | null>(null)
  const importing = useRef<AbortController | null>(null)
  // Leaving stops a reading. An import that has begun goes on: leaving is not cancelling.
  useEffect(() => () => work.current?.abort(), [])

  /** Reads the file again; only the newest reading counts. */
  const read = async (chosen: ChosenFile, asked: FileSettings, withMapping: Mapping | null, over: Laid) => {
    work.current?.abort()
    const turn = new AbortController()
    work.current = turn
    setRowsRead(0)
    setProblem(null)
    try {
      const known = asked.sheet === undefined ? await withLikeliestSheet(chosen, asked, turn.signal) : asked
      if (turn.signal.aborted || !known) return
      const { isSurvey, ...table } = known
      const existing = await session.db.rowsOf('measure').toArray()
      const propose = { title: nameWithoutEnding(chosen.name), measures: existing, smallestGroup, yearStart, isSurvey }
      const answer = await previewFile(
        {
          bytes: chosen.bytes,
          mapping: withMapping,
          table,
          propose,
          yearStart,
          databaseName: session.db.name,
          ...over,
        },
        { signal: turn.signal, onProgress: rows => work.current === turn && setRowsRead(rows) },
      )
      if (turn.signal.aborted) return
      if (!answer.ok) {
        setProblem(answer)
        return
      }
      if (withMapping === null) await takeProposal(answer.value, existing)
      // What was read for a mapping says nothing new about it, and a title may have been typed meanwhile.
      if (turn.signal.aborted) return
      setFound(answer.value)
      setStep('check')
    } catch (error) {
      if (turn.signal.aborted) return
      logError(error)
      setProblem({ ok: false, problem: 'broke' })
    } finally {
      if (work.current === turn) setRowsRead(null)
    }
  }
  /** Null: the sheets could not be read, and the person has been told. */
  const withLikeliestSheet = async (chosen: ChosenFile, asked: FileSettings, signal: AbortSignal) => {
    const listed = await sheetsOfFile(chosen.bytes, { signal })
    if (signal.aborted) return null
    if (!listed.ok) {
      setProblem({ ...listed, detail: listed.detail ?? chosen.name })
      return null
    }
    setSheets(listed.value)
    const sheet = likeliestSheet(listed.value)?.name
    const next = { ...asked, sheet }
    setSettings(next)
    return next
  }
  const takeProposal = async (preview: FilePreview, existing: Parameters<typeof rememberedMapping>[0]['measures']) => {
    const { table, mapping: fresh, offers } = preview
    const imports = await session.db.rowsOf('import').toArray()
    const remembered = rememberedMapping({ table, proposed: fresh, measures: existing }, imports)
    setMapping(fresh)
    setProposed({ mapping: fresh, offers, table })
    setMemory(remembered && { ...remembered, taken: false })
  }
  const readWith = (chosen: Mapping, over: Laid = laid) => {
    const next = measures ? withLevels(chosen, measures) : chosen
    setMapping(next)
    setLaid(over)
    if (file) void read(file, settings, next, over)
  }
  const forget = () => {
    setSheets([])
    setLaid(nothingLaid)
    setFound(null)
    setMapping(null)
    setMemory(null)
  }

  return {
    step,
    file,
    found,
    proposed,
    mapping,
    problem,
    /** Null: no reading is under way. */
    rowsRead,
    running,
    source,
    record,
    settings,
    /** Of a workbook. */
    sheets,
    duplicates: laid.duplicates,
    corrections: laid.corrections,
    /** Null: no file of this shape came in before, or the person did not want to hear of it. */
    memory,
    /** Null: no measure of the project has that id. */
    measureTitle: (id: string) => measures?.find(measure => measure.id === id)?.title ?? null,
    setSource,
    goTo: setStep,
    choose: (chosen: ChosenFile) => {
      setFile(chosen)
      setSettings({})
      forget()
      void read(chosen, {}, null, nothingLaid)
    },
    /** Says how the file is to be read: what was proposed for it before no longer fits, nor what was typed over its lines. */
    changeSettings: (next: FileSettings) => {
      if (!file) return
      setSettings(next)
      setLaid(nothingLaid)
      void read(file, next, null, nothingLaid)
    },
    /** `rereads` false: only names of new measures and the like, which change nothing in the reading. */
    changeMapping: (next: Mapping, { rereads }: { rereads: boolean }) => {
      if (rereads) readWith(next)
      else setMapping(next)
    },
    chooseDuplicates: (all: DuplicateChoice) => {
      if (mapping) readWith(mapping, { ...laid, duplicates: forAll(all) })
    },
    /** For one figure alone; null: as for all. */
    chooseDuplicate: (key: string, choice: DuplicateChoice | null) => {
      if (!mapping) return
      const { [key]: _, ...others } = laid.duplicates.each
      const each = choice === null ? others : { ...others, [key]: choice }
      readWith(mapping, { ...laid, duplicates: { ...laid.duplicates, each } })
    },
    /** Cells of one line, laid over the file. */
    correct: (typed: readonly CellCorrection[]) => {
      if (mapping) readWith(mapping, { ...laid, corrections: withCorrections(laid.corrections, typed) })
    },
    takeBackCorrection: ({ line, column }: Pick<CellCorrection, 'line' | 'column'>) => {
      if (!mapping) return
      const corrections = laid.corrections.filter(each => each.line !== line || each.column !== column)
      readWith(mapping, { ...laid, corrections })
    },
    readAsBefore: () => {
      if (!memory) return
      setMemory({ ...memory, taken: true })
      readWith(memory.mapping)
    },
    /** As proposed, whatever came in before. */
    readAfresh: () => {
      if (memory?.taken && proposed) readWith(proposed.mapping)
      setMemory(null)
    },
    startAgain: () => {
      work.current?.abort()
      setFile(null)
      forget()
      setProblem(null)
      setSource('')
      setRecord(null)
      setStep('choose')
    },
    run: async () => {
      if (!file || !mapping) return
      const turn = new AbortController()
      importing.current = turn
      setRunning(true)
      setProblem(null)
      setRowsRead(0)
      try {
        const answer = await runImport(
          session,
          { bytes: file.bytes, fileName: file.name.slice(-500), source: source.trim(), mapping, ...laid },
          { signal: turn.signal, onProgress: setRowsRead },
        )
        if (answer.ok) {
          setRecord(answer.value)
          setStep('done')
        } else setProblem(answer)
      } catch (error) {
        logError(error)
        setProblem({ ok: false, problem: 'broke' })
      } finally {
        setRunning(false)
        setRowsRead(null)
      }
    },
    cancelRun: () => importing.current?.abort(),
  }
}

/** What is typed last for a cell counts. */
const withCorrections = (before: readonly CellCorrection[], typed: readonly CellCorrection[]): CellCorrection[] => [
  ...before.filter(old => !typed.some(({ line, column }) => line === old.line && column === old.column)),
  ...typed,
]
