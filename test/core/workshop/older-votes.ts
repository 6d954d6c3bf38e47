import type { Workshop } from '@core/project/entities'
import { defaultRule } from '@core/workshop/rule'
import { tallyOfWords } from './build'

const given = { withdrawal: null, withdrawnOn: null, perspectiveId: 'both' }

/** A session of 3, 3 and 1 as it was kept before: the one person's ballot, steps and words stand beside their group. */
export const olderWorkshop = (): Workshop => ({
  id: 'older',
  title: 'Warm homes',
  question: '',
  heldOn: 20_000,
  taking: [
    { perspectiveId: 'lived', people: 3 },
    { perspectiveId: 'learnt', people: 3 },
    { perspectiveId: 'both', people: 1 },
  ],
  rule: defaultRule,
  finalSay: '',
  items: [{ id: 'door', words: 'A door' }],
  tallies: [
    tallyOfWords('lived', { mustHave: 3 }, { itemId: 'door', round: 1 }),
    tallyOfWords('learnt', { mustHave: 1, useful: 2 }, { itemId: 'door', round: 1 }),
    tallyOfWords('both', { notNeeded: 1 }, { itemId: 'door', round: 1 }),
  ],
  agreed: [
    {
      itemId: 'door',
      measureId: 'm',
      wording: 'A door',
      minorityView: '',
      gradient: [
        { perspectiveId: 'lived', counts: [2, 1, 0, 0, 0, 0, 0, 0] },
        { perspectiveId: 'learnt', counts: [0, 3, 0, 0, 0, 0, 0, 0] },
        { perspectiveId: 'both', counts: [0, 0, 0, 0, 0, 0, 0, 1] },
      ],
      objections: [{ id: 'o', words: 'It costs', perspectiveId: 'both' }],
      rewordedBy: ['both'],
    },
  ],
  source: '',
  state: 'closed',
  record: {
    joined: { phone: 7, paper: 0, shared: 0 },
    ideas: [{ ...given, id: 'i', words: 'A door', itemId: 'door' }],
    reasons: [{ ...given, id: 'r', words: 'Draughts', itemId: 'door', side: 'for' }],
    statements: [{ id: 's', perspectiveId: 'both', itemId: null, words: 'We said so' }],
    protectedItems: [{ itemId: 'door', perspectiveIds: ['lived', 'both'], reason: '' }],
    say: { counts: { yes: 6, partly: 0, no: 0, 'rather-not-say': 1 }, comments: [] },
    payments: { offered: 0, accepted: 0, declined: 0, paid: 0 },
  },
})
