import { nodeFor } from './draw-page'
import type { DrawnNode, DrawnPart } from './drawn-node'

/** A hand that types waits no longer than this, in milliseconds. */
const longestTurn = 8

/** The page goes on between two steps: whoever types is never kept waiting. */
export const pause = () => new Promise<void>(resolve => setTimeout(resolve))

/** A sheet on the screen. `first`: the piece it begins with; null: it begins within one. */
export type DrawnSheet = { readonly sheet: HTMLElement; readonly first: number | null }

type Asked = {
  /** The piece to begin with, at the top of a sheet. */
  readonly from: number
  readonly isOver: () => boolean
  /** Whether what begins with this piece is on the screen already, sheet by sheet. */
  readonly isThere: (first: number) => boolean
}

/** `next`: the piece with which what is on the screen already goes on; null: all is drawn. */
export type Filled = { readonly sheets: readonly DrawnSheet[]; readonly next: number | null }

/**
 * Draws the pieces of a part on as many sheets as they fill, in small steps. `into` has to be on the screen: what fits is measured. Null where
 * `isOver` says to stop.
 */
export async function fillSheets(
  into: HTMLElement,
  { shell, pieces }: DrawnPart,
  { from, isOver, isThere }: Asked,
): Promise<Filled | null> {
  const page = JSON.parse(shell) as DrawnNode
  const sheets: DrawnSheet[] = []
  const places = new Map<Node, number>()
  const begin = (first: number | null) => {
    const sheet = newSheet(into, page)
    sheets.push({ sheet: sheet.sheet, first })
    return sheet
  }
  let sheet = begin(from)
  let turn = performance.now()
  const goesOn = async () => {
    if (performance.now() - turn <= longestTurn) return true
    await pause()
    turn = performance.now()
    return !isOver()
  }
  for (let at = from; at < pieces.length; at += 1) {
    if (!(await goesOn())) return null
    const node = nodeFor(JSON.parse(pieces[at] ?? '""') as DrawnNode)
    places.set(node, at)
    sheet.article.append(node)
    let rest = overflows(sheet) ? whatGoesOn(sheet, node) : []
    while (rest.length > 0) {
      const first = (rest[0] && places.get(rest[0])) ?? null
      if (first !== null && isThere(first)) {
        for (const each of rest) each.parentNode?.removeChild(each)
        return { sheets, next: first }
      }
      sheet = begin(first)
      sheet.article.append(...rest)
      // A long table goes on and on.
      const more = overflows(sheet) ? rowsThatGoOn(sheet, rest.at(-1)) : null
      rest = more ? [more] : []
      if (!(await goesOn())) return null
    }
  }
  return { sheets, next: null }
}

type Sheet = { readonly sheet: HTMLElement; readonly article: HTMLElement; readonly tall: number }

/** An empty one with its header and footer. */
function newSheet(into: HTMLElement, page: DrawnNode): Sheet {
  const sheet = nodeFor(page) as HTMLElement
  into.append(sheet)
  return { sheet, article: sheet.querySelector('article') ?? sheet, tall: sheet.offsetHeight }
}

const overflows = ({ sheet, tall }: Sheet): boolean => sheet.offsetHeight > tall + 1

/** What has no room on the sheet: rows of a table, or the whole piece with the headings over it. None: it is all there is on it. */
function whatGoesOn(sheet: Sheet, node: Node): Node[] {
  const rows = rowsThatGoOn(sheet, node)
  if (rows) return [rows]
  const moved: Node[] = [node]
  for (let before = node.previousSibling; before && isHeading(before); before = before.previousSibling)
    moved.unshift(before)
  if (moved.length >= sheet.article.childNodes.length) return []
  return moved
}

const isHeading = (node: Node): boolean => node instanceof HTMLElement && /heading|caption/i.test(node.className)

/** As a table of its own. Null: not even two rows fit, or it is no table. */
function rowsThatGoOn(sheet: Sheet, table: Node | undefined): HTMLTableElement | null {
  if (!(table instanceof HTMLTableElement)) return null
  const rest = table.cloneNode() as HTMLTableElement
  const columns = table.querySelector('colgroup')
  // Measured once: after each row that is taken away the page would have to be laid out again.
  const heights = [...table.rows].map(row => row.offsetHeight)
  let excess = sheet.sheet.offsetHeight - sheet.tall - 1
  let kept = heights.length
  while (kept > 2 && excess > 0) {
    kept -= 1
    excess -= heights[kept] ?? 0
  }
  const moved = [...table.rows].slice(kept)
  for (const row of moved) row.remove()
  for (let last = table.rows[table.rows.length - 1]; last && table.rows.length > 2 && overflows(sheet); ) {
    last.remove()
    moved.unshift(last)
    last = table.rows[table.rows.length - 1]
  }
  if (overflows(sheet) || moved.length === 0) {
    table.append(...moved)
    return null
  }
  if (columns) rest.append(columns.cloneNode(true))
  rest.append(...moved)
  return rest
}
