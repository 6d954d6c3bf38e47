import { added, edited, removed } from '@core/change/change'
import type { Period } from '@core/observation/period'
import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useSave } from '../../terms/actions'
import { DraftArea } from '../../ui/draft-fields'
import { Section } from '../../ui/section'
import type { KeepText } from '../../ui/use-draft'
import { elementsWithText, hasFigure, narrativeFor, type Readings, type ReportRows } from './report-rows'

type ReportTextsProps = { rows: ReportRows; readings: Readings; period: Period }

/** What people write for the report: for the period, and for each outcome beside what its measures say. */
export function ReportTexts({ rows, readings, period }: ReportTextsProps) {
  const { t } = useTranslation('reports')
  const told = elementsWithText(rows.element)
  const figuresOf = (elementId: string): string => {
    const watching = rows.measure.filter(({ outcomeIds }) => outcomeIds.includes(elementId))
    if (watching.length === 0) return t('nobodyMeasures')
    const known = watching.filter(measure => hasFigure(measure, readings, period)).length
    return t('figuresOf', { count: watching.length, with: known, period: period.label })
  }
  return (
    <Section title={t('writeTitle')} mb={0}>
      <Text c="dimmed" mb="md">
        {t('writeHint')}
      </Text>
      <Stack gap="lg" maw="56rem">
        <TextField
          rows={rows}
          period={period}
          elementId={null}
          label={t('periodText', { period: period.label })}
          hint={t('periodTextHint')}
        />
        {told.length === 0 && <Text c="dimmed">{t('noOutcomes')}</Text>}
        {told.map(({ id, title }) => (
          <TextField
            key={id}
            rows={rows}
            period={period}
            elementId={id}
            label={t('elementText', { title, period: period.label })}
            hint={figuresOf(id)}
          />
        ))}
      </Stack>
    </Section>
  )
}

const longestText = 50_000

type TextFieldProps = { rows: ReportRows; period: Period; elementId: string | null; label: string; hint: string }

function TextField({ rows, period, elementId, label, hint }: TextFieldProps) {
  const { t } = useTranslation('reports')
  const { db } = useSession()
  const save = useSave()
  const shown = narrativeFor(rows, period, elementId)
  const keepText: KeepText = typed => {
    const text = typed.trim()
    if (text.length > longestText) return { error: t('textTooLong') }
    // As stored when its turn comes: what was typed before may still be waiting to be written, and would be there twice.
    return save('narrative.edit', async () => {
      const before = narrativeFor({ narrative: await db.rowsOf('narrative').toArray() }, period, elementId)
      if (text === (before?.text ?? '')) return []
      if (!before) return [added('narrative', { id: newId(), period: period.key, elementId, text })]
      return [text === '' ? removed('narrative', before) : edited('narrative', before, { ...before, text })]
    })
  }
  return (
    <DraftArea
      label={<span dir="auto">{label}</span>}
      description={hint}
      data-field={shown ? `narrative-${shown.id}` : undefined}
      minRows={4}
      stored={shown?.text ?? ''}
      keepText={keepText}
    />
  )
}
