import { dayFromIso } from '@core/observation/day'
import { peopleForOthers, type UniquePeople, uniquePeople } from '@core/people/unique-people'
import { describe, expect, it } from 'vitest'

const dayOf = (year: number, month: number, day: number): number => {
  const found = dayFromIso(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  if (!found.ok) throw new Error('no such day')
  return found.value
}

/**
 * Worked out by hand: 12 people, 3 sessions. L: 1 to 9. W: 8 to 11. Nobody knows of 12.
 * January: 1 2 3 8 10 came, 4 was only invited. February: 1 2 5 11 12 came, 8 spoke. May: 1 6 9 came, 7 decided. 9 told a story in March.
 * Year 2025-26 (April to March): 1 2 3 5 8 9 10 11 12 are 9 people; L 1 2 3 5 8 9 are 6; W 8 9 10 11 are 4; 12 alone is unsaid. 5 + 6 visits.
 * Year 2026-27: 1 6 7 9 are 4 people; L all 4; W 9 alone. 4 visits.
 */
const perspectives = [
  { id: 'L', name: 'Lived' },
  { id: 'W', name: 'Work' },
]
const person = Array.from({ length: 12 }, (_, at) => {
  const number = at + 1
  const perspectiveIds = [...(number <= 9 ? ['L'] : []), ...(number >= 8 && number <= 11 ? ['W'] : [])]
  return { id: `p${number}`, perspectiveIds }
})
const gathering = [
  { id: 'jan', day: dayOf(2026, 1, 10) },
  { id: 'feb', day: dayOf(2026, 2, 10) },
  { id: 'may', day: dayOf(2026, 5, 10) },
]
const there = (gatheringId: string, numbers: readonly number[], part: readonly string[] = ['invited', 'came']) =>
  numbers.map(number => ({ id: `${gatheringId} ${number} ${part}`, personId: `p${number}`, gatheringId, part }))
const rows = {
  person,
  gathering,
  attendance: [
    ...there('jan', [1, 2, 3, 8, 10]),
    ...there('jan', [4], ['invited']),
    ...there('feb', [1, 2, 5, 11, 12]),
    ...there('feb', [8], ['spoke']),
    ...there('feb', [6], []),
    ...there('may', [1, 6, 9]),
    ...there('may', [7], ['decided']),
    // Written down twice.
    ...there('may', [1], ['came']),
  ],
  story: [{ tellerId: 'p9', toldOn: dayOf(2026, 3, 1) }],
} as unknown as Parameters<typeof uniquePeople>[0]
const year = (start: number) => ({ firstDay: dayOf(start, 4, 1), lastDay: dayOf(start + 1, 3, 31) })

it('counts each person once in a period, and in each of their perspectives', () => {
  expect(uniquePeople(rows, { perspectives }, year(2025))).toEqual({
    everyone: 9,
    perspectives: [
      { perspectiveId: 'L', people: 6 },
      { perspectiveId: 'W', people: 4 },
    ],
    unsaid: 1,
    sessions: 2,
    visits: 11,
    partUnsaid: 1,
  })
  expect(uniquePeople(rows, { perspectives }, year(2026))).toMatchObject({
    everyone: 4,
    perspectives: [{ people: 4 }, { people: 1 }],
    unsaid: 0,
    visits: 4,
  })
})

describe('for others', () => {
  const counted = (everyone: number, people: readonly number[], unsaid = 0): UniquePeople => ({
    everyone,
    perspectives: people.map((each, at) => ({ perspectiveId: `${at}`, people: each })),
    unsaid,
    sessions: 3,
    visits: 40,
    partUnsaid: 0,
  })
  const shown = (given: UniquePeople) => {
    const { everyone, perspectives: each, unsaid } = peopleForOthers(given, 5)
    return [everyone, ...each.map(({ people }) => people), unsaid]
  }

  it('shows what gives nobody away', () => {
    expect(shown(counted(30, [20, 15]))).toEqual([30, 20, 15, 0])
    expect(shown(counted(30, [12, 10, 8]))).toEqual([30, 12, 10, 8, 0])
  })
  it('hides a small one, and the next smallest with it', () => {
    expect(shown(counted(30, [16, 11, 3]))).toEqual([30, 16, null, null, 0])
    expect(shown(counted(30, [16, 12], 2))).toEqual([30, 16, null, null])
  })
  it('hides one that all but a few have', () => {
    expect(shown(counted(30, [27, 15, 10]))).toEqual([30, null, 15, null, 0])
  })
  it('hides the smaller of two where few people have both', () => {
    expect(shown(counted(30, [20, 13]))).toEqual([30, 20, null, 0])
  })
  it('hides all of few people', () => {
    expect(shown(counted(4, [4, 1]))).toEqual([null, null, null, 0])
    expect(shown(uniquePeople(rows, { perspectives }, year(2025)))).toEqual([9, null, null, null])
  })
})
