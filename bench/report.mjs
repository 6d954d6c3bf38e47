import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unzipSync, zipSync } from 'fflate'
import { bundled, root } from './bundled.mjs'
import { contest, cpuMs, rounds, timed } from './rounds.mjs'

const measures = 100

/** A Word report in Node, as the command line writes it, against zipping the very parts it consists of. */
export async function reportBench({ folder }) {
  const { projectInFile, projectOfMeasures, reportOn } = await bundled(
    'bench/node/report-contest.ts',
    join(folder, 'report'),
  )
  const sample = projectInFile(new Uint8Array(readFileSync(join(root, 'resources/sample.commonmeasure'))))
  const made = await projectOfMeasures(measures)
  const reports = {
    sample: () => reportOn(sample, '2016'),
    sampleUnnumbered: () => reportOn(sample, '2016', { pageNumbers: false }),
    made: () => reportOn(made, '2019'),
  }
  const first = await timed(reports.sample)
  const parts = {
    sample: unzipSync(first.answer),
    sampleUnnumbered: unzipSync(await reports.sampleUnnumbered()),
    made: unzipSync(await reports.made()),
  }
  const contenders = {}
  for (const name of Object.keys(reports)) {
    contenders[name] = () => cpuMs(reports[name])
    contenders[`${name} zip`] = () => zipCpuMs(parts[name])
  }
  const answers = await rounds(contenders, { atMost: 7, budgetMs: 60_000 })
  const line = (name, what) =>
    contest({ what, ours: answers[name], against: 'zip of the same parts', theirs: answers[`${name} zip`] })
  const size = name => `${(Object.values(parts[name]).reduce((sum, part) => sum + part.length, 0) / 1e6).toFixed(1)} MB`
  return {
    title: 'Word report in Node, CPU time',
    roundsMade: answers.sample.length,
    lines: [
      line('sample', `sample project, ${size('sample')} unzipped`),
      line('sampleUnnumbered', 'sample project, contents list without page numbers'),
      line('made', `${measures} measures, ${size('made')} unzipped`),
    ],
    notes: [
      `The very first report of the process took ${Math.round(first.ms)} ms: code that has not warmed up, as from the command line.`,
      'Reports of more than 400 pieces are written without page numbers, and so is the one of 100 measures.',
    ],
  }
}

/** One zip is over too soon to be measured well. */
const zips = 10

async function zipCpuMs(parts) {
  const ms = await cpuMs(() => {
    for (let zip = 0; zip < zips; zip++) zipSync(parts, { level: 6 })
  })
  return ms / zips
}
