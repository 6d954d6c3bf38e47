import { projectForOthers } from '@core/privacy/project'
import type { Narrative, ReportExport } from '@core/project/entities'
import { readyOutline } from '@core/report/outlines'
import { type TakeBackProblem, type TakenBack, takeBack } from '@core/report/take-back/take-back'
import { reportNowOf, workingCopyOf } from '@core/report/take-back/working-copy'
import { writeWorkingCopy } from '@core/report/word/write-working'
import type { Result } from '@core/result'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { campaign, now, sourceWith, year2016 } from '../build'

export const exportId = 'export-1'

/** What was written: every look there is, and a live figure. */
export const results = [
  'A hard year, and **people** *still* came.',
  '# What we heard',
  'Sleeping rough: {{measure: rough, latest}} people. See [the count](https://example.org/count).',
  '- We asked.\n- They answered.\n   - In person.',
  '1. First, listen.\n2. Then act.',
  '> Nobody asked us before.\n>\n> — A tenant',
  '| Month | Met |\n| --- | --- |\n| June | Yes |',
].join('\n\n')

export const narratives: readonly Narrative[] = [
  { id: 'whole', period: '2016', elementId: null, text: 'A hard year.\n\nWe kept going.' },
  { id: 'results', period: '2016', elementId: null, section: 'results', text: results, markdown: true },
  { id: 'heard', period: '2016', elementId: 'heard', text: 'They asked us in June, at last.' },
  { id: 'trust', period: '2016', elementId: 'trust', text: 'Trust grew slowly over the winter.' },
]

export const othersWith = (narrative: readonly Narrative[] = narratives) =>
  projectForOthers(sourceWith({ ...campaign, narrative }))

export async function copyOf(narrative: readonly Narrative[] = narratives, id = exportId) {
  const { model, exported } = workingCopyOf(othersWith(narrative), year2016, {
    now,
    outline: readyOutline('year'),
    exportId: id,
  })
  return { model, exported, bytes: await writeWorkingCopy(model, { exportId: id, texts: exported.texts }) }
}

export const back = (
  bytes: Uint8Array,
  exports: readonly ReportExport[],
  narrative: readonly Narrative[] = narratives,
): Result<TakenBack, TakeBackProblem> =>
  takeBack(bytes, {
    exports,
    narratives: narrative,
    modelNow: exported => reportNowOf(othersWith(narrative), exported, now),
  })

export const textNamed = (taken: TakenBack, key: string) => {
  const found = taken.texts.find(({ place }) => (place.section ?? place.elementId ?? 'whole') === key)
  if (!found) throw new Error(`no text ${key}`)
  return found
}

export const partOf = (bytes: Uint8Array, path: string): string => strFromU8(unzipSync(bytes)[path] ?? new Uint8Array())

/** The package with parts rewritten; null: taken out. */
export function edited(
  bytes: Uint8Array,
  changes: Readonly<Record<string, (xml: string) => string | null>>,
): Uint8Array {
  const parts = unzipSync(bytes)
  for (const [path, change] of Object.entries(changes)) {
    const made = change(strFromU8(parts[path] ?? new Uint8Array()))
    if (made === null) delete parts[path]
    else parts[path] = strToU8(made)
  }
  return zipSync(parts)
}
