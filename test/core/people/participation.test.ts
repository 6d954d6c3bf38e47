import { hiddenOfPart, participation } from '@core/people/participation'
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
