import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconPlus, IconRuler2, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useMeasureReadings, useRows } from '../../data/hooks'
import { EmptyState } from '../../ui/empty-state'
import { PageHeader } from '../../ui/page-header'
import { StillReading } from '../../ui/still-reading'
import { useFieldFromAddress } from '../../ui/use-field-from-address'
import { AddMeasure } from './add-measure'
import { measureGroups } from './measure-groups'
import { MeasureRow } from './measure-row'
import classes from './measures.module.css'

/** From here on a list is long enough to search. */
const searchFrom = 8

export function MeasureList() {
  const { t } = useTranslation('measures')
  const { t: term } = useTranslation('terms')
  const measures = useRows('measure')
  const elements = useRows('element')
  const readings = useMeasureReadings()
  // Another screen may have led here to define a measure for one outcome.
  const [search, setSearch] = useSearchParams()
  useFieldFromAddress()
  const watched = elements?.find(({ id }) => id === search.get('for')) ?? null
  const [wantsToAdd, setAdding] = useState(false)
  const adding = wantsToAdd || watched !== null
  const [sought, setSought] = useState('')
  if (!measures || !elements || !readings) return <StillReading label={t('reading')} />

  const found = measures.filter(({ title }) => title.toLocaleLowerCase().includes(sought.trim().toLocaleLowerCase()))
  const addButton = (
    <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setAdding(true)} disabled={adding}>
      {t('addMeasure')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('title')} intro={t('lead')} actions={measures.length > 0 && addButton} />
      <Stack gap="xl">
        {adding && (
          <AddMeasure
            order={nextOrder(measures)}
            watched={watched}
            onDone={() => {
              setAdding(false)
              if (watched) setSearch({}, { replace: true })
            }}
          />
        )}
        {measures.length === 0 && !adding && (
          <EmptyState icon={<IconRuler2 size={32} />} title={t('noMeasuresTitle')} actions={addButton}>
            {t('noMeasures')}
          </EmptyState>
        )}
        {measures.length >= searchFrom && (
          <TextInput
            label={t('findMeasure')}
            type="search"
            maw="28rem"
            leftSection={<IconSearch size={20} aria-hidden />}
            value={sought}
            onChange={event => setSought(event.currentTarget.value)}
          />
        )}
        <Text aria-live="polite" c="dimmed" hidden={sought === ''}>
          {found.length > 0 ? t('count', { count: found.length }) : t('noMatch', { text: sought })}
        </Text>
        {measureGroups(found, elements).map(group => (
          <section key={group.element?.id ?? 'none'} aria-labelledby={`group-${group.element?.id ?? 'none'}`}>
            <Group gap="xs" align="baseline" mb="xs">
              <Title order={2} size="h3" id={`group-${group.element?.id ?? 'none'}`} dir="auto">
                {group.element?.title ?? t('groupNone')}
              </Title>
              <Text c="dimmed" size="sm">
                {group.element ? term(`level.${group.element.level}`) : t('groupNoneHint')}
              </Text>
            </Group>
            <ul className={classes.list}>
              {group.measures.map(measure => (
                <MeasureRow key={measure.id} measure={measure} reading={readings.get(measure.id)} />
              ))}
            </ul>
          </section>
        ))}
      </Stack>
    </>
  )
}

const nextOrder = (measures: readonly { order: number }[]): number =>
  measures.reduce((highest, { order }) => Math.max(highest, order), 0) + 1
