import { comparedForOthers, comparedPeriods, hiddenOfPart, participation } from '@core/people/participation'
import { expect, it } from 'vitest'

const perspectives = [
  { id: 'L', name: 'Lived' },
  { id: 'W', name: 'Work' },
]
const taking = (perspectiveId: string, invited: number, came: number, spoke: number, decided: number) => ({
  id: perspectiveId,
  perspectiveId,
  invited,
  came,
  spoke,
  decided,
})
/** By hand. Deciding: W 6 invited, 6 came, 6 spoke, 6 decided; L 10 invited, 3 came, and 4 codes came, of which 1 spoke. */
const rows = {
  person: ['a', 'b', 'c', 'd'].map(id => ({ id, perspectiveIds: ['L'] })),
  gathering: [
    {
      id: '1',
      day: 100,
      stage: 'deciding',
      space: 'closed',
      taking: [taking('W', 6, 6, 6, 6), taking('L', 10, 3, 0, 0)],
    },
    { id: '2', day: 110, stage: 'checking-words', space: 'invited', taking: [taking('L', 20, 12, 9, 0)] },
    { id: '3', day: 120, stage: 'checking-words', space: 'invited', taking: [taking('L', 5, 5, 5, 0)] },
    { id: '4', day: 900, stage: 'question', space: 'claimed', taking: [taking('L', 9, 9, 9, 9)] },
  ],
  attendance: [
    { personId: 'a', gatheringId: '1', part: ['came'] },
    { personId: 'b', gatheringId: '1', part: ['came', 'spoke'] },
    { personId: 'c', gatheringId: '1', part: ['came'] },
    { personId: 'd', gatheringId: '1', part: ['spoke'] },
    { personId: 'd', gatheringId: '1', part: ['came'] },
  ],
} as unknown as Parameters<typeof participation>[0]
const found = participation(rows, { perspectives }, { firstDay: 100, lastDay: 200 })

it('tells who had which part at which stage, as it was', () => {
  expect(found.stages).toEqual([
    {
      stage: 'deciding',
      sessions: 1,
      perspectives: [
        { perspectiveId: 'L', counts: { invited: 10, came: 4, spoke: 2, decided: 0 } },
        { perspectiveId: 'W', counts: { invited: 6, came: 6, spoke: 6, decided: 6 } },
      ],
    },
    {
      stage: 'checking-words',
      sessions: 2,
      perspectives: [
        { perspectiveId: 'L', counts: { invited: 25, came: 17, spoke: 14, decided: 0 } },
        { perspectiveId: 'W', counts: { invited: 0, came: 0, spoke: 0, decided: 0 } },
      ],
    },
  ])
  expect(found.spaces).toEqual([
    { space: 'closed', sessions: 1 },
    { space: 'invited', sessions: 2 },
  ])
})

it('hides few people, and what would give them away', () => {
  expect(hiddenOfPart(found, 'invited', 5).cells.flat()).toEqual([false, false, false, false])
  const { cells, columnTotals } = hiddenOfPart(found, 'came', 5)
  expect(cells[0]).toEqual([true, true])
  expect(cells[1]?.[0] || columnTotals[0]).toBe(true)
})

it('sets periods side by side, and hides what is small or would give it away', () => {
  const periods = [
    { firstDay: 100, lastDay: 115 },
    { firstDay: 116, lastDay: 200 },
    { firstDay: 800, lastDay: 999 },
  ]
  const by = (name: 'perspective' | 'stage' | 'space') =>
    comparedPeriods(rows, { perspectives }, { periods, part: 'came', by: name })
  // L: 4 and 12 came, then 5, then 9. W: 6 in the first period alone.
  expect(by('perspective')).toEqual({
    rows: [
      { key: 'L', counts: [16, 5, 9] },
      { key: 'W', counts: [6, 0, 0] },
    ],
    sessions: [2, 1, 1],
  })
  // In order of the work; of deciding 4 + 6.
  expect(by('stage').rows).toEqual([
    { key: 'question', counts: [0, 0, 9] },
    { key: 'deciding', counts: [10, 0, 0] },
    { key: 'checking-words', counts: [12, 5, 0] },
  ])
  expect(by('space').rows.map(({ key, counts }) => [key, ...counts])).toEqual([
    ['closed', 10, 0, 0],
    ['invited', 12, 5, 0],
    ['claimed', 0, 0, 9],
  ])
  expect(comparedForOthers(by('perspective'), 5)).toEqual([
    [16, 5, 9],
    [6, 0, 0],
  ])
  // Under 8: the 6, the 5, and with the 6 the 16, which the total of its period would give away.
  const hidden = comparedForOthers(by('perspective'), 8)
  expect(hidden[1]?.[0]).toBeNull()
  expect(hidden[0]?.[1]).toBeNull()
  expect(hidden[0]?.[0]).toBeNull()
  expect(hidden[1]?.slice(1)).toEqual([0, 0])
})
