import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { standingOfMeasure } from '@core/measure/standing'
import { figureForPeriod } from '@core/observation/aggregate'
import { reportingYear } from '@core/observation/period'
import { readingFromContents } from '@core/observation/reading'
import { type ProjectContents, projectOf } from '@core/project/contents'
import { readProjectFile } from '@core/project/file/read-project-file'
import { checkIntegrity } from '@core/project/integrity'
import { sampleFile, sampleProject } from '@core/project/sample/sample-project'
import { stateOfAssumption } from '@core/theory/claims'
import { outcomesWithoutMeasure } from '@core/theory/gaps'
import { newestVersion } from '@core/theory/versions'
import { consensusTable } from '@core/workshop/consensus-table'
import { beforeAll, describe, expect, it } from 'vitest'

const data = (name: string) => new Uint8Array(readFileSync(resolve('resources/data', name)))
let sample: ProjectContents
beforeAll(async () => {
  sample = await sampleProject(data)
})

const measure = (id: string) => {
  const found = sample.rows.measure.find(each => each.id === id)
  if (!found) throw new Error(`no ${id}`)
  return found
}
const figure = (id: string, year: number) =>
  figureForPeriod(readingFromContents(sample, id), measure(id), reportingYear(year, 1))?.value
const standings = (year: number) =>
  sample.rows.measure.map(
    each => standingOfMeasure(each, readingFromContents(sample, each.id), reportingYear(year, 1)).code,
  )

describe('the sample project', () => {
  it('is built to the same bytes every time, and these are the ones in resources: `npm run sample` after a change', async () => {
    const [first, second] = [await sampleFile(data), await sampleFile(data)]
    expect(first).toEqual(second)
    expect(Buffer.from(first).equals(readFileSync(resolve('resources/sample.commonmeasure')))).toBe(true)
  })

  it('reads back and holds together', async () => {
    const read = readProjectFile(await sampleFile(data))
    expect(read).toMatchObject({ ok: true })
    expect(checkIntegrity(sample)).toEqual([])
  })

  it('says before anything else that it is made up', () => {
    expect(projectOf(sample).purpose).toMatch(/^Made up for learning/)
    const made = sample.rows.observation.filter(({ corrects }) => corrects === null)
    expect(made.filter(({ source }) => !source.startsWith('Made up for the sample'))).toEqual([])
    expect(made.length).toBeGreaterThan(50)
  })

  it('credits what is real', () => {
    for (const { source } of sample.rows.import) expect(source).toContain('Open Government Licence')
    expect(sample.rows.import).toHaveLength(2)
    expect(sample.rows.workshop[0]?.source).toContain('CC BY 4.0')
  })

  it('adds the councils up to the published national figures on rough sleeping', () => {
    const published = { 2010: 1768, 2011: 2181, 2012: 2309, 2013: 2414, 2014: 2744, 2015: 3569, 2016: 4134 }
    const added = Object.keys(published).map(year => [year, figure('me-rough-sleeping', Number(year))])
    expect(Object.fromEntries(added)).toEqual(published)
  })

  it('takes out the one figure that its publisher took back', () => {
    expect(figure('me-priority-need', 2014)).toBe(13_795 - 182)
  })

  it('shows every way a measure can stand', () => {
    expect(new Set(standings(2016))).toEqual(new Set(['target-met', 'towards', 'away', 'no-figure']))
    expect(standings(2014)).toContain('no-comparison')
    expect(new Set(sample.rows.measure.map(({ kind }) => kind))).toEqual(new Set(['number', 'share', 'rubric']))
    expect(new Set(sample.rows.measure.map(({ direction }) => direction)).size).toBe(3)
  })

  it('has exactly one outcome that nobody measures', () => {
    const unwatched = outcomesWithoutMeasure(sample.rows.element, sample.rows.measure)
    expect(unwatched.map(({ title }) => title)).toEqual(['Tenants and council housing staff trust one another more'])
  })

  it('has assumptions that hold, are in doubt and wait to be tested, and evidence that groups see differently', () => {
    const states = sample.rows.assumption.map(stateOfAssumption)
    expect(new Set(states)).toEqual(new Set(['holding', 'in-doubt', 'untested']))
    expect(sample.rows.evidence.filter(({ source }) => !source.startsWith('Made up for the sample'))).toEqual([])
    const views = sample.rows.evidence.map(({ strengths }) => new Set(strengths.map(({ strength }) => strength)).size)
    expect(Math.max(...views)).toBeGreaterThan(1)
  })

  it('has changed since its saved version', () => {
    const { element: elements, link: links, assumption: assumptions } = sample.rows
    const newest = newestVersion(sample.rows.theoryVersion, { elements, links, assumptions })
    expect(newest).toMatchObject({ version: { title: 'The first drawing' }, changedSince: true })
  })

  it('explains every link', () => {
    expect(sample.rows.link.filter(({ rationale }) => rationale.length < 30)).toEqual([])
  })

  it('agreed only on statements the rule puts in, by the votes of 381 people on 119 statements', () => {
    const workshop = sample.rows.workshop[0]
    if (!workshop) throw new Error('no workshop')
    expect(workshop.items).toHaveLength(119)
    expect(workshop.taking.map(({ people }) => people)).toEqual([347, 34])
    const table = consensusTable(workshop)
    const isIn = new Set(table.filter(({ outcome }) => outcome.code === 'in').map(({ item }) => item.id))
    expect(workshop.agreed.filter(({ itemId }) => !isIn.has(itemId))).toEqual([])
    expect(workshop.agreed.map(({ measureId }) => measure(measureId).workshopId)).toEqual(
      workshop.agreed.map(() => workshop.id),
    )
    expect(table[0]?.item.id).toBe('st-119')
    expect(table[0]?.voice.consensus).toBeCloseTo(0.8852, 4)
  })
})
