import { isLevel } from '@core/observation/aggregate'
import { dayFromIso, isoFromDay } from '@core/observation/day'
import { Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DraftDay, DraftInput } from '../../ui/draft-fields'
import type { KeepText, Kept } from '../../ui/use-draft'
import { LevelSelect } from './level-select'
import classes from './measures.module.css'
import { MilestonesEditor } from './milestones-editor'
import { SayMore } from './say-more'
import { SheetPart, type SheetPartProps } from './sheet-part'
import { TargetsEditor } from './targets-editor'
import { textFromValue } from './typed-value'
import { useTypedValue } from './use-typed-value'

type Half = { value: number | null; day: number | null }

export function AimFields(props: SheetPartProps) {
  const { measure } = props
  const { t } = useTranslation('measures')
  return (
    <SheetPart title={t('sheetAims')}>
      {measure.kind !== 'milestone' && <BaselineFields {...props} />}
      <TargetsEditor {...props} />
      <SayMore label={t('moreAims')} filled={measure.milestones !== undefined}>
        <MilestonesEditor {...props} />
      </SayMore>
    </SheetPart>
  )
}

/** A baseline is stored once it has both a value and a day; half of one waits in the fields. */
function BaselineFields({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const readValue = useTypedValue(measure)
  const [half, setHalf] = useState<Half>({ value: null, day: null })
  const { value, day } = measure.baseline ?? half

  const keep = (next: Half): Kept | Promise<Kept> => {
    setHalf(next)
    if (next.value !== null && next.day !== null) return edit({ baseline: { value: next.value, day: next.day } })
    return measure.baseline ? edit({ baseline: null }) : 'kept'
  }
  const keepValue: KeepText = text => {
    const typed = readValue(text)
    return typed.ok ? keep({ value: typed.value, day }) : { error: typed.error }
  }
  const keepDay: KeepText = iso => {
    if (iso === '') return keep({ value, day: null })
    const typed = dayFromIso(iso)
    return typed.ok ? keep({ value, day: typed.value }) : { error: t('dayNeeded') }
  }
  return (
    <div data-field="baseline">
      <Group align="flex-start" gap="md">
        {isLevel(measure) ? (
          <LevelSelect
            measure={measure}
            label={t('fieldBaseline')}
            value={value}
            onChoose={level => keep({ value: level, day })}
          />
        ) : (
          <DraftInput
            label={t('fieldBaseline')}
            placeholder={t(measure.kind === 'share' ? 'baselineHint.share' : 'baselineHint.number')}
            inputMode="decimal"
            dir="ltr"
            stored={textFromValue(value, measure.kind)}
            keepText={keepValue}
          />
        )}
        <DraftDay
          label={t('fieldBaselineDay')}
          stored={day === null ? '' : isoFromDay(day)}
          keepText={keepDay}
          badDay={t('dayNeeded')}
        />
        <Button
          variant="default"
          className={classes.besideField ?? ''}
          disabled={!measure.baseline}
          onClick={() => {
            setHalf({ value: null, day: null })
            edit({ baseline: null })
          }}
        >
          {t('removeBaseline')}
        </Button>
      </Group>
      {/* Always there: what comes and goes as a field is left would move the next thing from under the pointer. */}
      <Text size="sm" c="dimmed" mt="xs">
        {t('baselineNeedsBoth')}
      </Text>
    </div>
  )
}
