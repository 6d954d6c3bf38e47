import { byteOrderMark, csvLineForSpreadsheets, utf8Bytes } from '@core/csv/csv'
import { type Assumption, type Element, type Frame, type Link, levels } from '@core/project/entities'

/** One file holds all: a row for each element, then one for each link, frame and assumption. */
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
  'holds',
] as const
export type TheoryHeading = (typeof theoryHeadings)[number]
export const theoryRows = { element: 'element', link: 'link', frame: 'frame', assumption: 'assumption' } as const

/** What a table of a theory carries. */
export type TheoryTable = {
  readonly elements: readonly Element[]
  readonly links: readonly Link[]
  readonly frames: readonly Frame[]
  readonly assumptions: readonly Assumption[]
}

/**
 * The theory of change as one table that a spreadsheet can edit and `theoryFromTable` reads back. Elements come first, in the
 * order of the outline; `theories` are the ids of those it appears in, none for the main one alone. Links name their ends by id;
 * an assumption names those of its link, has its words as title and who watches it as owner. A frame `holds` elements, by id, in
 * one theory. What became of assumptions stays in the project. Texts that could run as formulas stand behind an apostrophe.
 */
export function theoryCsv({ elements, links, frames, assumptions }: TheoryTable): Uint8Array<ArrayBuffer> {
  const inOrder = elements.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.order - b.order)
  const known = new Set(elements.map(({ id }) => id))
  const linkOf = new Map(links.map(link => [link.id, link]))
  const rows: Partial<Record<TheoryHeading, string | null>>[] = [
    ...inOrder.map(({ id, title, level, sphere, notes, owner, theories }) => ({
      ...{ row: theoryRows.element, id, title, level, sphere, notes },
      ...{ owner: owner ?? null, theories: theories?.join(' ') ?? null },
    })),
    ...links.map(({ id, from, to, rationale }) => ({ row: theoryRows.link, id, from, to, rationale })),
    ...frames.flatMap(({ id, title, theory, elementIds }) => {
      const holds = elementIds.filter(each => known.has(each)).join(' ')
      return holds === '' ? [] : [{ row: theoryRows.frame, id, title, theories: theory, holds }]
    }),
    ...assumptions
      .toSorted((a, b) => a.order - b.order)
      .flatMap(({ id, linkId, words, watchedBy }) => {
        const link = linkOf.get(linkId)
        const { assumption: row } = theoryRows
        return link ? [{ row, id, title: words, from: link.from, to: link.to, owner: watchedBy }] : []
      }),
  ]
  return utf8Bytes([
    `${byteOrderMark}${csvLineForSpreadsheets(theoryHeadings)}`,
    ...rows.map(row => csvLineForSpreadsheets(theoryHeadings.map(heading => row[heading] ?? null))),
  ])
}
