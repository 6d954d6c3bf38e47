import type { Workshop } from '@core/project/entities'
import { consensusTable, lastRound, talliesByItem } from '@core/workshop/consensus-table'
import { defaultRule } from '@core/workshop/rule'
import { expect, it } from 'vitest'
import { tallyOfWords } from './build'

const of = (itemId: string, round = 1) => ({ itemId, round })
const workshop: Workshop = {
  id: 'workshop',
  title: 'What would better look like?',
  question: '',
  heldOn: 0,
  taking: [
    { perspectiveId: 'lived', people: 8 },
    { perspectiveId: 'learnt', people: 9 },
    { perspectiveId: 'both', people: 0 },
  ],
  rule: defaultRule,
  finalSay: '',
  items: [
    { id: 'unheard', words: 'Fewer evictions' },
    { id: 'split', words: 'Rents fall' },
    { id: 'agreed', words: 'People stay in their homes' },
  ],
  tallies: [
    tallyOfWords('lived', { useful: 8 }, of('agreed', 1)),
    tallyOfWords('lived', { mustHave: 8 }, of('agreed', 2)),
    tallyOfWords('learnt', { mustHave: 8, useful: 1 }, of('agreed', 2)),
    tallyOfWords('lived', { mustHave: 8 }, of('split', 2)),
    tallyOfWords('learnt', { notNeeded: 9 }, of('split', 2)),
    tallyOfWords('learnt', { mustHave: 9 }, of('unheard', 2)),
  ],
  agreed: [],
  source: '',
}

it('lists the last round’s items by equal voice, with the rule’s answer and who sees it differently', () => {
  const rows = consensusTable(workshop)
  expect(lastRound(workshop)).toBe(2)
  expect(rows.map(({ item, outcome, voice }) => [item.id, outcome.code, voice.place])).toEqual([
    ['agreed', 'in', 1],
    ['split', 'to-discuss', 2],
    ['unheard', 'in', null],
  ])
  expect(rows[1]?.divergences).toMatchObject([{ perspectiveIds: ['lived', 'learnt'], code: 'differently', delta: 1 }])
})

it('gives a group that took part and stayed silent an empty tally, and one that did not take part none', () =>
  expect(talliesByItem(workshop, 2).get('unheard')).toMatchObject([
    { perspectiveId: 'lived', ratings: [0, 0, 0, 0, 0, 0, 0, 0, 0] },
    { perspectiveId: 'learnt', ratings: [0, 0, 0, 0, 0, 0, 0, 9, 0] },
  ]))

it('looks at an earlier round where asked', () =>
  expect(consensusTable(workshop, { round: 1 })[0]?.voice.code).toBe('not-enough-voices'))
