import type { PhotoForOthers } from '@core/privacy/photos'
import type { StoryGap } from '@core/privacy/told-stories'
import type { Pictogram, Print, SectionKind } from '@core/project/entities'
import type { Point } from '@core/theory/box'
import type { ElementStandingCode } from '@core/theory/standing'
import type { TextPlace } from './narratives'

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
  /** How large it is printed: no letter under 12 point, under 18, or, in easy read, under 16. Absent: a report for reading at a desk. */
  readonly print?: Print
  /** When the report was made, ISO 8601: the one date in the file. */
  readonly madeAt: string
  readonly blocks: readonly ReportBlock[]
  /** The same by section, of a report that has an outline. What is at the end of no section (`blocks`) is in none. */
  readonly sections?: readonly ReportSection[]
  /** What was left out of it for the sake of the people in it: for whoever makes the report, not for its readers. */
  readonly leftOut?: readonly LeftOut[]
}

/** `key`: under which its text is kept. */
export type ReportSection = {
  readonly id: string
  readonly section: SectionKind
  readonly key: string
  readonly title: string
  readonly blocks: readonly ReportBlock[]
}

/**
 * `figure-hidden`: figures with too few people behind them. `people-hidden`, `payments-hidden`: counts of people, or payments, likewise.
 * `photo-hidden`: without the consent of everybody in it. `live-hidden`: such figures within texts. `live-unknown`: figures within texts that name nothing there is. Of stories: why they may not be told.
 */
export type LeftOutCode =
  | 'figure-hidden'
  | 'people-hidden'
  | 'payments-hidden'
  | 'live-hidden'
  | 'live-unknown'
  | 'photo-hidden'
  | `story-${StoryGap}`
export type LeftOut = { readonly sectionId: string; readonly code: LeftOutCode; readonly count: number }

export type ReportCover = {
  readonly kicker: string
  readonly title: string
  readonly period: string
  /** What the person wrote as the project's purpose. */
  readonly purpose: readonly string[]
  readonly made: string
}

/** `place`: whose text it is a piece of, in a copy that comes back (`take-back`). */
export type ReportBlock = (
  | Heading
  | Paragraph
  | List
  | Quote
  | ReportTable
  | ReportChart
  | KeyFigures
  | TheoryPicture
  | Statements
) & {
  readonly place?: TextPlace
}

/** `startsPage`: begins on a new page. */
export type Heading = {
  readonly kind: 'heading'
  readonly level: 1 | 2 | 3
  readonly text: string
  readonly startsPage?: boolean
}

/**
 * A piece of text with one look. `link`: an address on the web or of a mailbox. `figure`: the live figure it is, as it was written.
 * `about`: the id of the figure or table that it speaks of; where that is not in the document, neither is the run. `refers`: it is that
 * one's number ("Table 3"); the name of its place, '' until it is known.
 */
export type Run = {
  readonly text: string
  readonly bold?: true
  readonly italic?: true
  readonly link?: string
  readonly figure?: string
  readonly about?: string
  readonly refers?: string
}

/** `lead`: the sentence a section opens with; `note`: what a reader may skip; `typed`: a person wrote it for this report. */
export type ParagraphTone = 'body' | 'lead' | 'note' | 'typed'
/** `keepNext`: on one page with what follows. */
export type Paragraph = {
  readonly kind: 'paragraph'
  readonly tone: ParagraphTone
  readonly text: string
  readonly runs?: readonly Run[]
  readonly keepNext?: boolean
}

/** `term` is set off from the text that explains it. `level`: how deep it is, 0 to 2; absent: 0. `ordered`: it has a number. */
export type ListItem = {
  readonly term?: string
  readonly text: string
  readonly runs?: readonly Run[]
  readonly level?: number
  readonly ordered?: true
}
export type List = { readonly kind: 'list'; readonly items: readonly ListItem[]; readonly keepNext?: boolean }

/** `from`: '' nobody said. */
export type Quote = {
  readonly kind: 'quote'
  readonly text: string
  readonly runs?: readonly Run[]
  readonly from: string
}

/** `width` is the column's share of the table, any scale. */
export type Column = { readonly label: string; readonly align: 'start' | 'end'; readonly width: number }
/** `standing` gives the cell a colour; its words are in `text` all the same. */
export type Cell = {
  readonly text: string
  readonly runs?: readonly Run[]
  readonly standing?: ElementStandingCode
}
export type Row = { readonly cells: readonly Cell[]; readonly emphasis?: boolean }

/** The first column names the row. `description` is what a screen reader says of the table. `caption`: '' within somebody's text. */
export type ReportTable = Captioned & {
  readonly kind: 'table'
  readonly caption: string
  readonly description: string
  readonly columns: readonly Column[]
  readonly rows: readonly Row[]
  readonly keepNext?: boolean
}

/** `id`: what a sentence refers to it by. */
export type Captioned = { readonly id?: string }

/** How the numbers of a chart are printed: `#,##0`, `0%`. */
export type NumberFormat = string

/** A measure over its periods. `null` is a gap: nothing known, or hidden. Every series has as many values as there are categories. */
export type ReportChart = Captioned & {
  readonly kind: 'chart'
  readonly caption: string
  /** Says the figures, for those who do not see the chart. */
  readonly alt: string
  readonly categories: readonly string[]
  /** The place among them of the period that is reported. */
  readonly reported?: number
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

/** One figure to be read at a glance. `unit`: '' none, or it is in the figure. `line`: what it is compared with. `title` begins the chart's caption. */
export type KeyFigure = {
  readonly title: string
  readonly figure: string
  readonly unit: string
  readonly line: string
  readonly chart: ReportChart
}
/** Up to four figures with small charts of one size, side by side. */
export type KeyFigures = {
  readonly kind: 'key-figures'
  readonly caption: string
  readonly figures: readonly KeyFigure[]
}

/**
 * A sentence or two with a picture at their left. `photo`: in its place. `figure`: to be read large, '' none. `quotes`: words of a story, as it
 * was told.
 */
export type Statement = {
  readonly picture: Pictogram
  readonly photo?: PhotoForOthers
  readonly figure: string
  readonly lines: readonly StatementLine[]
  readonly quotes?: string
}
export type StatementLine = { readonly text: string; readonly runs?: readonly Run[]; readonly bold?: true }
/** Easy read: one idea below the other. */
export type Statements = { readonly kind: 'statements'; readonly statements: readonly Statement[] }

/** Boxes and lanes in pixels (96 to the inch) from the picture's top left corner. */
export type TheoryPicture = Captioned & {
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

/** From the edge of one box to the edge of another: two points are a straight line; between more it goes past other boxes. */
export type TheoryLine = {
  readonly from: string
  readonly to: string
  readonly route: readonly Point[]
}
