import type { Figure } from '@core/observation/aggregate'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from '../../ui/use-translation'

/** Stands beside a figure that is not to be read without what is said of it below the table. */
export function CautionSign({ figure, size = 16 }: { figure: Figure | null; size?: number }) {
  const { t } = useTranslation('figures')
  if (!figure?.cautions) return null
  return (
    <>
      {' '}
      <IconAlertTriangle size={size} role="img" aria-label={t('cautionSign')} />
    </>
  )
}
