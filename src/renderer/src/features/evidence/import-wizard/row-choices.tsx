import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Part } from './part'
import type { ImportWizardState } from './use-import-wizard'

/** Totals and percentages among the rows. Asked only where the file has some. */
export function RowChoices({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { mapping, changeMapping, found } = wizard
  if (!mapping || !found) return null
  const reading = found.preview.reading
  const { keepTotals, keepPercentages } = mapping.rows
  const totals = keepTotals || (reading?.counts.rowsByReason['total-row'] ?? 0) > 0
  const percentages = keepPercentages || (reading?.counts.rowsByReason['percentage-row'] ?? 0) > 0
  if (!totals && !percentages) return null
  const label = reading?.totalChecks[0]?.label ?? mapping.rows.totalLabels[0]
  const set = (rows: Partial<typeof mapping.rows>) =>
    changeMapping({ ...mapping, rows: { ...mapping.rows, ...rows } }, { rereads: true })
  return (
    <Part title={t('rowsTitle')}>
      {totals && (
        <Checkbox
          label={label === undefined ? t('keepTotalsPlain') : t('keepTotals', { label })}
          description={t('keepTotalsHint')}
          checked={keepTotals}
          onChange={event => set({ keepTotals: event.currentTarget.checked })}
        />
      )}
      {percentages && (
        <Checkbox
          label={t('keepPercentages')}
          description={t('keepPercentagesHint')}
          checked={keepPercentages}
          onChange={event => set({ keepPercentages: event.currentTarget.checked })}
        />
      )}
    </Part>
  )
}
