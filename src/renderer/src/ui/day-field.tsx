import { dayFromIso, isoFromDay } from '@core/observation/day'
import { dayFromTyped } from '@core/observation/typed-day'
import { dayInWords } from '@core/words/format'
import { ActionIcon, TextInput, type TextInputProps } from '@mantine/core'
import { IconCalendar } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import classes from './day-field.module.css'
import { useTranslation } from './use-translation'

/** Of an example in which day and month cannot be taken for each other. */
const exampleDay = Date.UTC(2026, 11, 31)
/** As the person's system writes a day in numbers: `31/12/2026`. */
const inNumbers = new Intl.DateTimeFormat(new Intl.Locale(navigator.language, { numberingSystem: 'latn' }), {
  calendar: 'gregory',
  timeZone: 'UTC',
})
const monthFirst = inNumbers.formatToParts(exampleDay)[0]?.type === 'month'

type DayFieldProps = Omit<TextInputProps, 'value' | 'defaultValue' | 'onChange' | 'type'> & {
  /** ISO (`2016-03-31`). Empty: none. */
  value: string
  /** Told the day as ISO; what cannot be read as a day comes as it was typed, for the form to refuse. */
  onChange: (event: { currentTarget: { value: string } }) => void
}

const asValue = (text: string): string => {
  const day = dayFromTyped(text, monthFirst)
  return day === null ? text.trim() : isoFromDay(day)
}

const isDay = (text: string): boolean => text === '' || dayFromIso(text).ok

/** With its month as a word: nobody takes the third of April for the fourth of March. */
function shownAs(value: string): string {
  const day = dayFromIso(value)
  return day.ok ? dayInWords(day.value) : value
}

/** A day, typed in any usual way or picked from a calendar. On leaving it says the day with its month as a word, or what it cannot read. */
export function DayField({ value, onChange, onBlur, min, max, error, ...rest }: DayFieldProps) {
  const { t } = useTranslation('ui')
  const [typed, setTyped] = useState<string | null>(null)
  const [left, setLeft] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  const calendar = useRef<HTMLInputElement>(null)
  // What else changes the day is seen here at once. What cannot be read stays, though nobody has taken it.
  const stays = typed !== null && (asValue(typed) === value || !isDay(asValue(typed)))
  const text = stays ? typed : shownAs(value)
  const bad = left && !isDay(asValue(text)) ? t('badDay', { text, example: inNumbers.format(exampleDay) }) : null
  return (
    <TextInput
      maw="18rem"
      {...rest}
      ref={field}
      autoComplete="off"
      value={text}
      error={error || bad}
      onChange={event => {
        const { value: next } = event.currentTarget
        setTyped(next)
        setLeft(false)
        onChange({ currentTarget: { value: asValue(next) } })
      }}
      onBlur={event => {
        if (isDay(asValue(text))) setTyped(null)
        setLeft(true)
        onBlur?.(event)
      }}
      rightSection={
        <span className={classes.calendar}>
          <input
            ref={calendar}
            type="date"
            tabIndex={-1}
            aria-hidden
            min={min ?? '1000-01-01'}
            max={max ?? '9999-12-31'}
            value={dayFromIso(value).ok ? value : ''}
            onChange={event => {
              setTyped(null)
              onChange({ currentTarget: { value: event.currentTarget.value } })
              field.current?.focus()
            }}
          />
          <ActionIcon
            variant="subtle"
            aria-label={t('openCalendar')}
            disabled={rest.disabled ?? false}
            onClick={() => calendar.current?.showPicker()}
          >
            <IconCalendar size={20} aria-hidden />
          </ActionIcon>
        </span>
      }
    />
  )
}
