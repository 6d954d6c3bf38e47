import type { Measure } from '@core/project/entities'
import { useTranslation } from 'react-i18next'
import { DraftSelect } from '../../ui/draft-fields'
import type { Kept } from '../../ui/use-draft'

type LevelSelectProps = {
  measure: Pick<Measure, 'rubric'>
  label: string
  hideLabel?: boolean
  value: number | null
  error?: string | null
  onChoose: (level: number | null) => Kept | Promise<Kept>
}

/** Chooses a level of a rubric by its name. A value the rubric no longer has a level for is still shown. */
export function LevelSelect({ measure, label, hideLabel, value, error, onChoose }: LevelSelectProps) {
  const { t } = useTranslation('measures')
  const places = measure.rubric.map(({ name }, index) => ({ value: String(index + 1), label: name }))
  if (value !== null && value > measure.rubric.length) {
    places.push({ value: String(value), label: t('rubricLevel', { place: value }) })
  }
  return (
    <DraftSelect
      {...(hideLabel ? { 'aria-label': label } : { label })}
      maw="28rem"
      miw="7rem"
      dir="auto"
      error={error ?? null}
      stored={value === null ? '' : String(value)}
      data={[{ value: '', label: t('noLevel') }, ...places]}
      keepText={chosen => onChoose(chosen === '' ? null : Number(chosen))}
    />
  )
}
