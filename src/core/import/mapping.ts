import { isAddedAcross } from '@core/measure/adding-up'
import { idPattern } from '@core/names'
import { type Across, acrosses, aggregations, directions, measureKinds } from '@core/project/entities'
import { encodings } from '@core/table/encodings'
import { delimiters } from '@core/table/rows'
import { z } from 'zod'
import { periodUnits } from './cell-period'
import { dateParts } from './date-parts'
import { dateOrders } from './full-date'
import { decimalMarks } from './number-cell'
import { surveySchema } from './survey/plan'

/**
 * Everything that decides how a table becomes observations. It is kept with the import and can be given with a file, so it
 * says all of it: the same file read with the same mapping gives the same observations. Columns go by their place.
 */
const key = z.string().regex(idPattern)
const day = z.number().int().min(-354_285).max(2_932_896)
const column = z.number().int().min(0)
/** Null: not known yet; the person has to say (`ask-number-format`). */
const numbers = z.enum(decimalMarks).nullable()

const nested = z.object({
  column,
  /** What of a cell says what kind of row it is: its word, the first three signs of its code, or how long its code is. */
  by: z.enum(['word', 'start', 'length']),
  /** `plans`: rows are targets or earlier versions of others, which add nothing up. Absent: rows add up others. */
  of: z.literal('plans').optional(),
  /** Kinds of row that add up rows of other kinds, the widest first; of plans, those that are not what came of them. */
  totals: z.array(z.string().max(500)).max(5000),
  /** Of these the one that is of everything. Null: none is. */
  whole: z.string().max(500).nullable(),
  /** The column whose words name what rows are of, where it is another. */
  names: column.nullable(),
  /** Which rows come in: those that are added up, or only those of some kinds. Null: not known yet; the person has to say (`ask-level`). */
  take: z.union([z.literal('parts'), z.object({ only: z.array(z.string().max(500)).min(1).max(100) })]).nullable(),
})
/** A column in which some rows add up others, or are plans for them: `All` in a column of sexes, `E92` in one of codes, `Target`. */
export type Nested = z.infer<typeof nested>
/** Numbers of the column that look like codes for no answer (999, -99). `are` null: nobody said yet (`ask-no-answer`). */
const noAnswer = z
  .object({ codes: z.array(z.number()).min(1).max(100), are: z.enum(['missing', 'numbers']).nullable() })
  .optional()

/** What a heading says of all values below it, by dimension: the sex where years stand over sexes. Absent: nothing. */
const words = z.record(z.string().trim().min(1).max(100), z.string().trim().min(1).max(500)).optional()

/**
 * Why a column is proposed to be left out. `code`: it says in codes what another says in words. `tells-rows`, `kinds-of-place`: it
 * tells kinds of row apart. `total`: it adds up its neighbours. `derived`: a rate of change, a base, a population. `plan`: a target. `aside`: a name
 * that tells no rows apart. `text`: remarks. `date`: another column says when. `figures`: it could be a measure. `other-period`: of a
 * year, quarter or month whose figures other columns say.
 */
export const unusedReasons = [
  'empty',
  'row-number',
  'code',
  'tells-rows',
  'kinds-of-place',
  'unit',
  'constant',
  'total',
  'derived',
  'plan',
  'aside',
  'text',
  'date',
  'figures',
  'other-period',
] as const
export type UnusedReason = (typeof unusedReasons)[number]

export const roleSchema = z.discriminatedUnion('as', [
  /** `personal`: its cells tell who somebody is; they are shown nowhere. */
  z.object({
    as: z.literal('ignore'),
    personal: z.literal(true).optional(),
    because: z.enum(unusedReasons).optional(),
  }),
  /** A name by which figures can be broken down. `required`: a row without it is left out. */
  z.object({ as: z.literal('dimension'), dimension: z.string().trim().min(1).max(100), required: z.boolean() }),
  /** `order` null: not known yet, the person has to say (`ask-date-order`). `spans`: `2011-12` is a year, not December 2011. */
  z.object({
    as: z.literal('date'),
    order: z.enum(dateOrders).nullable(),
    spans: z.boolean(),
    /** Only rows of periods of this length come in. Null: not known yet, the person has to say (`ask-periods`). Absent: all. */
    only: z.enum(periodUnits).nullable().optional(),
  }),
  /** Which part of the year a row is of, where the date column says the year. */
  z.object({ as: z.literal('date-part'), part: z.enum(dateParts) }),
  /** Values of a measure on the row's day. `measure` null: the measure the row names. `perCent`: a bare 45 means 45 %. */
  z.object({ as: z.literal('value'), measure: key.nullable(), numbers, perCent: z.boolean(), words, noAnswer }),
  /** Values on a day that the column's heading says. */
  z.object({ as: z.literal('value-at'), measure: key.nullable(), day, numbers, perCent: z.boolean(), words, noAnswer }),
  /** What the row's values of this measure are out of. `mayBeEmpty`: a value beside an empty cell stands for itself. */
  z.object({ as: z.literal('denominator'), measure: key.nullable(), numbers, mayBeEmpty: z.boolean().optional() }),
  /** The name of the measure that the row's value is of; the names are in `measures[].named`. */
  z.object({ as: z.literal('measure-name') }),
  /** Marks beside the row's values: of the column before it, or of all where it is the only one. */
  z.object({ as: z.literal('notes') }),
  /** What a person answered; only in a survey. Columns of one question have its key. */
  z.object({ as: z.literal('answer'), question: key }),
])
export type Role = z.infer<typeof roleSchema>

export const measureTargetSchema = z.discriminatedUnion('as', [
  z.object({ as: z.literal('existing'), measureId: key }),
  z.object({
    as: z.literal('new'),
    title: z.string().trim().min(1).max(500),
    unit: z.string().max(200),
    direction: z.enum(directions),
    aggregation: z.enum(aggregations),
    /** How places and groups become the whole. Absent: as aggregation alone says. */
    across: z.enum(acrosses).optional(),
    countsPeople: z.boolean(),
    /** Of a scale: the names of its levels, lowest first. Absent: it has none yet. */
    levels: z.array(z.string().trim().min(1).max(500)).max(12).optional(),
  }),
])
export type MeasureTarget = z.infer<typeof measureTargetSchema>

export const mappedMeasureSchema = z.object({
  /** What the columns call it, within this mapping. */
  key,
  kind: z.enum(measureKinds),
  /** How rows name it, where there is a measure-name column. */
  named: z.string().max(500).nullable(),
  /** What the column of units (`rows.unit`) says in its rows, where rows of one name have several. */
  unit: z.string().max(200).optional(),
  /** Of a share: a bare 45 means 45 %, whatever its column says. */
  perCent: z.boolean().optional(),
  /** Of a scale or a rubric that is there: the names of its levels, lowest first, which cells may say. Absent: cells hold places, from 1. */
  levels: z.array(z.string().max(500)).max(12).optional(),
  /** Of a measure that is there: how its parts become the whole. Absent: nobody chose. */
  across: z.enum(acrosses).optional(),
  target: measureTargetSchema,
})
export type MappedMeasure = z.infer<typeof mappedMeasureSchema>

/** True where a row that adds up others is the whole, as the whole is no sum. Otherwise such rows stay out. */
export const hasOwnWhole = (measure: MappedMeasure): boolean => !isAddedAcross({ across: acrossOf(measure) })

/** How the parts of what it feeds become the whole. Undefined: nobody chose. */
export const acrossOf = ({ target, across }: MappedMeasure): Across | undefined =>
  target.as === 'new' ? target.across : across

/** True where the figures of parts come to that of the whole. */
export const isAddedUp = (measure: MappedMeasure): boolean => measure.kind === 'number' && !hasOwnWhole(measure)

export const mappingSchema = z.object({
  encoding: z.enum(encodings),
  delimiter: z.enum(delimiters),
  /** The sheet that was read, where the file is a workbook; encoding and delimiter mean nothing then. */
  sheet: z.string().min(1).max(500).optional(),
  /** Line of the file that holds the column names. Null: there are none. */
  headerLine: z.number().int().min(1).nullable(),
  /** Another table under this one: the first of its lines, from which on nothing is read, the line that names its columns, what stands over it. Absent: there is none. */
  nextTable: z
    .object({ line: z.number().int().min(1), headerLine: z.number().int().min(1), title: z.string().max(500) })
    .optional(),
  columns: z.array(z.object({ name: z.string().max(5000), role: roleSchema })).max(20_000),
  measures: z.array(mappedMeasureSchema).max(20_000),
  /** The one day all rows speak of, where no column says. */
  day: day.nullable(),
  /** The month (1-12) in which a year ends that a date cell gives as `2016`. */
  yearEndsIn: z.number().int().min(1).max(12),
  /** The month (1-12) in which a year such as `2020-21` begins where bare years end in December. Absent: April. */
  financialYearStart: z.number().int().min(2).max(12).optional(),
  /** What cells without a number say; see marks.ts. */
  missing: z.array(z.string().max(40)).max(200),
  suppressed: z.array(z.string().max(40)).max(200),
  notApplicable: z.array(z.string().max(40)).max(200).optional(),
  zero: z.array(z.string().max(40)).max(200).optional(),
  /** Which rows are not observations. */
  rows: z.object({
    /**
     * A column that names one kind of row (an area's code), and the shape its cells have there (see `cellShape`). `totals`:
     * kinds of code (see `codeKind`) whose rows add up the others.
     */
    code: z
      .object({ column, shape: z.string().max(100), totals: z.array(z.string().max(10)).max(1000).optional() })
      .nullable(),
    /** Columns in which some rows add up others. */
    nested: z.array(nested).max(50).optional(),
    /** A column that says the unit of the row's measure. */
    unit: column.optional(),
    /** Labels of rows that add up others, beside those that say so themselves (`Total`). */
    totalLabels: z.array(z.string().max(500)).max(5000),
    keepTotals: z.boolean(),
    keepPercentages: z.boolean(),
    /** Of a sheet: pass over hidden and filtered rows. Null: not known yet (`ask-hidden-rows`). Absent: there are none, or they come in. */
    skipHidden: z.boolean().nullable().optional(),
  }),
  /** Each row is what one person answered. Absent: rows are figures. */
  survey: surveySchema.optional(),
})
export type Mapping = z.infer<typeof mappingSchema>

/** The shape of a code: letters become A, digits 9, spaces go. `E07000223` is `A99999999`. */
export const cellShape = (text: string): string => text.trim().replace(/\p{L}/gu, 'A').replace(/\d/g, '9')

/** How many columns of figures are left out though they could be measures, and how many there are. */
export function unusedFigures({ columns }: Pick<Mapping, 'columns'>): { count: number; all: number } {
  const count = columns.filter(({ role }) => role.as === 'ignore' && role.because === 'figures').length
  return { count, all: count + columns.filter(({ role }) => role.as === 'value' || role.as === 'value-at').length }
}
