import { byteOrderMark, csvLineForSpreadsheets, utf8Bytes } from '@core/csv/csv'
import { type Element, type Link, levels } from '@core/project/entities'

/** One file holds both: a row for each element, then one for each link. */
export const theoryHeadings = [
  'row',
  'id',
  'title',
  'level',
  'sphere',
  'notes',
  'from',
  'to',
  'rationale',
  'owner',
  'theories',
] as const
export type TheoryHeading = (typeof theoryHeadings)[number]
export const theoryRows = { element: 'element', link: 'link' } as const

/**
 * The theory of change as one table that a spreadsheet can edit and `theoryFromCsv` reads back. Elements come first, in the
 * order of the outline; `theories` are the ids of those it appears in, none for the main one alone; links name their ends by id. Texts that could run as formulas stand behind an apostrophe.
 */
export function theoryCsv(elements: readonly Element[], links: readonly Link[]): Uint8Array<ArrayBuffer> {
  const inOrder = elements.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.order - b.order)
  return utf8Bytes([
    `${byteOrderMark}${csvLineForSpreadsheets(theoryHeadings)}`,
    ...inOrder.map(({ id, title, level, sphere, notes, owner, theories }) =>
      csvLineForSpreadsheets([
        ...[theoryRows.element, id, title, level, sphere, notes, null, null, null],
        ...[owner ?? null, theories?.join(' ') ?? null],
      ]),
    ),
    ...links.map(({ id, from, to, rationale }) =>
      csvLineForSpreadsheets([theoryRows.link, id, null, null, null, null, from, to, rationale, null, null]),
    ),
  ])
}
