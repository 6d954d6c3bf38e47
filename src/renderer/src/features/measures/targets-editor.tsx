import { parsePeriod, reportingYear } from '@core/observation/period'
import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type FormEvent, type RefObject, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../data/hooks'
import { DraftInput } from '../../ui/draft-fields'
import { TableFrame } from '../../ui/table-frame'
import type { Kept } from '../../ui/use-draft'
import { LevelSelect } from './level-select'
import classes from './measures.module.css'
import type { SheetPartProps } from './sheet-part'
import { textFromValue } from './typed-value'
import { useTypedValue } from './use-typed-value'

export function TargetsEditor({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const { yearStart } = useProject()
  const readValue = useTypedValue(measure)
  const yearField = useRef<HTMLInputElement>(null)
  const targets = [...measure.targets].sort((a, b) => Number(a.period) - Number(b.period))

  const setTarget = (period: string, value: number): Kept =>
    edit({ targets: targets.map(target => (target.period === period ? { period, value } : target)) })
  const removeTarget = (period: string) => {
    edit({ targets: targets.filter(target => target.period !== period) })
    // The button that had the focus is gone: the focus goes to the next thing one would do here.
    yearField.current?.focus()
  }
  const keepText = (period: string) => (text: string) => {
    const typed = readValue(text)
    if (!typed.ok) return { error: typed.error }
    return typed.value === null ? { error: t('targetNeeded') } : setTarget(period, typed.value)
  }
  return (
    <Stack gap="sm">
      {targets.length > 0 && (
        <TableFrame caption={t('targetsCaption')}>
          <thead>
            <tr>
              <th scope="col">{t('targetYear')}</th>
              <th scope="col">{t('targetValue')}</th>
              <th scope="col">{t('columnActions')}</th>
            </tr>
          </thead>
          <tbody>
            {targets.map(({ period, value }) => {
              const { label } = reportingYear(Number(period), yearStart)
              return (
                <tr key={period}>
                  <th scope="row">{label}</th>
                  <td>
                    {measure.kind === 'rubric' ? (
                      <LevelSelect
                        measure={measure}
                        label={t('targetValueOf', { period: label })}
                        hideLabel
                        value={value}
                        onChoose={level => (level === null ? removeTarget(period) : setTarget(period, level))}
                      />
                    ) : (
                      <DraftInput
                        aria-label={t('targetValueOf', { period: label })}
                        maw="12rem"
                        miw="7rem"
                        inputMode="decimal"
                        dir="ltr"
                        stored={textFromValue(value, measure.kind)}
                        keepText={keepText(period)}
                      />
                    )}
                  </td>
                  <td>
                    <ActionIcon
                      color="red"
                      aria-label={t('removeTarget', { period: label })}
                      onClick={() => removeTarget(period)}
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

type Errors = { year: string | null; value: string | null }
const noErrors: Errors = { year: null, value: null }

function AddTarget({ measure, edit, yearField }: SheetPartProps & { yearField: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation('measures')
  const { yearStart } = useProject()
  const readValue = useTypedValue(measure)
  const [year, setYear] = useState('')
  const [text, setText] = useState('')
  const [errors, setErrors] = useState(noErrors)
  const example = reportingYear(2026, yearStart).label

  const add = (event: FormEvent) => {
    event.preventDefault()
    const period = parsePeriod(year, yearStart)
    const typed = readValue(text)
    const taken = period.ok && measure.targets.some(target => target.period === period.value.key)
    const found: Errors = {
      year: !period.ok
        ? t('yearNeeded', { text: year, example })
        : taken
          ? t('yearTaken', { period: period.value.label })
          : null,
      value: typed.ok ? (typed.value === null ? t('targetNeeded') : null) : typed.error,
    }
    setErrors(found)
    if (found.year || found.value || !period.ok || !typed.ok || typed.value === null) return
    edit({ targets: [...measure.targets, { period: period.value.key, value: typed.value }] })
    setYear('')
    setText('')
    yearField.current?.focus()
  }
  return (
    <form onSubmit={add} noValidate>
      <Text fw={600}>{t('addTarget')}</Text>
      <Text c="dimmed" size="sm" mb="xs">
        {t('targetsHint')}
      </Text>
      <Group align="flex-start" gap="md">
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
        {measure.kind === 'rubric' ? (
          <LevelSelect
            measure={measure}
            label={t('targetValue')}
            value={text === '' ? null : Number(text)}
            error={errors.value}
            onChoose={level => setText(level === null ? '' : String(level))}
          />
        ) : (
          <TextInput
            label={t('targetValue')}
            maw="12rem"
            inputMode="decimal"
            autoComplete="off"
            value={text}
            error={errors.value}
            onChange={event => setText(event.currentTarget.value)}
          />
        )}
        <Button type="submit" variant="default" className={classes.besideField ?? ''}>
          {t('addTarget')}
        </Button>
      </Group>
    </form>
  )
}
