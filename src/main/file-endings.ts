import { resolve } from 'node:path'
import type { FileKind } from '@core/host-api'
import { t } from './words'

/** The project file a start was given (a double click, or a name on the command line), or `null`. */
export function projectFileIn(args: readonly string[], workingFolder: string): string | null {
  const named = args.find(arg => !arg.startsWith('-') && arg.toLowerCase().endsWith('.commonmeasure'))
  return named === undefined ? null : resolve(workingFolder, named)
}

type Filter = { name: string; extensions: string[] }

/** The endings of each kind; the first is added to a name that has none. An attached file keeps the name it has. */
export const endingsOfKind = {
  project: ['commonmeasure'],
  report: ['docx'],
  csv: ['csv', 'tsv', 'txt'],
  workbook: ['xlsx'],
  svg: ['svg'],
  png: ['png'],
  xml: ['xml'],
  html: ['html', 'htm'],
  pdf: ['pdf'],
  attachment: ['*'],
} as const satisfies Record<FileKind, readonly [string, ...string[]]>

/** One filter that shows every kind asked for, so that nobody has to look for theirs. */
export const filterForKinds = (kinds: readonly FileKind[]): Filter => ({
  name: kinds.map(kind => t(`machine:fileKind.${kind}`)).join(', '),
  extensions: kinds.flatMap(kind => endingsOfKind[kind]),
})

export const hasEndingOfKind = (path: string, kind: FileKind): boolean =>
  kind === 'attachment' || endingsOfKind[kind].some(ending => path.toLowerCase().endsWith(`.${ending}`))
