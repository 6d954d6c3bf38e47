/** A node of a page on its way from the worker: what to make and what to write into it. The page decides what of it is made. */
export type DrawnNode =
  | string
  | {
      readonly tag: string
      readonly attributes: Readonly<Record<string, string>>
      readonly style: Readonly<Record<string, string>>
      readonly children: readonly DrawnNode[]
    }

export type DrawnElement = Exclude<DrawnNode, string>
export const isElement = (node: DrawnNode): node is DrawnElement => typeof node !== 'string'

/**
 * What the document breaks nowhere, as JSON, so that what did not change is known by its letters. `shell`: a page with its header and footer,
 * and nothing between them; `pieces`: what stands between, one after the other.
 */
export type DrawnPart = { readonly shell: string; readonly pieces: readonly string[] }

/** A document for the page: its style sheet and its parts. */
export type DrawnDocument = {
  readonly styles: string
  readonly parts: readonly DrawnPart[]
  /** Of the widest page, in pixels. */
  readonly width: number
}

/** The parts of one of docx-preview's pages: one for each of its texts. */
export const partsOfPage = (page: DrawnNode): DrawnPart[] =>
  isElement(page)
    ? page.children.filter(isElement).flatMap(body => (body.tag === 'article' ? partOf(page, body) : []))
    : []

function partOf(page: DrawnElement, body: DrawnElement): DrawnPart {
  const around = page.children.filter(child => child === body || (isElement(child) && child.tag !== 'article'))
  const children = around.map(child => (child === body ? { ...body, children: [] } : child))
  return {
    shell: JSON.stringify({ ...page, children }),
    pieces: body.children.map(piece => JSON.stringify(piece)),
  }
}
