/** A node of a page on its way from the worker: what to make and what to write into it. The page decides what of it is made. */
export type DrawnNode =
  | string
  | {
      readonly tag: string
      readonly attributes: Readonly<Record<string, string>>
      readonly style: Readonly<Record<string, string>>
      readonly children: readonly DrawnNode[]
    }

/** A document for the page: its style sheet, and each page as JSON, so that one that did not change is known by its letters. */
export type DrawnDocument = {
  readonly styles: string
  readonly pages: readonly string[]
  /** Of the widest page, in pixels. */
  readonly width: number
}
