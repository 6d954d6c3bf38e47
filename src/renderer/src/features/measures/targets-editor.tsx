import { parsePeriod, periodOfKey, reportingYear } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { ActionIcon, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type FormEvent, type RefObject, useRef, useState } from 'react'
import { useProject, useRows } from '../../data/hooks'
import { useReadingsByDimension } from '../../data/observations/use-observations'
import { useNamedPeriods } from '../../terms/named-periods'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { NewAim, StoredAim } from './aim-value'
import classes from './measures.module.css'
import type { SheetPartProps } from './sheet-part'
import { useTypedValue } from './typed-value'

type Target = Measure['targets'][number]

export function TargetsEditor({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const { yearStart } = useProject()
  const named = useRows('reportingPeriod') ?? []
  const yearField = useRef<HTMLInputElement>(null)
  const rows = measure.targets
    .flatMap((target, place) => {
      const period = periodOfKey(target.period, yearStart, named)
      return period ? [{ target, place, period }] : []
    })
    .sort((a, b) => a.period.firstDay - b.period.firstDay || a.period.lastDay - b.period.lastDay || a.place - b.place)
  const ofParts = measure.targets.some(({ of }) => of !== undefined)

  const removeTarget = (place: number) => {
    // The button that had the focus goes: the focus goes to the next thing one would do here.
    yearField.current?.focus()
    return edit({ targets: measure.targets.toSpliced(place, 1) })
  }
  return (
    <Stack gap="sm">
      {rows.length > 0 && (
        <TableFrame caption={t('targetsCaption')}>
          <ColumnHeads columns={[t('targetYear'), ofParts && t('targetFor'), t('targetValue'), t('columnActions')]} />
          <tbody>
            {rows.map(({ target, place, period }) => {
              const called = target.of ? `${period.label}, ${target.of.word}` : period.label
              return (
                <tr key={`${target.period} ${target.of?.dimension ?? ''} ${target.of?.word ?? ''}`}>
                  <th scope="row">
                    <bdi>{period.label}</bdi>
                  </th>
                  {ofParts && <td dir="auto">{target.of ? target.of.word : t('targetWhole')}</td>}
                  <td>
                    <StoredAim
                      measure={measure}
                      label={t('targetValueOf', { period: called })}
                      value={target.value}
                      keep={value => {
                        if (value !== null) return edit({ targets: measure.targets.with(place, { ...target, value }) })
                        return removeTarget(place)
                      }}
                    />
                  </td>
                  <td>
                    <ActionIcon
                      color="red"
                      aria-label={t('removeTarget', { period: called })}
                      onClick={() => removeTarget(place)}
                    >
                      <IconTrash size={20} aria-hidden />
                    </ActionIcon>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </TableFrame>
      )}
      <AddTarget measure={measure} edit={edit} yearField={yearField} />
    </Stack>
  )
}

type Errors = { year: string | null; part: string | null; value: string | null }
const noErrors: Errors = { year: null, part: null, value: null }
const byYear = ''
const whole = ''
const usualDimensions = ['place', 'group']

function AddTarget({ measure, edit, yearField }: SheetPartProps & { yearField: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('measures')
  const { yearStart } = useProject()
  const named = useNamedPeriods()
  const dimensions = useReadingsByDimension(measure)
  const readValue = useTypedValue(measure)
  const [year, setYear] = useState('')
  const [named1, setNamed] = useState(byYear)
  const [dimension, setDimension] = useState(whole)
  const [word, setWord] = useState('')
  const [text, setText] = useState('')
  const [errors, setErrors] = useState(noErrors)
  const example = reportingYear(2026, yearStart).label
  const chosen = named.find(({ key }) => key === named1) ?? null
  const known = [...new Set([...usualDimensions, ...(dimensions?.keys() ?? [])])]

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const read = chosen ? ({ ok: true, value: chosen } as const) : parsePeriod(year, yearStart)
    const typed = measure.kind === 'milestone' ? ({ ok: true, value: 1 } as const) : readValue(text)
    const of = dimension === whole ? undefined : { dimension, word: word.trim() }
    const taken = read.ok && measure.targets.some(target => sameAim(target, read.value.key, of))
    const found: Errors = {
      year: !read.ok
        ? t('yearNeeded', { text: year, example })
        : taken
          ? t('yearTaken', { period: read.value.label })
          : null,
      part: of && (of.word === '' || of.word.length > 500) ? t('targetPartNeeded') : null,
      value: typed.ok ? (typed.value === null ? t('targetNeeded') : null) : typed.error,
    }
    setErrors(found)
    if (found.year || found.part || found.value || !read.ok || !typed.ok || typed.value === null) return
    const target: Target = { period: read.value.key, value: typed.value, ...(of ? { of } : {}) }
    if (typeof (await edit({ targets: [...measure.targets, target] })) === 'object') return
    setYear('')
    setText('')
    setWord('')
    yearField.current?.focus()
  }
  return (
    <form onSubmit={add} noValidate>
      <Text fw={600}>{t('addTarget')}</Text>
      <Text c="dimmed" size="sm" mb="xs">
        {t(measure.kind === 'milestone' ? 'targetsHintMilestone' : 'targetsHint')}
      </Text>
      <Group align="flex-start" gap="md">
        {named.length > 0 && (
          <NativeSelect
            label={t('targetPeriod')}
            value={named1}
            data={[
              { value: byYear, label: t('targetByYear') },
              ...named.map(({ key, label }) => ({ value: key, label })),
            ]}
            onChange={event => setNamed(event.currentTarget.value)}
          />
        )}
        {chosen === null && (
          <TextInput
            ref={yearField}
            data-field="target"
            label={t('targetYear')}
            placeholder={example}
            maw="10rem"
            autoComplete="off"
            value={year}
            error={errors.year}
            onChange={event => setYear(event.currentTarget.value)}
          />
        )}
        {chosen !== null && errors.year !== null && <Text c="red">{errors.year}</Text>}
        <NewAim measure={measure} label={t('targetValue')} text={text} error={errors.value} onType={setText} />
        <NativeSelect
          label={t('targetFor')}
          value={dimension}
          data={[
            { value: whole, label: t('targetWhole') },
            ...known.map(name => ({ value: name, label: t('targetOne', { dimension: name }) })),
          ]}
          onChange={event => setDimension(event.currentTarget.value)}
        />
        {dimension !== whole && (
          <TextInput
            label={t('targetPart')}
            autoComplete="off"
            value={word}
            error={errors.part}
            onChange={event => setWord(event.currentTarget.value)}
          />
        )}
        <Button type="submit" variant="default" className={classes.besideField ?? ''}>
          {t('addTarget')}
        </Button>
      </Group>
    </form>
  )
}

const sameAim = (target: Target, period: string, of: Target['of']): boolean =>
  target.period === period && target.of?.dimension === of?.dimension && target.of?.word === of?.word
