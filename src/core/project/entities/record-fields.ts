import { z } from 'zod'
import { day, finite, id } from './fields'

/** `required`: a record cannot be without it. Of the others a text may be '', a list empty, and anything else null. */
type Optional = { readonly required?: true }

/**
 * One field of a record, as its schema, a form, a search, a history and a table need to know it. `max`: characters. `row` and `rows` name
 * other rows by their ids, or perspectives of the project. An `amount` is of money or time and not below zero. `list` holds small records,
 * each with an id of its own, which two people may add to at once. `later`: it came after its kind; absent is empty. `named`: it is one of those that a list of the same record names, or another. `notAsked`: the app fills it in, and no form asks for it. `entries` have a schema and a form of their own: `texts` are searched.
 */
export type Field =
  | ({
      readonly name: string
      readonly type: 'line' | 'text'
      readonly max: number
      readonly named?: string
      readonly notAsked?: true
    } & Optional)
  | ({ readonly name: string; readonly type: 'choice'; readonly choices: readonly string[] } & Optional)
  | { readonly name: string; readonly type: 'choices'; readonly choices: readonly string[] }
  | ({ readonly name: string; readonly type: 'row'; readonly of: string } & Optional)
  | { readonly name: string; readonly type: 'rows'; readonly of: string }
  | ({ readonly name: string; readonly type: 'day' | 'amount' | 'count' } & Optional)
  | { readonly name: string; readonly type: 'flag' }
  | { readonly name: string; readonly type: 'tags'; readonly later?: true }
  | { readonly name: string; readonly type: 'list'; readonly fields: readonly Field[] }
  | { readonly name: string; readonly type: 'entries'; readonly texts: readonly string[] }

type Filled<F, Value> = F extends { readonly required: true } ? Value : Value | null
export type ValueOf<F> = F extends { readonly type: 'line' | 'text' }
  ? string
  : F extends { readonly type: 'choice'; readonly choices: readonly (infer Choice)[] }
    ? Filled<F, Choice>
    : F extends { readonly type: 'choices'; readonly choices: readonly (infer Choice)[] }
      ? Choice[]
      : F extends { readonly type: 'row' }
        ? Filled<F, string>
        : F extends { readonly type: 'rows' | 'tags' }
          ? string[]
          : F extends { readonly type: 'day' | 'amount' | 'count' }
            ? Filled<F, number>
            : F extends { readonly type: 'flag' }
              ? boolean
              : F extends { readonly type: 'list'; readonly fields: infer Fields extends readonly Field[] }
                ? ({ id: string } & ValuesOf<Fields>)[]
                : never
type Later = { readonly later: true }
export type ValuesOf<Fields extends readonly Field[]> = {
  [F in Exclude<Fields[number], Later> as F['name']]: ValueOf<F>
} & { [F in Extract<Fields[number], Later> as F['name']]?: ValueOf<F> | undefined }

type EntryShape<Fields extends readonly Field[]> = { id: typeof id } & {
  [F in Exclude<Fields[number], Later> as F['name']]: z.ZodType<ValueOf<F>>
} & { [F in Extract<Fields[number], Later> as F['name']]: z.ZodOptional<z.ZodType<ValueOf<F>>> }
type Shape<Fields extends readonly Field[]> = EntryShape<Fields> & { order: typeof finite }

/** So many rows, tags or small records one record may hold. */
export const mostInField = 500
export const longestTag = 100

/** The schema of a record that has these fields, an `id`, and its place in the list. */
export const recordSchema = <const Fields extends readonly Field[]>(fields: Fields): z.ZodObject<Shape<Fields>> =>
  z.object({ id, ...shapeOf(fields), order: finite }) as unknown as z.ZodObject<Shape<Fields>>

/** The same for what stands in a `list`. */
export const entrySchema = <const Fields extends readonly Field[]>(fields: Fields): z.ZodObject<EntryShape<Fields>> =>
  z.object({ id, ...shapeOf(fields) }) as unknown as z.ZodObject<EntryShape<Fields>>

const shapeOf = (fields: readonly Field[]): Record<string, z.ZodType> =>
  Object.fromEntries(fields.map(field => [field.name, valueSchema(field)]))

/** Without the upper limit some sums could not be told from each other. */
const amount = z.number().min(0).max(1e12)

export const tagsSchema = z.array(z.string().trim().min(1).max(longestTag)).max(mostInField)

function valueSchema(field: Field): z.ZodType {
  const filled = (schema: z.ZodType) => ('required' in field && field.required ? schema : schema.nullable())
  switch (field.type) {
    case 'line':
    case 'text':
      return z
        .string()
        .min(field.required ? 1 : 0)
        .max(field.max)
    case 'choice':
      return filled(z.enum(field.choices as [string, ...string[]]))
    case 'choices':
      return z.array(z.enum(field.choices as [string, ...string[]])).max(field.choices.length)
    case 'row':
      return filled(id)
    case 'rows':
      return z.array(id).max(mostInField)
    case 'day':
      return filled(day)
    case 'amount':
      return filled(amount)
    case 'count':
      return filled(amount.int())
    case 'flag':
      return z.boolean()
    case 'tags':
      return field.later ? tagsSchema.optional() : tagsSchema
    case 'list':
      return z.array(z.object({ id, ...shapeOf(field.fields) })).max(mostInField)
    case 'entries':
      throw new Error(`${field.name}: entries have a schema of their own`)
  }
}

/** What stands in a field that nobody filled in. */
export const emptyValue = ({ type }: Field): unknown => {
  if (type === 'line' || type === 'text') return ''
  if (type === 'flag') return false
  return type === 'choices' || type === 'rows' || type === 'tags' || type === 'list' || type === 'entries' ? [] : null
}

export const line = <N extends string>(name: N, max = 500) => ({ name, type: 'line', max }) as const
/** A line that the app fills in. */
export const lineNotAsked = <N extends string>(name: N, max = 500) =>
  ({ name, type: 'line', max, notAsked: true }) as const
/** A line in a small record, which says one of the names that stand in the `list` beside it. */
export const lineNamed = <N extends string>(name: N, list: string, max = 500) =>
  ({ name, type: 'line', max, named: list }) as const
export const words = <N extends string>(name: N, max = 20_000) => ({ name, type: 'text', max }) as const
export const choice = <N extends string, const C extends readonly string[]>(name: N, choices: C) =>
  ({ name, type: 'choice', choices }) as const
export const choices = <N extends string, const C extends readonly string[]>(name: N, choices: C) =>
  ({ name, type: 'choices', choices }) as const
export const row = <N extends string, O extends string>(name: N, of: O) => ({ name, type: 'row', of }) as const
export const rows = <N extends string, O extends string>(name: N, of: O) => ({ name, type: 'rows', of }) as const
export const dayField = <N extends string>(name: N) => ({ name, type: 'day' }) as const
export const amountField = <N extends string>(name: N) => ({ name, type: 'amount' }) as const
export const countField = <N extends string>(name: N) => ({ name, type: 'count' }) as const
export const flag = <N extends string>(name: N) => ({ name, type: 'flag' }) as const
export const tags = <N extends string>(name: N) => ({ name, type: 'tags' }) as const
/** The team's own, on every kind of record; rows from before tags came have none. */
export const teamTags = { name: 'tags', type: 'tags', later: true } as const
export const list = <N extends string, const F extends readonly Field[]>(name: N, fields: F) =>
  ({ name, type: 'list', fields }) as const
export const required = <F extends Field>(field: F) => ({ ...field, required: true }) as F & { readonly required: true }
