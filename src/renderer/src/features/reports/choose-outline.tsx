import { type ReportOutline, readyOutlines } from '@core/project/entities'
import type { Outline } from '@core/report/outlines'
import { NativeSelect } from '@mantine/core'
import { useTranslation } from '../../ui/use-translation'

type ChooseOutlineProps = { outline: Outline; own: readonly ReportOutline[]; onChoose: (outline: string) => void }

/** Which report: the ready-made ones and the organisation's own, with what the chosen one is for. */
export function ChooseOutline({ outline, own, onChoose }: ChooseOutlineProps) {
  const { t } = useTranslation(['reportWriting', 'report'])
  const ready = readyOutlines.map(each => ({ value: each as string, label: t(`report:outline.${each}.name`) }))
  const isOwn = own.some(({ id }) => id === outline.id)
  return (
    <NativeSelect
      label={t('outline')}
      description={
        isOwn
          ? t('outlineOwn', { name: t(`report:outline.${outline.base}.name`) })
          : t(`report:outline.${outline.base}.about`)
      }
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={outline.id}
      data={
        own.length === 0
          ? ready
          : [
              { group: t('outlinesReady'), items: ready },
              { group: t('outlinesOwn'), items: own.map(({ id, name }) => ({ value: id, label: name })) },
            ]
      }
      onChange={event => onChoose(event.currentTarget.value)}
    />
  )
}
