import type { ElementStandingCode } from '@core/theory/standing'

/**
 * What a report says, as plain data: nothing here is left to decide. Consent and small numbers were dealt with when the
 * model was made (`reportModel`), so whoever writes it out (Word or HTML) cannot give away more than it holds.
 * Texts are one paragraph each, without line breaks.
 */
export type ReportModel = {
  /** Also the document's title, where readers of the file ask for it. */
  readonly title: string
  /** Null: a short paper. Its title is a heading of level 1, the only one, and it has no contents list. */
  readonly cover: ReportCover | null
  /** How large a short paper is printed: no letter under 12 point, or under 18. */
  readonly print?: 'plain' | 'large'
  /** When the report was made, ISO 8601: the one date in the file. */
  readonly madeAt: string
  readonly blocks: readonly ReportBlock[]
}

export type ReportCover = {
  readonly kicker: string
  readonly title: string
  readonly period: string
  /** What the person wrote as the project's purpose. */
  readonly purpose: readonly string[]
  readonly made: string
}

export type ReportBlock = Heading | Paragraph | List | Quote | ReportTable | ReportChart | TheoryPicture

/** `startsPage`: begins on a new page. */
export type Heading = {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3
  readonly text: string
  readonly startsPage?: boolean
}

/** `lead`: the sentence a section opens with; `note`: what a reader may skip; `typed`: a person wrote it for this report. */
export type ParagraphTone = 'body' | 'lead' | 'note' | 'typed'
/** `keepNext`: on one page with what follows. */
export type Paragraph = {
  readonly kind: 'paragraph'
  readonly tone: ParagraphTone
  readonly text: string
  readonly keepNext?: boolean
}

/** `term` is set off from the text that explains it. */
export type ListItem = { readonly term?: string; readonly text: string }
export type List = { readonly kind: 'list'; readonly items: readonly ListItem[] }

export type Quote = { readonly kind: 'quote'; readonly text: string; readonly from: string }

/** `width` is the column's share of the table, any scale. */
export type Column = { readonly label: string; readonly align: 'start' | 'end'; readonly width: number }
/** `standing` gives the cell a colour; its words are in `text` all the same. */
export type Cell = { readonly text: string; readonly standing?: ElementStandingCode }
export type Row = { readonly cells: readonly Cell[]; readonly emphasis?: boolean }

/** The first column names the row. `description` is what a screen reader says of the table. */
export type ReportTable = {
  readonly kind: 'table'
  readonly caption: string
  readonly description: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
}

/** How the numbers of a chart are printed: `#,##0`, `0%`. */
export type NumberFormat = string

/** A measure over its periods. `null` is a gap: nothing known, or hidden. Every series has as many values as there are categories. */
export type ReportChart = {
  readonly kind: 'chart'
  readonly caption: string
  /** Says the figures, for those who do not see the chart. */
  readonly alt: string
  readonly categories: readonly string[]
  readonly figures: { readonly name: string; readonly values: readonly (number | null)[] }
  readonly target: { readonly name: string; readonly values: readonly (number | null)[] } | null
  readonly baseline: { readonly name: string; readonly value: number } | null
  readonly axisTitle: string
  readonly numberFormat: NumberFormat
  /** Where a value is a place in a rubric: the levels' names from 1. Such a chart has words for labels. */
  readonly levels: readonly string[] | null
  /** Highest value on the axis; `null`: as the values ask. */
  readonly top: number | null
}

/** Boxes and lanes in pixels (96 to the inch) from the picture's top left corner. */
export type TheoryPicture = {
  readonly kind: 'theory-picture'
  readonly caption: string
  readonly alt: string
  readonly width: number
  readonly height: number
  readonly lanes: readonly { readonly label: string; readonly y: number; readonly height: number }[]
  readonly boxes: readonly TheoryBox[]
  readonly links: readonly TheoryLine[]
  readonly fontPoints: number
}

export type TheoryBox = {
  readonly id: string
  readonly title: string
  readonly standing: ElementStandingCode | null
  /** How it stands, in words; empty where nothing is to be said. */
  readonly standingWords: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** From the bottom of one box straight to the top of another, or round the boxes between them on one side. */
export type TheoryLine = {
  readonly from: string
  readonly to: string
  readonly route: 'straight' | 'left' | 'right'
}
