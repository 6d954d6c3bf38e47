import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

let folder: CommandFolder
const ours = 'ours.commonmeasure'
beforeEach(async () => {
  folder = commandFolder()
  await folder.command('new', ours, '--title', 'Homes first', '--year-start', '4')
})
afterEach(() => folder.remove())

const shares = ['add-measure', ours, '--title', 'Repairs in time', '--kind', 'share']

describe('add-measure', () => {
  it('adds a measure with all that was said of it', async () => {
    const { code, value } = await folder.json(
      ...['add-measure', ours, '--title', 'People sleeping rough', '--because', 'the count falls', '--unit', 'people'],
      ...['--direction', 'decrease', '--aggregation', 'latest', '--counts-people', '--method', 'A street count'],
      ...['--baseline', '1,768@2010-11-30', '--target', '2016-17=900', '--target', '2018=500'],
      ...['--proposed-by', 'lived experience', '--proposed-by', 'both'],
    )
    expect(code).toBe(0)
    expect(value.measure).toEqual({
      id: expect.any(String),
      title: 'People sleeping rough',
      because: 'the count falls',
      unit: 'people',
      kind: 'number',
      direction: 'decrease',
      aggregation: 'latest',
      across: 'sum',
      countsPeople: true,
      baseline: { value: 1768, day: 14_943 },
      targets: [
        { period: '2016', value: 900 },
        { period: '2018', value: 500 },
      ],
      outcomeIds: [],
      proposedBy: ['lived', 'both'],
      workshopId: null,
      rubric: [],
      method: 'A street count',
      order: 0,
    })
    expect(await folder.json('show', ours)).toMatchObject({
      value: { measures: [{ title: 'People sleeping rough', baseline: { value: 1768, date: '2010-11-30' } }] },
    })
    expect((await folder.command('check', ours)).code).toBe(0)
  })

  it('takes the rest of the sheet, and show gives it back', async () => {
    const { code, value } = await folder.json(
      ...['add-measure', ours, '--title', 'A say', '--kind', 'scale', '--level', 'No', '--level', 'Yes'],
      ...['--item', 'My landlord listens', '--frequency', 'quarterly', '--collected-by', 'The panel'],
      ...['--definition', 'Answers at the door', '--review', '2027-03-31'],
    )
    expect(code).toBe(0)
    expect(value.measure).toMatchObject({
      kind: 'scale',
      aggregation: 'median',
      items: ['My landlord listens'],
      frequency: 'quarterly',
      reviewOn: 20_908,
    })
    expect(await folder.json('show', ours)).toMatchObject({
      value: { measures: [{ collectedBy: 'The panel', definition: 'Answers at the door', reviewOn: '2027-03-31' }] },
    })
  })

  it('reads a milestone as yes or no, and refuses what a kind cannot have', async () => {
    const milestone = await folder.json(
      'add-measure',
      ours,
      '--title',
      'M',
      '--kind',
      'milestone',
      '--target',
      '2026=yes',
    )
    expect(milestone.value).toMatchObject({
      measure: { aggregation: 'latest', targets: [{ period: '2026', value: 1 }] },
    })
    const refused = [
      [['--kind', 'milestone', '--target', '2026=7'], 'not-a-milestone-value'],
      [['--kind', 'story', '--target', '2026=7'], 'no-value-in-words'],
      [['--kind', 'number', '--item', 'Q'], 'items-without-scale'],
      [['--kind', 'share', '--cumulative'], 'cumulative-not-a-number'],
      [['--kind', 'scale'], 'rubric-without-levels'],
      [['--review', '31/03/2027'], 'no-such-day'],
      [['--target', 'Launch phase=7'], 'no-such-period'],
    ] as const
    for (const [args, issue] of refused) {
      expect(await folder.json('add-measure', ours, '--title', 'T', ...args)).toMatchObject({
        code: 2,
        value: { problem: issue },
      })
    }
  })

  it('keeps a log of what was done', async () => {
    await folder.command(...shares)
    const { value } = await folder.json('check', ours)
    expect(value).toMatchObject({ counts: { commits: 2, measures: 1 } })
  })

  it('reads per cent and shares alike', async () => {
    const { value } = await folder.json(...shares, '--baseline', '42%@2013-12-31', '--target', '2016=0.7')
    expect(value).toMatchObject({
      measure: { aggregation: 'share', baseline: { value: 0.42 }, targets: [{ value: 0.7 }] },
    })
  })

  it('reads a rubric’s levels, and its baseline by a level’s name', async () => {
    const { value } = await folder.json(
      ...['add-measure', ours, '--title', 'How power is shared', '--kind', 'rubric', '--baseline', 'asked@2013-12-31'],
      ...[
        '--level',
        'Told: we hear afterwards',
        '--level',
        'Asked: we are asked',
        '--level',
        'Deciding',
        '--target',
        '2016=3',
      ],
    )
    expect(value).toMatchObject({
      measure: {
        baseline: { value: 2 },
        targets: [{ value: 3 }],
        rubric: [
          { name: 'Told', words: 'we hear afterwards' },
          { name: 'Asked', words: 'we are asked' },
          { name: 'Deciding', words: '' },
        ],
      },
    })
  })

  it('ties a measure to outcomes by their titles or ids', async () => {
    await folder.command('sample', 'sample.commonmeasure')
    const { value } = await folder.json(
      ...['add-measure', 'sample.commonmeasure', '--title', 'Trust, in words'],
      ...['--outcome', 'tenants and council housing staff trust one another MORE', '--outcome', 'el-power'],
    )
    expect(value).toMatchObject({ measure: { outcomeIds: ['el-trust', 'el-power'], order: 10 } })
  })

  it.each([
    ['no-such-element', ['--outcome', 'Peace on earth']],
    ['no-such-perspective', ['--proposed-by', 'Experts']],
  ])('says that it does not know a name: %s', async (problem, args) => {
    const before = folder.listing()
    expect(await folder.json(...shares, ...args)).toMatchObject({ code: 1, value: { problem } })
    expect(folder.listing()).toEqual(before)
  })

  it.each([
    ['not-a-share', ['--baseline', '42@2013-12-31']],
    ['not-a-number', ['--baseline', 'many@2013-12-31']],
    ['not-a-baseline', ['--baseline', '0.5']],
    ['no-such-day', ['--baseline', '0.5@2013-02-31']],
    ['not-a-target', ['--target', '2016']],
    ['no-such-period', ['--target', '2016-19=0.5']],
    ['target-twice', ['--target', '2016=0.5', '--target', '2016-17=0.6']],
    ['levels-without-rubric', ['--level', 'Low']],
    ['aggregation-not-for-kind', ['--aggregation', 'mean']],
  ])('ends with 2 and changes nothing: %s', async (problem, args) => {
    const before = folder.listing()
    const { code, value, err } = await folder.json(...shares, ...args)
    expect({ code, value }).toMatchObject({ code: 2, value: { ok: false, problem } })
    expect(err).toContain(String(value.message))
    expect(folder.listing()).toEqual(before)
  })

  it.each([
    ['a kind that is none', ['--kind', 'feeling']],
    ['a direction that is none', ['--direction', 'sideways']],
    ['a rubric of one level', ['--kind', 'rubric', '--level', 'Only']],
  ])('ends with 2 for %s', async (_, args) => {
    expect((await folder.command('add-measure', ours, '--title', 'X', ...args)).code).toBe(2)
  })

  it('leaves a title that is too long to the person: nothing is cut', async () => {
    const before = folder.listing()
    const { code, value } = await folder.json('add-measure', ours, '--title', 'x'.repeat(501))
    expect({ code, value }).toMatchObject({ code: 1, value: { problem: 'not-valid' } })
    expect(folder.listing()).toEqual(before)
  })
})
