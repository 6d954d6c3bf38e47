import { readFileSync } from 'node:fs'
import type { Mapping } from '@core/import/mapping'
import { levelChoices, withLevel } from '@core/import/nested-rows'
import { describe, expect, it } from 'vitest'
import { goodImportOf, importOf } from './import-of'

const read = (name: string): Uint8Array => new Uint8Array(readFileSync(`test/fixtures/cases/${name}`))

/** By measure and day what its figures add up to. */
async function sumsOf(name: string, change?: (mapping: Mapping) => Mapping): Promise<Record<string, number>> {
  const { observations } = await goodImportOf(read(name), change ? { change } : {})
  const sums: Record<string, number> = {}
  for (const { measure, day, value } of observations) {
    const key = measure === 'the file' ? day : `${measure} ${day}`
    sums[key] = Math.round(((sums[key] ?? 0) + (typeof value === 'number' ? value : 0)) * 1e6) / 1e6
  }
  return sums
}
const wordsOf = async (name: string, dimension: string): Promise<string[]> => {
  const { observations } = await goodImportOf(read(name))
  return [...new Set(observations.map(({ dimensions }) => dimensions[dimension] ?? ''))]
}
const asked = async (name: string) => {
  const result = await importOf(read(name))
  if (!('questions' in result)) throw new Error(`nothing asked of ${name}`)
  return result
}

describe('rows that add up others stay out', () => {
  it.each([
    ['k02a-rounded-totals.csv', { 'Households 2025-06-30': 1228 }],
    ['k02b-total-beside-a-suppressed-part.csv', { '2022-12-31': 130, '2023-12-31': 141 }],
    ['k02c-all-in-a-second-breakdown.csv', { 'People 2023-12-31': 150 }],
    ['k02e-two-crossed-totals.csv', { 'People in emergency shelter 2022-12-31': 100 }],
    ['l1-nations-and-regions.csv', { '2022-12-31': 1000, '2023-12-31': 1040 }],
    ['l2-kinds-of-place.csv', { 'Households 2023-03-31': 1000 }],
    ['l5-margins-alone.csv', { 'People 2023-12-31': 100 }],
    ['l6-all-alone-in-places.csv', { 'People 2023-12-31': 150 }],
    ['l7-polish-totals.csv', { 'Osoby 2023-12-31': 150 }],
    ['l8-regions-by-name.csv', { '2021-12-31': 1230, '2022-12-31': 1300, '2023-12-31': 1410 }],
    ['l12-persons.csv', { '2022-12-31': 80, '2023-12-31': 88 }],
    ['l13-dashes-for-a-code.csv', { '2022-12-31': 100, '2023-12-31': 110 }],
    ['l14-of-which.csv', { 'Households 2023-03-31': 100 }],
    ['l15-codes-by-length.csv', { 'People 2023-12-31': 100 }],
    ['l18-moved-in.csv', { '2021-12-31': 100, '2022-12-31': 111 }],
    ['l19-margins-of-a-cross-table.csv', { '2023-03-31': 65 }],
    ['l26-codes-of-totals.csv', { 'OBS_VALUE 2022-12-31': 100 }],
    ['l27-one-nation.csv', { 'Value 2023-03-31': 300 }],
    ['l28-whole-county.csv', { 'People 2022-12-31': 125, 'People 2023-12-31': 125 }],
    ['l20-nations-as-columns.csv', { '2021-12-31': 100, '2022-12-31': 110 }],
  ])('in %s', async (name, sums) => {
    expect(await sumsOf(name)).toEqual(sums)
  })

  it('and are told by another reason where they count a part of another row again', async () => {
    const { counts } = await goodImportOf(read('l14-of-which.csv'))
    expect(counts.rowsByReason).toEqual({ 'part-row': 2 })
  })

  it('are held against the sum of their parts, rounded as they are', async () => {
    const { preview } = await goodImportOf(read('k02a-rounded-totals.csv'))
    const checks = preview.reading?.totalChecks.map(({ label, stated, sumOfParts, agrees }) => [
      label,
      stated,
      sumOfParts,
      agrees,
    ])
    expect(checks).toEqual([['ENGLAND', 1230, 1228, true]])
    const hidden = await goodImportOf(read('k02b-total-beside-a-suppressed-part.csv'))
    expect(hidden.preview.reading?.totalChecks.map(({ agrees }) => agrees)).toEqual([false, false])
  })
})

describe('rows that only look like totals come in', () => {
  it.each([
    ['l4-countries-of-birth.csv', 850],
    ['l9-names-like-totals.csv', 111],
  ])('in %s', async (name, sum) => {
    expect(await sumsOf(name)).toEqual({ 'People 2023-12-31': sum })
  })

  it('where there are two of them, or one comes to the sum of the others once in three years', async () => {
    const two = await goodImportOf('Place,2021,2022\nAshby,10,12\nBarton,10,12\n')
    expect(two.counts.rowsUsed).toBe(2)
    const once = await goodImportOf(
      'Place,2021,2022,2023\nAshby,10,13,22\nBarton,20,18,25\nCorley,30,31,40\nDenby,44,40,51\n',
    )
    expect(once.counts.rowsUsed).toBe(4)
  })
})

describe('where neither words nor sums can tell, it is asked', () => {
  it('which rows to use', async () => {
    const { questions, mapping, file } = await asked('l3-england-beside-three.csv')
    expect(questions).toEqual([{ code: 'ask-level', column: 0 }])
    const [nested] = mapping.rows.nested ?? []
    expect(nested && levelChoices(nested, file.table).map(({ names }) => names)).toEqual([
      ['Leeds', 'York', 'Hull'],
      ['England'],
    ])
    const by = (take: 'parts' | { only: string[] }) =>
      sumsOf('l3-england-beside-three.csv', proposed => withLevel(proposed, 0, take))
    expect(await by('parts')).toEqual({ 'People 2023-03-31': 260 })
    expect(await by({ only: ['England'] })).toEqual({ 'People 2023-03-31': 5000 })
  })

  it('where people are in several groups, whose sum is more than all of them', async () => {
    expect((await asked('l16-several-needs.csv')).questions).toEqual([{ code: 'ask-level', column: 1 }])
  })
})

describe('columns', () => {
  it.each([
    ['k12a-women-2021.csv', { '2021-12-31': 60, '2022-12-31': 63 }, 'sex', ['Women', 'Men']],
    ['l23-year-first.csv', { '2021-12-31': 30, '2022-12-31': 32 }, 'sex', ['Female', 'Male']],
    ['u-C-age-bands-wide.csv', { '2024-03-31': 565, '2025-03-31': 608, '2026-03-31': 621 }, 'age', null],
    ['u-c3-gender.csv', { '2025-03-31': 225, '2026-03-31': 228 }, 'sex', null],
    ['k22a-places-as-columns.csv', { '2021-12-31': 100, '2022-12-31': 104, '2023-12-31': 108 }, 'place', null],
    ['l25-tenures-and-total.csv', { '2023-03-31': 60, '2024-03-31': 66 }, 'group', null],
  ])('that are groups or places of one measure all come in: %s', async (name, sums, dimension, words) => {
    expect(await sumsOf(name)).toEqual(sums)
    const found = await wordsOf(name, dimension)
    expect(found.every(word => word !== '')).toBe(true)
    if (words) expect(found).toEqual(words)
  })

  it('of unrelated figures are a measure each', async () => {
    expect(await sumsOf('l24-several-measures.csv')).toEqual({
      'Beds 2023-03-31': 42,
      'People housed 2023-03-31': 30,
      'People refused 2023-03-31': 11,
      'Referrals 2023-03-31': 90,
      'Volunteers 2023-03-31': 7,
    })
  })

  it('of one thing in several years are one measure, called after it', async () => {
    const { observations, mapping } = await goodImportOf(read('k01e-density-codes.csv'))
    expect(mapping.measures.map(({ target }) => target.as === 'new' && target.title)).toEqual(['People per sq km'])
    expect(new Set(observations.map(({ day }) => day))).toEqual(new Set(['2022-12-31', '2023-12-31']))
  })

  it('under two rows of headings have each quarter’s own end', async () => {
    const { observations } = await goodImportOf(read('u-A-applications-two-headers.xlsx'))
    const inPeriod = observations.filter(({ day }) => day >= '2025-11-01' && day <= '2026-02-28')
    expect(inPeriod.reduce((sum, { value }) => sum + Number(value), 0)).toBe(149)
  })

  it('of more figures than can be taken are said to be left out', async () => {
    const names = Array.from({ length: 14 }, (_, index) => `Thing ${index + 1} seen`)
    const rows = ['Ashby', 'Barton'].map((place, row) => [place, '2023-03-31', ...names.map((_, i) => i * 3 + row + 1)])
    const { preview } = await goodImportOf([['Area', 'Date', ...names], ...rows].map(row => row.join()).join('\n'))
    expect(preview.warnings).toContain('figures-not-used')
    const out = preview.columns.filter(({ role }) => role.as === 'ignore' && role.because === 'figures')
    expect(out).toHaveLength(13)
  })
})

describe('places', () => {
  it.each([
    ['k09a-code-name-geography.csv', ['Ashby', 'Barton', 'Corley', 'Denby']],
    ['k23a-codes-only.csv', ['W06000001', 'W06000002', 'W06000003', 'W06000004']],
    ['k23b-codes-only-long.csv', ['E07000001', 'E07000002', 'E07000003', 'E07000004']],
    ['k10d-year-with-a-code.csv', ['Ashland', 'Barland', 'Corland']],
    ['k04b-last-updated-beside-period.csv', ['Ashby', 'Barton', 'Corley']],
  ])('are named as the file names them: %s', async (name, places) => {
    expect(await wordsOf(name, 'place')).toEqual(places)
  })

  it('of which only a code is given are called what the code says, where it says it', async () => {
    const result = await importOf(read('l22-codes-of-regions.csv'), {
      change: mapping => withLevel(mapping, 0, 'parts'),
    })
    expect('observations' in result && new Set(result.observations.map(({ dimensions }) => dimensions.place))).toEqual(
      new Set(['Wales', 'E06000001']),
    )
  })

  it('are kept where a file is of one alone, and columns that say nothing are not', async () => {
    const { preview, observations } = await goodImportOf(read('k09a-code-name-geography.csv'))
    expect(preview.columns.map(({ role }) => (role.as === 'ignore' ? role.because : role.as))).toEqual([
      'tells-rows',
      'dimension',
      'kinds-of-place',
      'date',
      'value',
    ])
    expect(observations.every(({ dimensions }) => Object.keys(dimensions).join() === 'place')).toBe(true)
    const one = await goodImportOf('Area,Date,People\nAshby,2023-03-31,4\nAshby,2023-06-30,5\n')
    expect(one.observations.map(({ dimensions }) => dimensions.place)).toEqual(['Ashby', 'Ashby'])
  })
})

describe('a column of units', () => {
  it('is of the measures, which the rows name', async () => {
    const { mapping, observations, counts } = await goodImportOf(read('k25a-indicator-unit-value.csv'))
    expect(
      mapping.measures.map(({ kind, target }) => target.as === 'new' && [target.title, kind, target.unit]),
    ).toEqual([
      ['People housed', 'number', ''],
      ['Share still housed', 'share', ''],
      ['Average wait', 'number', 'Days'],
    ])
    expect(observations.filter(({ measure }) => measure === 'Share still housed').map(({ value }) => value)).toEqual([
      0.75, 0.5,
    ])
    expect(counts.rowsLeftOut).toBe(0)
  })

  it('tells two measures of one name apart, and reads a bare half of a per cent as that', async () => {
    expect(await sumsOf('l21-one-name-two-units.csv')).toEqual({
      'Still housed (Number) 2023-12-31': 40,
      'Still housed (%) 2023-12-31': 0.605,
    })
  })

  it('is not needed where the cells say per cent', async () => {
    const { mapping } = await goodImportOf(read('k01c-per-cent-cells-of-a-named-measure.csv'))
    expect(mapping.measures.map(({ kind }) => kind)).toEqual(['number', 'share'])
  })
})

it('takes the row of everything for the whole where nothing can be added up: 5.43, not the sum of rates', async () => {
  const { preview } = await goodImportOf(read('k01a-rate-wide.csv'))
  expect(preview.reading?.figures.map(({ figure }) => figure.value)).toEqual([4.1, 4.4, 4.7])
  const { observations, counts } = await goodImportOf(read('l30-rates-with-codes.csv'))
  expect(
    observations.filter(({ dimensions }) => Object.keys(dimensions).length === 0).map(({ value }) => value),
  ).toEqual([4.36, 5.43])
  expect(counts.rowsByReason).toEqual({ 'total-row': 2 })
})

it('says before anything is written what each measure comes to, beside the file’s own total', async () => {
  const { preview } = await goodImportOf(read('k02a-rounded-totals.csv'))
  expect(preview.reading?.figures.map(({ period, figure, stated }) => [period.label, figure.value, stated])).toEqual([
    ['2025', 1228, { label: 'ENGLAND', value: 1230 }],
  ])
})
