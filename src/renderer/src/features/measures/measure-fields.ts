import { edited } from '@core/change/change'
import { frequencies, levels, type Measure, measureSchema } from '@core/project/entities'
import { choice, dayField, emptyValue, line, rows, tags } from '@core/project/entities/record-fields'
import type { EditableField } from '@core/record/field-text'
import { useMemo } from 'react'
import { useRows } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import type { ControlWords } from '../../terms/records/field-control'
import { useTranslation } from '../../ui/use-translation'

/** Fields of a measure that several can have in common, as the controls of records know them. */
export const measureFields = {
  outcomeIds: rows('outcomeIds', 'element'),
  collectedBy: line('collectedBy'),
  frequency: choice('frequency', frequencies),
  tags: tags('tags'),
  askedBy: tags('askedBy'),
  publishedAs: line('publishedAs'),
  reviewOn: dayField('reviewOn'),
} as const satisfies { readonly [K in keyof Measure]?: EditableField }

export const changeableFields: readonly EditableField[] = Object.values(measureFields)
const none: readonly Measure[] = []
const optional = Object.keys(measureFields).filter(name => name !== 'outcomeIds')

/** Every field is there, if only empty: what a measure leaves out is what nobody said. */
export type FilledMeasure = { readonly id: string } & Readonly<Record<string, unknown>>
export const filled = (measure: Measure): FilledMeasure => ({
  ...Object.fromEntries(changeableFields.map(field => [field.name, emptyValue(field)])),
  ...measure,
})

/** As a measure is kept: without what is empty. */
const unfilled = (measure: FilledMeasure): Measure => {
  const kept: Record<string, unknown> = { ...measure }
  for (const name of optional) {
    const value = kept[name]
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) kept[name] = undefined
  }
  return kept as unknown as Measure
}

/** Of a list of tags what is kept of it: nothing where there are none. */
export const keptTags = (value: unknown): string[] | undefined => {
  const several = value as string[]
  return several.length === 0 ? undefined : several
}

/** How these fields, and what can be chosen in them, are called. */
export function useMeasureFieldWords(): ControlWords {
  const { t } = useTranslation(['measures', 'records', 'terms'])
  const elements = useRows('element')
  const measures = useRows('measure')
  return useMemo(() => {
    const said = (name: 'tags' | 'askedBy') =>
      [...new Set((measures ?? none).flatMap(measure => measure[name] ?? []))].toSorted((a, b) => a.localeCompare(b))
    const fromTheTop = levels.toReversed().flatMap(level => (elements ?? []).filter(each => each.level === level))
    const frequency = (value: string) => t(`terms:frequency.${value as (typeof frequencies)[number]}`)
    return {
      field: name => t(`oneField.${name as keyof typeof measureFields}`),
      value: ({ name }, given) =>
        name === 'frequency' ? frequency(String(given)) : Array.isArray(given) ? t('records:goneRow') : String(given),
      choices: ({ name }) => {
        if (name === 'frequency') return frequencies.map(value => ({ value, label: frequency(value) }))
        // What others are called already, to choose from.
        if (name === 'tags' || name === 'askedBy') return said(name).map(tag => ({ value: tag, label: tag }))
        return name === 'outcomeIds' ? fromTheTop.map(({ id, title }) => ({ value: id, label: title })) : []
      },
      problem: (field, problem) => t(`records:fieldProblem.${problem}`, { limit: 'max' in field ? field.max : 0 }),
    }
  }, [t, elements, measures])
}

export const fitsMeasure = (measure: FilledMeasure): boolean => measureSchema.safeParse(unfilled(measure)).success

/** Changes several measures in one step. */
export function useChangeMeasures() {
  const commit = useCommit()
  return (changed: readonly { readonly before: FilledMeasure; readonly after: FilledMeasure }[]) =>
    commit(
      'measure.change-many',
      changed.map(({ before, after }) => edited('measure', unfilled(before), unfilled(after))),
    )
}
