import { isLevel } from '@core/measure/adding-up'
import type { Measure } from '@core/project/entities'
import { Text, TextInput } from '@mantine/core'
import { DraftInput } from '../../ui/draft-fields'
import type { Kept } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'
import { LevelSelect } from './sheet-part'
import { textFromValue, useTypedValue } from './typed-value'

type StoredAimProps = {
  measure: Measure
  label: string
  value: number
  /** Null: taken out. */
  keep: (value: number | null) => Kept | Promise<Kept>
}

/** A value that is aimed for and stored already: a level, a number, or simply that a milestone is reached. */
export function StoredAim({ measure, label, value, keep }: StoredAimProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const readValue = useTypedValue(measure)
  if (measure.kind === 'milestone') return <Text>{t('terms:reached')}</Text>
  if (isLevel(measure)) return <LevelSelect measure={measure} label={label} hideLabel value={value} onChoose={keep} />
  return (
    <DraftInput
      aria-label={label}
      maw="12rem"
      miw="7rem"
      inputMode="decimal"
      dir="ltr"
      stored={textFromValue(value, measure.kind)}
      keepText={text => {
        const typed = readValue(text)
        if (!typed.ok) return { error: typed.error }
        return typed.value === null ? { error: t('targetNeeded') } : keep(typed.value)
      }}
    />
  )
}

type NewAimProps = {
  measure: Measure
  label: string
  text: string
  error: string | null
  onType: (text: string) => void
}

/** The same while it is typed and not yet kept. A milestone has nothing to type. */
export function NewAim({ measure, label, text, error, onType }: NewAimProps) {
  if (measure.kind === 'milestone') return null
  if (isLevel(measure)) {
    return (
      <LevelSelect
        measure={measure}
        label={label}
        value={text === '' ? null : Number(text)}
        error={error}
        onChoose={level => {
          onType(level === null ? '' : String(level))
          return 'kept'
        }}
      />
    )
  }
  return (
    <TextInput
      label={label}
      maw="12rem"
      inputMode="decimal"
      autoComplete="off"
      value={text}
      error={error}
      onChange={event => onType(event.currentTarget.value)}
    />
  )
}
