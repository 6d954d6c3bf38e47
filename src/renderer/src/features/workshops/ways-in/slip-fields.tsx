import { NativeSelect, NumberInput } from '@mantine/core'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { useRoom } from '../run/room-context'
import classes from './doors.module.css'

const highestSlip = 999

/** Which slip, and the perspective marked on it. */
export type SlipAsked = { readonly slip: number | null; readonly perspectiveId: string }
export const noSlip: SlipAsked = { slip: null, perspectiveId: '' }

type SlipFieldsProps = SlipAsked & { onChange: (asked: SlipAsked) => void; numberRef?: Ref<HTMLInputElement> }

export function SlipFields({ slip, perspectiveId, onChange, numberRef = null }: SlipFieldsProps) {
  const { t } = useTranslation('workshopDoors')
  const { perspectives } = useRoom().view.opening
  const isSlip = (value: unknown): value is number => typeof value === 'number' && value >= 1 && value <= highestSlip
  return (
    <>
      <NumberInput
        ref={numberRef}
        className={classes.number ?? ''}
        label={t('slipNumber')}
        min={1}
        max={highestSlip}
        allowDecimal={false}
        allowNegative={false}
        value={slip ?? ''}
        onChange={value => onChange({ slip: isSlip(value) ? value : null, perspectiveId })}
      />
      <NativeSelect
        label={t('slipPerspective')}
        value={perspectiveId}
        data={[
          { value: '', label: t('choosePerspective') },
          ...perspectives.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={event => onChange({ slip, perspectiveId: event.currentTarget.value })}
      />
    </>
  )
}
