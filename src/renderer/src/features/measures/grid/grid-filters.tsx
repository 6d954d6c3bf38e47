import { dayFromIso, isoFromDay } from '@core/observation/day'
import { flagNames } from '@core/project/entities'
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { everythingAsked, isNarrowed, type ObservationsAsked } from '../../../data/observations/observations-asked'
import { DayField } from '../../../ui/day-field'
import { useTranslation } from '../../../ui/use-translation'
import classes from './grid.module.css'

type GridFiltersProps = {
  asked: ObservationsAsked
  dimensions: readonly string[]
  onAsk: (asked: ObservationsAsked) => void
  /** As `onAsk`, where more may be typed in a moment. */
  onType: (asked: ObservationsAsked) => void
}

export function GridFilters({ asked, dimensions, onAsk, onType }: GridFiltersProps) {
  const { t } = useTranslation(['observationGrid', 'terms'])
  const ask = (fields: Partial<ObservationsAsked>) => onAsk({ ...asked, ...fields })
  const dayOf = (iso: string): number | null => {
    const read = dayFromIso(iso)
    return read.ok ? read.value : null
  }
  const { text, dimension, firstDay, lastDay, flag } = asked
  return (
    <Group gap="md" align="flex-end" role="search" className={classes.filters ?? ''}>
      <TextInput
        label={t('find')}
        type="search"
        leftSection={<IconSearch size={20} aria-hidden />}
        value={text}
        onChange={event => onType({ ...asked, text: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('findIn')}
        value={dimension ?? ''}
        data={[{ value: '', label: t('findAnywhere') }, ...dimensions]}
        onChange={event => ask({ dimension: event.currentTarget.value || null })}
      />
      <DayField
        label={t('fromDay')}
        value={firstDay === null ? '' : isoFromDay(firstDay)}
        onChange={event => ask({ firstDay: dayOf(event.currentTarget.value) })}
      />
      <DayField
        label={t('toDay')}
        value={lastDay === null ? '' : isoFromDay(lastDay)}
        onChange={event => ask({ lastDay: dayOf(event.currentTarget.value) })}
      />
      <NativeSelect
        label={t('whichFlag')}
        value={flag ?? ''}
        data={[
          { value: '', label: t('anyFlag') },
          ...flagNames.map(value => ({ value, label: t(`terms:flag.${value}`) })),
        ]}
        onChange={event => ask({ flag: flagNames.find(name => name === event.currentTarget.value) ?? null })}
      />
      {isNarrowed(asked) && (
        <Button variant="subtle" onClick={() => onAsk({ ...everythingAsked, sort: asked.sort })}>
          {t('showAll')}
        </Button>
      )}
    </Group>
  )
}
