import { added, type Change, edited, sameValue } from '@core/change/change'
import { unescapeFormula } from '@core/csv/csv'
import { rowText } from '@core/import/rejections'
import {
  type Element,
  type EntityOf,
  elementSchema,
  type Level,
  type Link,
  levels,
  linkSchema,
  spheres,
} from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { type ListedTableProblem, listedTable, type TableOrigin } from '@core/table/listed-table'
import { linksThatCloseCircles, newLink, orderInLevel, usualSphere } from '@core/theory/edit'
import { t } from '@core/words/words'
import { type TheoryHeading, type TheoryTable, theoryHeadings, theoryRows } from './theory-csv'
import { assumptionIn, endIn, type FileRow, frameIn, idIn, type TheoryRowReason, theoriesIn } from './theory-row'

/** A row with its line in the file, counted from 1. */
type TheoryRowNote<Code extends string> = { readonly line: number; readonly reason: Code; readonly text: string }

type Counted = { readonly added: number; readonly changed: number; readonly same: number }

/** What a file would do to a theory of change, before anything is written. */
export type TheoryImport = {
  /** One step, in an order that can be made. Empty: everything in the file is there already. */
  readonly changes: readonly Change[]
  readonly elements: Counted
  readonly links: Counted
  readonly frames: Counted
  readonly assumptions: Counted
  readonly leftOut: readonly TheoryRowNote<TheoryRowReason>[]
  /** Links that are brought in although they lead round in a circle: a theory may say so, but mostly it is a slip. */
  readonly circles: readonly TheoryRowNote<'closes-circle'>[]
}

/** More than any theory of change has; a file of figures that was chosen by mistake has more. */
const mostRows = 5000
const needed = ['row', 'title', 'level'] as const satisfies readonly TheoryHeading[]

/**
 * Reads elements, links, frames and assumptions out of a table like the one `theoryCsv` writes. Columns go by their headings, in any order; only
 * `row`, `title` and `level` are needed. An element is the one of its id or, without an id, the one of its title; then it is
 * changed as far as the file says something else. Links name their ends by id or title. Elements that the file does not name
 * stay as they are. `newId` gives each new row its id.
 */
export function theoryFromTable(
  bytes: Uint8Array,
  theory: TheoryTable,
  { newId }: { newId: () => string },
): Result<TheoryImport & { readonly from: TableOrigin }, ListedTableProblem> {
  const isHeadings = (row: readonly string[]) => needed.every(heading => placeOf(row, heading) >= 0)
  const read = listedTable(bytes, { needed, isHeadings, mostRows })
  if (!read.ok) return read
  const { headings: names, rows, from } = read.value
  const places = Object.fromEntries(theoryHeadings.map(heading => [heading, placeOf(names, heading)]))
  const body = rows.map(({ line, cells }): FileRow => {
    const cell = (heading: TheoryHeading) => unescapeFormula(cells[places[heading] ?? -1] ?? '')
    const has = (heading: TheoryHeading) => (places[heading] ?? -1) >= 0
    return { line, text: rowText(cells), cell, has }
  })
  return ok({ ...readTheory(body, theory, newId), from })
}

const placeOf = (names: readonly string[], heading: TheoryHeading): number =>
  names.findIndex(name => name.trim().toLowerCase() === heading)

function readTheory(body: readonly FileRow[], theory: TheoryTable, newId: () => string): TheoryImport {
  const leftOut: TheoryRowNote<TheoryRowReason>[] = []
  const seen = new Set<string>()
  const elements = new Map(theory.elements.map(element => [element.id, element]))
  const links = new Map(theory.links.map(link => [link.id, link]))
  const lineOfLink = new Map<string, FileRow>()
  const frames = new Map(theory.frames.map(frame => [frame.id, frame]))
  const assumptions = new Map(theory.assumptions.map(assumption => [assumption.id, assumption]))
  const none = () => ({ added: 0, changed: 0, same: 0 })
  const counts = { elements: none(), links: none(), frames: none(), assumptions: none() }

  const take = <Row extends { readonly id: string }>(
    row: FileRow,
    found: Result<Row, TheoryRowReason>,
    all: Map<string, Row>,
    before: readonly Row[],
    count: { added: number; changed: number; same: number },
  ): void => {
    const reason = !found.ok ? found.problem : seen.has(found.value.id) ? 'id-twice' : null
    if (reason !== null || !found.ok) {
      leftOut.push({ line: row.line, reason: reason ?? 'unknown-row', text: row.text })
      return
    }
    const was = before.find(({ id }) => id === found.value.id)
    seen.add(found.value.id)
    all.set(found.value.id, found.value)
    if (!was) count.added++
    else if (sameValue(was, found.value)) count.same++
    else count.changed++
  }

  for (const row of body.filter(each => kindOf(each) === theoryRows.element)) {
    take(row, elementIn(row, elements, links, newId), elements, theory.elements, counts.elements)
  }
  for (const row of body.filter(each => kindOf(each) === theoryRows.link)) {
    const found = linkIn(row, elements, links, newId)
    take(row, found, links, theory.links, counts.links)
    if (found.ok) lineOfLink.set(found.value.id, row)
  }
  const kinds = [elements, links, frames, assumptions]
  const known = (own: ReadonlyMap<string, unknown>) => ({
    ...{ elements, links, newId },
    isOfOther: (id: string) => kinds.some(kind => kind !== own && kind.has(id)),
  })
  for (const row of body.filter(each => kindOf(each) === theoryRows.frame)) {
    take(row, frameIn(row, frames, known(frames)), frames, theory.frames, counts.frames)
  }
  for (const row of body.filter(each => kindOf(each) === theoryRows.assumption)) {
    const found = assumptionIn(row, assumptions, known(assumptions))
    take(row, found, assumptions, theory.assumptions, counts.assumptions)
  }
  for (const row of body.filter(each => kindOf(each) === null)) {
    leftOut.push({ line: row.line, reason: 'unknown-row', text: row.text })
  }
  const circles = linksThatCloseCircles([...elements.keys()], [...links.values()]).flatMap(id => {
    const row = lineOfLink.get(id)
    return row ? [{ line: row.line, reason: 'closes-circle' as const, text: row.text }] : []
  })
  return {
    changes: [
      ...changesBetween('element', theory.elements, elements),
      ...changesBetween('link', theory.links, links),
      ...changesBetween('frame', theory.frames, frames),
      ...changesBetween('assumption', theory.assumptions, assumptions),
    ],
    ...counts,
    leftOut: leftOut.sort((a, b) => a.line - b.line),
    circles: circles.sort((a, b) => a.line - b.line),
  }
}

function kindOf(row: FileRow): keyof typeof theoryRows | null {
  const said = row.cell('row').trim().toLowerCase()
  return Object.values(theoryRows).find(kind => kind === said) ?? null
}

function elementIn(
  row: FileRow,
  elements: ReadonlyMap<string, Element>,
  links: ReadonlyMap<string, Link>,
  newId: () => string,
): Result<Element, TheoryRowReason> {
  const title = row.cell('title').trim()
  if (title === '') return problem('no-title')
  const level = levelIn(row.cell('level'))
  if (!level) return problem('unknown-level')
  const id = idIn(row)
  if (!id.ok) return id
  if (id.value !== null && links.has(id.value)) return problem('id-of-other')
  const ofTitle = [...elements.values()].filter(element => element.title.trim() === title)
  if (id.value === null && ofTitle.length > 1) return problem('several-of-title')
  const was = id.value === null ? ofTitle[0] : elements.get(id.value)
  const said = row.cell('sphere').trim().toLowerCase()
  const sphere = said === '' ? (was?.sphere ?? usualSphere[level]) : spheres.find(each => each === said)
  if (!sphere) return problem('unknown-sphere')
  const order = was && was.level === level ? was.order : orderInLevel([...elements.values()], level, null)
  const { theories: theoriesBefore, owner: ownerBefore, ...before } = was ?? {}
  const owner = row.has('owner') ? row.cell('owner') : ownerBefore
  const theories = row.has('theories') ? theoriesIn(row.cell('theories')) : theoriesBefore
  const checked = elementSchema.safeParse({
    ...before,
    ...(owner ? { owner } : {}),
    ...(theories ? { theories } : {}),
    id: was?.id ?? id.value ?? newId(),
    // Spaces at the ends are no other title.
    title: was?.title.trim() === title ? was.title : title,
    level,
    sphere,
    notes: row.has('notes') ? row.cell('notes') : (was?.notes ?? ''),
    order,
  })
  return checked.success ? ok(checked.data) : problem('text-too-long')
}

/** `outcome`, `Outcome` or `Outcomes`. */
const levelIn = (text: string): Level | undefined => {
  const said = text.trim().toLowerCase()
  return levels.find(level => said === level || said === t(`terms:levels.${level}`).toLowerCase())
}

function linkIn(
  row: FileRow,
  elements: ReadonlyMap<string, Element>,
  links: ReadonlyMap<string, Link>,
  newId: () => string,
): Result<Link, TheoryRowReason> {
  const id = idIn(row)
  if (!id.ok) return id
  if (id.value !== null && elements.has(id.value)) return problem('id-of-other')
  const from = endIn(row.cell('from'), elements)
  if (!from.ok) return problem(from.problem === 'none' ? 'no-such-start' : 'several-starts')
  const to = endIn(row.cell('to'), elements)
  if (!to.ok) return problem(to.problem === 'none' ? 'no-such-end' : 'several-ends')
  const there = [...links.values()].find(link => link.from === from.value && link.to === to.value)
  const was = id.value === null ? there : (links.get(id.value) ?? there)
  const others = [...links.values()].filter(link => link.id !== was?.id)
  const made = newLink(from.value, to.value, others, was?.id ?? id.value ?? newId())
  if (!made.ok) return made
  const rationale = row.has('rationale') ? row.cell('rationale') : (was?.rationale ?? '')
  const checked = linkSchema.safeParse({ ...made.value, rationale })
  return checked.success ? ok(checked.data) : problem('text-too-long')
}

type Kind = keyof typeof theoryRows

function changesBetween<K extends Kind>(
  kind: K,
  before: readonly EntityOf<K>[],
  after: ReadonlyMap<string, EntityOf<K>>,
): Change[] {
  const known = new Map(before.map(row => [row.id, row]))
  return [...after.values()].flatMap(row => {
    const was = known.get(row.id)
    const change = was ? edited(kind, was, row) : added(kind, row)
    return change ? [change] : []
  })
}
