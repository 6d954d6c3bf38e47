import { added, edited, removed } from '@core/change/make'
import type { Period } from '@core/observation/period'
import { Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { DraftArea } from '../../ui/draft-fields'
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
    <section aria-labelledby="in-words">
      <Title order={2} size="h3" id="in-words">
        {t('writeTitle')}
      </Title>
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
    </section>
  )
}

const longestText = 50_000

type TextFieldProps = { rows: ReportRows; period: Period; elementId: string | null; label: string; hint: string }

function TextField({ rows, period, elementId, label, hint }: TextFieldProps) {
  const { t } = useTranslation('reports')
  const commit = useCommit({ keepTrying: true })
  const before = narrativeFor(rows, period, elementId)
  const keepText = (typed: string) => {
    const text = typed.trim()
    if (text.length > longestText) return { error: t('textTooLong') }
    if (text === (before?.text ?? '')) return 'unchanged'
    const change = !before
      ? added('narrative', { id: newId(), period: period.key, elementId, text })
      : text === ''
        ? removed('narrative', before)
        : edited('narrative', before, { ...before, text })
    void commit('narrative.edit', [change])
    return 'kept'
  }
  return (
    <DraftArea
      label={<span dir="auto">{label}</span>}
      description={hint}
      minRows={4}
      stored={before?.text ?? ''}
      keepText={keepText}
    />
  )
}
