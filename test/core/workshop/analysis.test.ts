import { votesCsv } from '@core/export/csv-files'
import { newMeasure } from '@core/measure/new-measure'
import type { Project, Workshop } from '@core/project/entities'
import { influence } from '@core/workshop/agreed'
import { outcomesByRule, roundChanges, roundsHeld } from '@core/workshop/compare'
import { defaultRule } from '@core/workshop/rule'
import { itemsStandingOut } from '@core/workshop/standing-out'
import { describe, expect, it } from 'vitest'
import { tallyOfWords } from './build'

const item = (id: string) => ({ id, words: `Words of ${id}` })
const workshopWith = (fields: Partial<Workshop>): Workshop => ({
  id: 'wo',
  title: 'T',
  question: '',
  heldOn: 0,
  taking: [
    { perspectiveId: 'lived', people: 10 },
    { perspectiveId: 'learnt', people: 10 },
  ],
  rule: defaultRule,
  finalSay: '',
  items: [item('a'), item('b')],
  tallies: [],
  agreed: [],
  source: '',
  ...fields,
})

describe('what another rule would have given', () => {
  it('is in for one group, to discuss for all, and in for the crowd', () => {
    const workshop = workshopWith({
      taking: [
        { perspectiveId: 'lived', people: 4 },
        { perspectiveId: 'learnt', people: 40 },
      ],
      tallies: [
        tallyOfWords('lived', { mustHave: 1, useful: 1, notNeeded: 2 }, { itemId: 'a' }),
        tallyOfWords('learnt', { mustHave: 40 }, { itemId: 'a' }),
      ],
    })
    expect(outcomesByRule(workshop).map(({ outcomes }) => outcomes)).toEqual([
      { 'every-group': 'to-discuss', 'any-group': 'in', pooled: 'in' },
      { 'every-group': 'to-discuss', 'any-group': 'to-discuss', pooled: 'to-discuss' },
    ])
  })
})

describe('round one against round two', () => {
  const workshop = workshopWith({
    tallies: [
      tallyOfWords('lived', { mustHave: 5, notNeeded: 5 }, { itemId: 'a', round: 1 }),
      tallyOfWords('lived', { mustHave: 9, useful: 1 }, { itemId: 'a', round: 2 }),
      tallyOfWords('learnt', { mustHave: 10 }, { itemId: 'a', round: 1 }),
      tallyOfWords('learnt', { mustHave: 10 }, { itemId: 'a', round: 2 }),
      tallyOfWords('lived', { mustHave: 10 }, { itemId: 'b', round: 1 }),
    ],
  })

  it('shows what moved, the most moved first; what was rated once has not moved', () => {
    const changes = roundChanges(workshop)
    expect(changes.map(({ item, moved }) => [item.id, moved])).toEqual([
      ['a', 0.4],
      ['b', null],
    ])
    expect([changes[0]?.before.code, changes[0]?.after.code]).toEqual(['to-discuss', 'in'])
  })

  it('has nothing to compare where there was one round', () => {
    const one = workshopWith({ tallies: [tallyOfWords('lived', { mustHave: 1 }, { itemId: 'a' })] })
    expect(roundChanges(one)).toEqual([])
    expect([roundsHeld(one), roundsHeld(workshop), roundsHeld(workshopWith({}))]).toEqual([[1], [1, 2], []])
  })
})

describe('influence', () => {
  const measure = (id: string, proposedBy: string[], workshopId: string | null = 'wo') =>
    newMeasure({ id, title: id, order: 0, proposedBy, workshopId })
  const agreed = (itemId: string, measureId: string, wording: string) => ({
    itemId,
    measureId,
    wording,
    minorityView: '',
  })

  it('says with whom each agreed measure began, and of how many nobody knows', () => {
    const workshop = workshopWith({
      agreed: [agreed('a', 'm1', 'Words of a'), agreed('b', 'm2', 'Other words'), agreed('b', 'gone', 'x')],
    })
    expect(
      influence(workshop, [measure('m1', ['lived', 'both']), measure('m2', []), measure('m3', ['learnt'], null)]),
    ).toEqual({
      agreed: 2,
      began: [
        { perspectiveId: 'lived', measures: 1 },
        { perspectiveId: 'learnt', measures: 0 },
        { perspectiveId: 'both', measures: 1 },
      ],
      notRecorded: 1,
      reworded: 1,
    })
  })
})

describe('what a group calls a must have more than everyone else', () => {
  const tallies = [
    tallyOfWords('lived', { mustHave: 18, notNeeded: 2 }, { itemId: 'a' }),
    tallyOfWords('learnt', { mustHave: 4, notNeeded: 16 }, { itemId: 'a' }),
  ]
  it('is said for thirty people and more', () => {
    const taking = ['lived', 'learnt'].map(perspectiveId => ({ perspectiveId, people: 20 }))
    const found = itemsStandingOut(workshopWith({ taking, tallies }))
    expect(found?.map(({ perspectiveId, items }) => [perspectiveId, items.length])).toEqual([
      ['lived', 1],
      ['learnt', 0],
    ])
    expect(found?.[0]?.items[0]).toMatchObject({ group: { mustHave: 18, votes: 20 }, rest: { mustHave: 4, votes: 20 } })
  })
  it('is not said for fewer, nor for one group alone', () => {
    expect(itemsStandingOut(workshopWith({ tallies }))).toBeNull()
    expect(itemsStandingOut(workshopWith({ taking: [{ perspectiveId: 'lived', people: 99 }], tallies }))).toBeNull()
  })
})

describe('the votes as a file for use elsewhere', () => {
  const project: Project = {
    id: 'p',
    title: 'P',
    purpose: '',
    yearStart: 4,
    perspectives: [
      { id: 'lived', name: '=Lived experience' },
      { id: 'learnt', name: 'Learnt experience' },
      { id: 'both', name: 'Both' },
    ],
    smallestGroup: 5,
    createdAt: '2026-01-01T00:00:00.000Z',
  }
  const words = {
    header: ['item', 'perspective', 'round', 'must have', 'useful', 'not needed', "don't know", 'skipped'],
    hidden: 'hidden',
    otherGroup: 'other',
  } as const
  const linesOf = (workshop: Workshop) => votesCsv(workshop, project, words).slice(1).trim().split('\r\n')

  it('hides all of a small group, and the group it could be worked out from', () => {
    const lines = linesOf(
      workshopWith({
        taking: [
          { perspectiveId: 'lived', people: 20 },
          { perspectiveId: 'learnt', people: 30 },
          { perspectiveId: 'both', people: 3 },
        ],
        items: [item('a')],
        tallies: [
          tallyOfWords('lived', { mustHave: 10, useful: 10 }, { itemId: 'a' }),
          tallyOfWords('learnt', { mustHave: 20, notNeeded: 10 }, { itemId: 'a' }),
          tallyOfWords('both', { mustHave: 3 }, { itemId: 'a' }),
        ],
      }),
    )
    expect(lines).toEqual([
      "item,perspective,round,must have,useful,not needed,don't know,skipped",
      "Words of a,'=Lived experience,1,hidden,hidden,hidden,hidden,hidden",
      'Words of a,Learnt experience,1,20,0,10,0,0',
      'Words of a,Both,1,hidden,hidden,hidden,hidden,hidden',
    ])
  })

  it('hides a small number and a second one, so that it cannot be worked out by subtraction', () => {
    const [, line] = linesOf(
      workshopWith({
        taking: [{ perspectiveId: 'lived', people: 20 }],
        items: [item('a')],
        tallies: [tallyOfWords('lived', { mustHave: 11, useful: 7, notNeeded: 2 }, { itemId: 'a' })],
      }),
    )
    expect(line).toBe("Words of a,'=Lived experience,1,11,hidden,hidden,0,0")
  })
})
