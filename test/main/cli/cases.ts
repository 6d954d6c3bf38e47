import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { commandFolder } from './command-in-folder'

type Period = { readonly period: string; readonly figure: { readonly value: number } | null }
type Shown = { readonly title: string; readonly periods: readonly Period[] }

/** A project that takes in files of test/fixtures/cases on the command line, one after the other. */
export async function projectOfCases({ yearStart = 4 }: { yearStart?: number } = {}) {
  const folder = commandFolder()
  const made = await folder.command('new', 'p.commonmeasure', '--title', 'Case', '--year-start', String(yearStart))
  if (made.code !== 0) throw new Error(made.err)
  return {
    ...folder,
    import: (name: string, ...options: string[]) => {
      folder.write(name, new Uint8Array(readFileSync(join('test/fixtures/cases', name))))
      return folder.command('import', 'p.commonmeasure', name, ...options)
    },
    importJson: (name: string) => {
      folder.write(name, new Uint8Array(readFileSync(join('test/fixtures/cases', name))))
      return folder.json('import', 'p.commonmeasure', name)
    },
    /** By measure and year. */
    figures: async (): Promise<Record<string, Record<string, number>>> => {
      const { value } = await folder.json('show', 'p.commonmeasure', '--all')
      return Object.fromEntries(
        (value.measures as readonly Shown[]).map(({ title, periods }) => [
          title,
          Object.fromEntries(periods.flatMap(({ period, figure }) => (figure ? [[period, figure.value]] : []))),
        ]),
      )
    },
    exported: async (): Promise<string> => {
      await folder.command('export', 'p.commonmeasure', '--as', 'csv', '--out', 'out.csv', '--force')
      return new TextDecoder().decode(folder.read('out.csv'))
    },
  }
}
