import { dayFromIso } from '@core/observation/day'
import { registerFromTable } from '@core/people/register'
import { emptyRows } from '@core/project/contents'
import { type EntityKind, entitySchemas } from '@core/project/entities'
import { expect, it } from 'vitest'

const dayOf = (year: number, month: number, day: number): number => {
  const found = dayFromIso(`${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
  if (!found.ok) throw new Error('no such day')
  return found.value
}

let ids = 0
const newId = () => `new-${++ids}`
const read = (text: string, rows = emptyRows) => {
  const found = registerFromTable(new TextEncoder().encode(text), { rows, newId })
  if (!found.ok) throw new Error(found.problem)
  return found.value
}

it('makes people and sessions that are new, and counts a person in a session once', () => {
  const { changes, counts, skipped } = read(
    [
      'Register of the spring',
      'Code,Date,Session,Part',
      'KITE-7,2026-01-10,First meeting,came; spoke',
      'kite-7,10 January 2026,first meeting,',
      'WREN-2,2026-01-10,First meeting,',
      'WREN-2,2026-02-10,Second meeting,invited',
      ',2026-02-10,Second meeting,',
      'OWL-3,soon,Second meeting,',
      'OWL-3,2026-02-10,Second meeting,slept',
    ].join('\n'),
  )
  expect(counts).toEqual({ people: 2, sessions: 2, entries: 3, same: 0 })
  expect(skipped.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'twice'],
    [7, 'no-code'],
    [8, 'not-a-day'],
    [9, 'no-such-part'],
  ])
  for (const { kind, after } of changes) expect(entitySchemas[kind as EntityKind].safeParse(after).success).toBe(true)
  const parts = changes.filter(({ kind }) => kind === 'attendance').map(({ after }) => after?.part)
  expect(parts).toEqual([['came', 'spoke'], ['came'], ['invited']])
})

it('knows who and what is there, and adds a part', () => {
  const first = read('code,day,session\nKITE-7,2026-01-10,First meeting')
  const rows = { ...emptyRows }
  for (const { kind, after } of first.changes) Object.assign(rows, { [kind]: [after] })
  expect(read('code,day,session\nkite-7,2026-01-10,First meeting', rows).counts).toMatchObject({ entries: 0, same: 1 })
  const more = read('code,day,session,part\nKITE-7,2026-01-10,First meeting,decided', rows)
  expect(more.changes).toMatchObject([{ kind: 'attendance', after: { part: ['came', 'decided'] } }])
})

it('reads the day first unless a day shows that the month is, and says where it could be either', () => {
  const dayOfSession = (day: string) => {
    const { changes, daysFirst } = read(`code,day,session\nA1,${day},One`)
    return [changes.find(({ kind }) => kind === 'gathering')?.after?.day, daysFirst]
  }
  expect(dayOfSession('03/04/2026')).toEqual([dayOf(2026, 4, 3), true])
  expect(dayOfSession('23/04/2026')).toEqual([dayOf(2026, 4, 23), false])
  expect(dayOfSession('04/23/2026')).toEqual([dayOf(2026, 4, 23), false])
})

it('says which columns it needs', () => {
  expect(
    registerFromTable(new TextEncoder().encode('name,day\nA,2026-01-01'), { rows: emptyRows, newId }),
  ).toMatchObject({
    ok: false,
    problem: 'no-headings',
    detail: 'code, day, session',
  })
})
