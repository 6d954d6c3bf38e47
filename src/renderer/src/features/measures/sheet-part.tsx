import type { Measure } from '@core/project/entities'
import { Button, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { DraftSelect } from '../../ui/draft-fields'
import type { Kept } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'
import type { EditMeasure } from './measure-edits'
import classes from './measures.module.css'

export type SheetPartProps = { measure: Measure; edit: EditMeasure }

export function SheetPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.sheetPart}>
      <legend className={classes.sheetTitle}>{title}</legend>
      <Stack gap="md">{children}</Stack>
    </fieldset>
  )
}

/** Fields that wait until somebody asks for them, or has filled one in. Once open they stay, so that nothing jumps away. */
export function SayMore({ label, filled, children }: { label: string; filled: boolean; children: ReactNode }) {
  const [asked, setAsked] = useState(filled)
  const [takeFocus, setTakeFocus] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  // Undo, or another window, has filled one in.
  useEffect(() => {
    if (filled) setAsked(true)
  }, [filled])
  useEffect(() => {
    if (takeFocus) fields.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus()
  }, [takeFocus])
  if (!asked) {
    return (
      <Button
        variant="subtle"
        className={classes.start ?? ''}
        leftSection={<IconPlus size={20} aria-hidden />}
        onClick={() => {
          setAsked(true)
          setTakeFocus(true)
        }}
      >
        {label}
      </Button>
    )
  }
  return (
    <Stack gap="md" ref={fields}>
      {children}
    </Stack>
  )
}

type LevelSelectProps = {
  measure: Pick<Measure, 'rubric'>
  label: string
  hideLabel?: boolean
  value: number | null
  error?: string | null
  onChoose: (level: number | null) => Kept | Promise<Kept>
}

/** Chooses a level of a rubric by its name. A value the rubric no longer has a level for is still shown. */
export function LevelSelect({ measure, label, hideLabel, value, error, onChoose }: LevelSelectProps) {
  const { t } = useTranslation('measures')
  const places = measure.rubric.map(({ name }, index) => ({ value: String(index + 1), label: name }))
  if (value !== null && value > measure.rubric.length) {
    places.push({ value: String(value), label: t('rubricLevel', { place: value }) })
  }
  return (
    <DraftSelect
      {...(hideLabel ? { 'aria-label': label } : { label })}
      maw="28rem"
      miw="7rem"
      dir="auto"
      error={error ?? null}
      stored={value === null ? '' : String(value)}
      data={[{ value: '', label: t('noLevel') }, ...places]}
      keepText={chosen => onChoose(chosen === '' ? null : Number(chosen))}
    />
  )
}
