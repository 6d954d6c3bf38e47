import { dayFromIso, isoFromDay } from '@core/observation/day'
import { type Assumption, type AssumptionEntry, type AssumptionState, assumptionStates } from '@core/project/entities'
import { stateOfAssumption } from '@core/theory/claims'
import { Button, Group, NativeSelect, Stack, Textarea, TextInput } from '@mantine/core'
import { type FormEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTextProblem } from '../../../terms/title-problem'
import { today } from '../../../terms/today'

type AssumptionNoteProps = {
  assumption: Assumption
  onNote: (entry: AssumptionEntry) => void
  onClose: () => void
}

/** Writes down what became of an assumption: its state, the day, why, and what is done about it where it does not hold. */
export function AssumptionNote({ assumption, onNote, onClose }: AssumptionNoteProps) {
  const { t } = useTranslation(['claims', 'terms'])
  const problemOf = useTextProblem()
  const now = stateOfAssumption(assumption)
  const [state, setState] = useState<AssumptionState>(now === 'untested' ? 'holding' : now)
  const [day, setDay] = useState(isoFromDay(today()))
  const [why, setWhy] = useState('')
  const [doing, setDoing] = useState('')
  const [asked, setAsked] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  const failing = state === 'in-doubt' || state === 'broken'

  const dayRead = dayFromIso(day)
  const problems = {
    day: !dayRead.ok ? t('dayNeeded') : dayRead.value > today() ? t('dayToCome') : null,
    why: why.trim() === '' ? t('whyNeeded') : problemOf(why),
    doing: failing ? problemOf(doing) : null,
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (!dayRead.ok || Object.values(problems).some(issue => issue !== null)) {
      requestAnimationFrame(() => form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus())
      return
    }
    const entry = { state, day: dayRead.value, why: why.trim() }
    onNote(failing && doing.trim() !== '' ? { ...entry, doing: doing.trim() } : entry)
  }
  return (
    <form
      ref={form}
      onSubmit={submit}
      noValidate
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
    >
      <Stack gap="sm">
        <NativeSelect
          label={t('stateField')}
          value={state}
          autoFocus
          data={assumptionStates.map(each => ({ value: each, label: t(`terms:assumptionState.${each}`) }))}
          onChange={event => setState(assumptionStates.find(each => each === event.currentTarget.value) ?? state)}
        />
        <TextInput
          type="date"
          label={t('dayField')}
          min="1000-01-01"
          max={isoFromDay(today())}
          value={day}
          error={asked ? problems.day : null}
          onChange={event => setDay(event.currentTarget.value)}
        />
        <Textarea
          label={t('whyField')}
          required
          dir="auto"
          autosize
          minRows={2}
          maxRows={10}
          value={why}
          error={asked ? problems.why : null}
          onChange={event => setWhy(event.currentTarget.value)}
        />
        {failing && (
          <Textarea
            label={t('doingField')}
            description={t('doingHint')}
            dir="auto"
            autosize
            minRows={2}
            maxRows={10}
            value={doing}
            error={asked ? problems.doing : null}
            onChange={event => setDoing(event.currentTarget.value)}
          />
        )}
        <Group gap="sm">
          <Button type="submit">{t('writeDown')}</Button>
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
