import { nodeFor } from './draw-page'
import type { DrawnNode } from './drawn-node'

/** A hand that types waits no longer than this, in milliseconds. */
const longestTurn = 8

/** The page goes on between two steps: whoever types is never kept waiting. */
export const pause = () => new Promise<void>(resolve => setTimeout(resolve))

type Drawn = Exclude<DrawnNode, string>
const isElement = (node: DrawnNode): node is Drawn => typeof node !== 'string'

/**
 * Draws what the document breaks nowhere on as many sheets as it fills, in small steps. `into` has to be on the screen: what fits is measured.
 * Rejects nothing; answers false where `isOver` says to stop.
 */
export async function fillSheets(into: HTMLElement, page: DrawnNode, isOver: () => boolean): Promise<boolean> {
  if (!isElement(page)) return true
  const bodies = page.children.filter(isElement).filter(({ tag }) => tag === 'article')
  let turn = performance.now()
  for (const body of bodies) {
    let sheet = newSheet(into, page, body)
    for (const child of body.children) {
      if (performance.now() - turn > longestTurn) {
        await pause()
        if (isOver()) return false
        turn = performance.now()
      }
      const node = nodeFor(child)
      sheet.article.append(node)
      if (!overflows(sheet)) continue
      const rest = whatGoesOn(sheet, node)
      if (rest.length === 0) continue
      sheet = newSheet(into, page, body)
      sheet.article.append(...rest)
    }
  }
  return true
}

type Sheet = { readonly sheet: HTMLElement; readonly article: HTMLElement; readonly tall: number }

/** An empty one with its header and footer. */
function newSheet(into: HTMLElement, page: Drawn, body: Drawn): Sheet {
  const around = page.children.filter(child => child === body || (isElement(child) && child.tag !== 'article'))
  const children = around.map(child => (child === body ? { ...body, children: [] } : child))
  const sheet = nodeFor({ ...page, children }) as HTMLElement
  into.append(sheet)
  return { sheet, article: sheet.querySelector('article') ?? sheet, tall: sheet.offsetHeight }
}

const overflows = ({ sheet, tall }: Sheet): boolean => sheet.offsetHeight > tall + 1

/** What has no room on the sheet: rows of a table, or the whole piece with the headings over it. None: it is all there is on it. */
function whatGoesOn(sheet: Sheet, node: Node): Node[] {
  if (node instanceof HTMLTableElement) {
    const rest = rowsThatGoOn(sheet, node)
    if (rest) return [rest]
  }
  const moved: Node[] = [node]
  for (let before = node.previousSibling; before && isHeading(before); before = before.previousSibling)
    moved.unshift(before)
  if (moved.length >= sheet.article.childNodes.length) return []
  return moved
}

const isHeading = (node: Node): boolean => node instanceof HTMLElement && /heading|caption/i.test(node.className)

/** Null: not even two of its rows fit. */
function rowsThatGoOn(sheet: Sheet, table: HTMLTableElement): HTMLTableElement | null {
  const rest = table.cloneNode() as HTMLTableElement
  const columns = table.querySelector('colgroup')
  const rows = [...table.rows]
  const moved: HTMLTableRowElement[] = []
  while (rows.length > 2 && overflows(sheet)) {
    const last = rows.pop()
    if (!last) break
    last.remove()
    moved.unshift(last)
  }
  if (overflows(sheet) || moved.length === 0) {
    table.append(...moved)
    return null
  }
  if (columns) rest.append(columns.cloneNode(true))
  rest.append(...moved)
  return rest
}
