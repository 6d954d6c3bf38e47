import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
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
    made: () => reportOn(made, '2019'),
  }
  const first = await timed(reports.sample)
  const parts = {
    sample: unzipSync(first.answer),
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
  const long = await longReportBench(folder)
  return {
    title: 'Word report in Node, CPU time',
    roundsMade: answers.sample.length,
    lines: [
      line('sample', `sample project, ${size('sample')} unzipped`),
      line('made', `${measures} measures, ${size('made')} unzipped`),
      ...long.lines,
    ],
    notes: [
      `The very first report of the process took ${Math.round(first.ms)} ms: code that has not warmed up, as from the command line.`,
      'The long report: some 200 pages with 60 charts and 40 tables, contents and lists with page numbers. The others write less of it: docx its words alone, or with plain charts and tables, docxtemplater its words in a loop, html-to-docx words and tables; none has styles, contents or page numbers.',
      ...long.notes,
    ],
  }
}

/** A report of 200 pages against docx with its words alone, and against what others make Word files with, where they are installed. */
async function longReportBench(folder) {
  const made = await bundled('bench/node/long-report.ts', join(folder, 'long-report'))
  const model = made.longReport()
  const { template, data } = made.loopTemplate(model)
  const html = made.asHtml(model)
  const peers = await installedPeers()
  const works = {
    ours: () => made.ours(model),
    docx: () => made.textOnly(model),
    'docx with charts': () => made.withCharts(model),
    ...(peers && {
      docxtemplater: async () => {
        const filled = new peers.docxtemplater(new peers.pizzip(template), { paragraphLoop: true }).render(data)
        return filled.toBuffer()
      },
      'html-to-docx': () => peers.htmlToDocx(html),
    }),
  }
  // What has never run is slow to begin with, whoever made it.
  for (const work of Object.values(works)) await work()
  const contenders = Object.fromEntries(Object.entries(works).map(([name, work]) => [name, () => cpuMs(work)]))
  const answers = await rounds(contenders, { atMost: 7, budgetMs: 120_000 })
  const against = { docx: 'docx, its words alone', 'docx with charts': 'docx, its words, charts and tables' }
  const target = {
    docx: { atMost: 1.5 },
    'docx with charts': { atMost: 1.5 },
    docxtemplater: { atMost: 1 },
    'html-to-docx': { atMost: 1 },
  }
  return {
    lines: Object.keys(works)
      .filter(name => name !== 'ours')
      .map(name =>
        contest({
          what: '200 pages, 60 charts, 40 tables',
          ours: answers.ours,
          against: against[name] ?? name,
          theirs: answers[name],
          target: target[name],
        }),
      ),
    notes: peers ? [] : ['html-to-docx and docxtemplater are not installed: npm ci --prefix bench/peers'],
  }
}

/** Null: nobody installed them. */
async function installedPeers() {
  const require = createRequire(join(root, 'bench/peers/package.json'))
  try {
    return {
      docxtemplater: require('docxtemplater'),
      pizzip: require('pizzip'),
      htmlToDocx: require('html-to-docx'),
    }
  } catch {
    return null
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
