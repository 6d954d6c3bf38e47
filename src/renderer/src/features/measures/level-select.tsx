import type { Measure } from '@core/project/entities'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type LevelSelectProps = {
  measure: Pick<Measure, 'rubric'>
  label: string
  hideLabel?: boolean
  value: number | null
  error?: string | null
  onChoose: (level: number | null) => void
}

/** Chooses a level of a rubric by its name. A value the rubric no longer has a level for is still shown. */
export function LevelSelect({ measure, label, hideLabel, value, error, onChoose }: LevelSelectProps) {
  const { t } = useTranslation('measures')
  const places = measure.rubric.map(({ name }, index) => ({ value: String(index + 1), label: name }))
  if (value !== null && value > measure.rubric.length) {
    places.push({ value: String(value), label: t('rubricLevel', { place: value }) })
  }
  return (
    <NativeSelect
      {...(hideLabel ? { 'aria-label': label } : { label })}
      maw="28rem"
      miw="7rem"
      dir="auto"
      error={error ?? null}
      value={value === null ? '' : String(value)}
      data={[{ value: '', label: t('noLevel') }, ...places]}
      onChange={event => onChoose(event.currentTarget.value === '' ? null : Number(event.currentTarget.value))}
    />
  )
}
