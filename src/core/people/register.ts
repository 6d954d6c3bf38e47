import { added, type Change, edited } from '@core/change/change'
import { type DateStyle, dayStyleOf, periodInCell } from '@core/import/date-cell'
import { rowText } from '@core/import/rejections'
import type { Day } from '@core/observation/day'
import type { Rows } from '@core/project/contents'
import {
  type Attendance,
  type EntityKind,
  type EntityOf,
  type Gathering,
  type Person,
  partsTaken,
} from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { ok, problem, type Result } from '@core/result'
import { type ListedTableProblem, listedTable, type TableOrigin } from '@core/table/listed-table'

/** `twice`: the same person is in the same session in a row above, and counts once. */
export type RegisterRowReason = 'no-code' | 'no-session' | 'not-a-day' | 'no-such-part' | 'too-long' | 'twice'

/** What a register would add. `daysFirst`: some days could be read two ways, and the day was taken to come first. */
export type RegisterImport = {
  readonly changes: readonly Change[]
  readonly counts: {
    readonly people: number
    readonly sessions: number
    readonly entries: number
    readonly same: number
  }
  readonly daysFirst: boolean
  readonly from: TableOrigin
  readonly skipped: readonly { readonly line: number; readonly reason: RegisterRowReason; readonly text: string }[]
}

/** How columns may be called, each in any capitals. */
const headings = {
  code: ['code', 'person', 'participant'],
  day: ['day', 'date'],
  session: ['session', 'session title', 'title', 'event'],
  part: ['part', 'part they had', 'took part as'],
} as const
export const registerColumns = ['code', 'day', 'session'] as const
const mostRows = 10_000

/**
 * Reads a register: a row for each person in each session. People and sessions that are not in the project yet are made; a session is the
 * one of its day and title. Without a part, somebody came. A person counts in a session once.
 */
export function registerFromTable(
  bytes: Uint8Array,
  { rows, newId }: { rows: Pick<Rows, 'person' | 'gathering' | 'attendance'>; newId: () => string },
): Result<RegisterImport, ListedTableProblem> {
  const placeIn = (row: readonly string[], name: keyof typeof headings) =>
    row.findIndex(cell => (headings[name] as readonly string[]).includes(cell.trim().toLowerCase()))
  const read = listedTable(bytes, {
    needed: registerColumns,
    isHeadings: row => registerColumns.every(name => placeIn(row, name) >= 0),
    mostRows,
  })
  if (!read.ok) return read
  const { headings: named, rows: body, from } = read.value
  const at = {
    code: placeIn(named, 'code'),
    day: placeIn(named, 'day'),
    session: placeIn(named, 'session'),
    part: placeIn(named, 'part'),
  }
  const style = dayStyleOf(body.map(({ cells }) => cells[at.day] ?? ''))

  const people = new Map<string, Person>(rows.person.map(row => [row.code.trim().toLowerCase(), row]))
  const sessions = new Map<string, Gathering>(rows.gathering.map(row => [sessionKey(row.day, row.title), row]))
  const before = new Map(rows.attendance.map(row => [`${row.personId} ${row.gatheringId}`, row]))
  const seen = new Set<string>()
  const changes: Change[] = []
  const skipped: RegisterImport['skipped'][number][] = []
  const counts = { people: 0, sessions: 0, entries: 0, same: 0 }
  const nextOrder = {
    person: lastOrder(rows.person),
    gathering: lastOrder(rows.gathering),
    attendance: lastOrder(rows.attendance),
  }
  const make = <K extends 'person' | 'gathering' | 'attendance'>(kind: K, given: object): EntityOf<K> => {
    nextOrder[kind] += 1
    const described = recordKinds[kind] as unknown as RecordKind
    const row = newRecord(described, {
      id: newId(),
      order: nextOrder[kind],
      given: { ...given },
    }) as unknown as EntityOf<K>
    changes.push(added(kind as EntityKind, row as EntityOf<EntityKind>))
    return row
  }

  for (const { cells, line } of body) {
    const row = rowIn(cells, at, style.style)
    if (!row.ok) {
      skipped.push({ line, reason: row.problem, text: rowText(cells) })
      continue
    }
    const { code, day, title, parts } = row.value
    const key = `${code.toLowerCase()} ${sessionKey(day, title)}`
    if (seen.has(key)) {
      skipped.push({ line, reason: 'twice', text: rowText(cells) })
      continue
    }
    seen.add(key)
    let person = people.get(code.toLowerCase())
    if (!person) {
      person = make('person', { code })
      people.set(code.toLowerCase(), person)
      counts.people += 1
    }
    let session = sessions.get(sessionKey(day, title))
    if (!session) {
      session = make('gathering', { title, day, form: 'session' })
      sessions.set(sessionKey(day, title), session)
      counts.sessions += 1
    }
    const was = before.get(`${person.id} ${session.id}`)
    if (!was) {
      make('attendance', { personId: person.id, gatheringId: session.id, part: parts })
      counts.entries += 1
      continue
    }
    const change = edited('attendance', was, {
      ...was,
      part: partsTaken.filter(each => was.part.includes(each) || parts.includes(each)),
    })
    if (change) changes.push(change)
    counts[change ? 'entries' : 'same'] += 1
  }
  return ok({ changes, counts, daysFirst: style.isAssumed, skipped, from })
}

type RegisterRow = {
  readonly code: string
  readonly day: Day
  readonly title: string
  readonly parts: Attendance['part']
}

function rowIn(
  cells: readonly string[],
  at: Readonly<Record<keyof typeof headings, number>>,
  style: DateStyle,
): Result<RegisterRow, RegisterRowReason> {
  const cell = (name: keyof typeof headings) => (cells[at[name]] ?? '').trim()
  const [code, title] = [cell('code'), cell('session')]
  if (code === '') return problem('no-code')
  if (title === '') return problem('no-session')
  if (code.length > 60 || title.length > 500) return problem('too-long')
  const period = periodInCell(cell('day'), style)
  if (typeof period === 'string' || period.unit !== 'day') return problem('not-a-day')
  const words = cell('part')
    .toLowerCase()
    .split(/[;,]/)
    .map(word => word.trim())
    .filter(word => word !== '')
  const parts = partsTaken.filter(each => words.includes(each))
  if (parts.length < new Set(words).size) return problem('no-such-part')
  return ok({ code, title, day: period.lastDay, parts: parts.length === 0 ? ['came'] : parts })
}

const sessionKey = (day: Day, title: string): string => `${day} ${title.trim().toLowerCase()}`
const lastOrder = (rows: readonly { readonly order: number }[]): number =>
  rows.reduce((most, { order }) => Math.max(most, order), 0)
