import { sameValue } from '@core/change/change'
import { emptyValue } from '@core/project/entities/record-fields'
import { sameText } from '@core/same-text'
import type { EditableField } from './field-text'

/** What is done with a field that holds several things. A field that holds one is always set. */
export const manyWays = ['add', 'remove', 'set'] as const
export type ManyWay = (typeof manyWays)[number]

export const holdsSeveral = ({ type }: EditableField): boolean =>
  type === 'choices' || type === 'rows' || type === 'tags'

/** What a field holds once `given` is added to it, removed from it, or stands in it instead. */
export function valueAfter(field: EditableField, before: unknown, given: unknown, way: ManyWay): unknown {
  if (!holdsSeveral(field)) return given
  const had = (before ?? []) as readonly string[]
  const several = given as readonly string[]
  // A tag is the same however it is written.
  const alike = (a: string, b: string) => (field.type === 'tags' ? sameText(a, b) : a === b)
  const isIn = (list: readonly string[], one: string) => list.some(other => alike(other, one))
  switch (way) {
    case 'add':
      return [...had, ...several.filter(one => !isIn(had, one))]
    case 'remove':
      return had.filter(one => !isIn(several, one))
    case 'set':
      return had.length === several.length && several.every(one => isIn(had, one)) ? had : several
  }
}

/** The rows that a change of one field for all would change, each as it would be. The others say so already. */
export const rowsChanged = <Row extends { readonly id: string }>(
  rows: readonly Row[],
  field: EditableField,
  given: unknown,
  way: ManyWay,
): { readonly before: Row; readonly after: Row }[] =>
  rows.flatMap(before => {
    // A field that came later may be absent, which is empty.
    const was = (before as Readonly<Record<string, unknown>>)[field.name] ?? emptyValue(field)
    const value = valueAfter(field, was, given, way)
    return sameValue(was, value) ? [] : [{ before, after: { ...before, [field.name]: value } }]
  })
