import type { DuplicateChoice } from '@core/import/already-there'
import type { FileOptions, FileProblem } from '@core/import/file'
import type { Mapping } from '@core/import/mapping'
import type { PreviewProblem } from '@core/import/preview'
import type { RunProblem } from '@core/import/run'
import { likeliestSheet, type SheetInWorkbook } from '@core/import/workbook/workbook'
import type { ImportRecord } from '@core/project/entities'
import type { Problem } from '@core/result'
import { useEffect, useRef, useState } from 'react'
import { useRows, useSession } from '../../../data/hooks'
import type { FileBytes } from '../../../data/import/file-bytes'
import { type FilePreview, previewFile, sheetsOfFile } from '../../../data/import/preview-file'
import { runImport } from '../../../data/import/run-import'
import type { Proposed } from './mapping-edits'

export type ChosenFile = { readonly name: string; readonly bytes: FileBytes }
export type FileSettings = FileOptions
/** `broke`: something failed that no code foresaw. */
export type Trouble = Problem<FileProblem | PreviewProblem | RunProblem | 'gone' | 'broke'>

/** `credit` still holds the mapping; the file is read once more only when it is brought in. */
export const steps = ['choose', 'check', 'credit', 'done'] as const
export type Step = (typeof steps)[number]

export type BringIn = ReturnType<typeof useBringIn>

const nameWithoutEnding = (name: string): string => name.replace(/\.[^.]{1,5}$/, '').trim() || name

/** A file on its way in. Nothing is written before `run`. */
export function useBringIn() {
  const session = useSession()
  const measures = useRows('measure')
  const [step, setStep] = useState<Step>('choose')
  const [file, setFile] = useState<ChosenFile | null>(null)
  const [sheets, setSheets] = useState<readonly SheetInWorkbook[]>([])
  const [duplicates, setDuplicates] = useState<DuplicateChoice | null>(null)
  const [settings, setSettings] = useState<FileSettings>({})
  const [found, setFound] = useState<FilePreview | null>(null)
  const [proposed, setProposed] = useState<Proposed | null>(null)
  const [mapping, setMapping] = useState<Mapping | null>(null)
  const [trouble, setTrouble] = useState<Trouble | null>(null)
  const [rowsRead, setRowsRead] = useState<number | null>(null)
  const [source, setSource] = useState('')
  const [record, setRecord] = useState<ImportRecord | null>(null)
  const [running, setRunning] = useState(false)
  const work = useRef<AbortController | null>(null)
  const importing = useRef<AbortController | null>(null)
  // Leaving stops a reading. An import that has begun goes on: leaving is not cancelling.
  useEffect(() => () => work.current?.abort(), [])

  /** Reads the file again; only the newest reading counts. */
  const read = async (
    chosen: ChosenFile,
    asked: FileSettings,
    withMapping: Mapping | null,
    duplicatesChosen: DuplicateChoice | null,
  ) => {
    work.current?.abort()
    const turn = new AbortController()
    work.current = turn
    setRowsRead(0)
    setTrouble(null)
    try {
      const table = asked.sheet === undefined ? await withLikeliestSheet(chosen, asked, turn.signal) : asked
      if (turn.signal.aborted || !table) return
      const known = await session.db.rowsOf('measure').toArray()
      const propose = { title: nameWithoutEnding(chosen.name), measures: known }
      const answer = await previewFile(
        {
          bytes: chosen.bytes,
          mapping: withMapping,
          table,
          propose,
          databaseName: session.db.name,
          duplicates: duplicatesChosen,
        },
        { signal: turn.signal, onProgress: rows => work.current === turn && setRowsRead(rows) },
      )
      if (turn.signal.aborted) return
      if (answer.ok) take(answer.value, withMapping === null)
      else setTrouble(answer)
    } catch (error) {
      if (turn.signal.aborted) return
      console.error(error)
      setTrouble({ ok: false, problem: 'broke' })
    } finally {
      if (work.current === turn) setRowsRead(null)
    }
  }
  /** Null: the sheets could not be read, and the person has been told. */
  const withLikeliestSheet = async (chosen: ChosenFile, asked: FileSettings, signal: AbortSignal) => {
    const listed = await sheetsOfFile(chosen.bytes, { signal })
    if (signal.aborted) return null
    if (!listed.ok) {
      setTrouble({ ...listed, detail: listed.detail ?? chosen.name })
      return null
    }
    setSheets(listed.value)
    const sheet = likeliestSheet(listed.value)?.name
    const next = { ...asked, sheet }
    setSettings(next)
    return next
  }
  const take = (preview: FilePreview, isProposal: boolean) => {
    setFound(preview)
    // What was read for a mapping says nothing new about it, and a title may have been typed meanwhile.
    if (isProposal) {
      setMapping(preview.mapping)
      setProposed({ mapping: preview.mapping, offers: preview.offers, table: preview.table })
    }
    setStep('check')
  }

  return {
    step,
    file,
    found,
    proposed,
    mapping,
    trouble,
    /** Null: no reading is under way. */
    rowsRead,
    running,
    source,
    record,
    settings,
    /** Of a workbook. */
    sheets,
    /** Null: nobody chose yet. */
    duplicates,
    /** Null: no measure of the project has that id. */
    measureTitle: (id: string) => measures?.find(measure => measure.id === id)?.title ?? null,
    setSource,
    goTo: setStep,
    choose: (chosen: ChosenFile) => {
      setFile(chosen)
      setSettings({})
      setSheets([])
      setDuplicates(null)
      setFound(null)
      setMapping(null)
      void read(chosen, {}, null, null)
    },
    /** Says how the file is to be read: what was proposed for it before no longer fits. */
    changeSettings: (next: FileSettings) => {
      if (!file) return
      setSettings(next)
      void read(file, next, null, duplicates)
    },
    /** `rereads` false: only names of new measures and the like, which change nothing in the reading. */
    changeMapping: (next: Mapping, { rereads }: { rereads: boolean }) => {
      setMapping(next)
      if (rereads && file) void read(file, settings, next, duplicates)
    },
    chooseDuplicates: (choice: DuplicateChoice) => {
      setDuplicates(choice)
      if (file && mapping) void read(file, settings, mapping, choice)
    },
    startAgain: () => {
      work.current?.abort()
      setFile(null)
      setSheets([])
      setDuplicates(null)
      setFound(null)
      setMapping(null)
      setTrouble(null)
      setSource('')
      setRecord(null)
      setStep('choose')
    },
    run: async () => {
      if (!file || !mapping) return
      const turn = new AbortController()
      importing.current = turn
      setRunning(true)
      setTrouble(null)
      setRowsRead(0)
      try {
        const answer = await runImport(
          session,
          {
            bytes: file.bytes,
            fileName: file.name.slice(-500),
            source: source.trim(),
            mapping,
            duplicates: duplicates ?? 'skip',
          },
          { signal: turn.signal, onProgress: setRowsRead },
        )
        if (answer.ok) {
          setRecord(answer.value)
          setStep('done')
        } else setTrouble(answer)
      } catch (error) {
        console.error(error)
        setTrouble({ ok: false, problem: 'broke' })
      } finally {
        setRunning(false)
        setRowsRead(null)
      }
    },
    cancelRun: () => importing.current?.abort(),
  }
}
