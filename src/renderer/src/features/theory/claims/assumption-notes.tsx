import { dayFromIso, isoFromDay } from '@core/observation/day'
import {
  type Assumption,
  type AssumptionEntry,
  assumptionStates,
  type AssumptionState as State,
} from '@core/project/entities'
import { historyNewestFirst, isLeftUnattended, stateOfAssumption } from '@core/theory/claims'
import { dayInWords } from '@core/words/format'
import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import {
  IconAlertTriangle,
  IconCircleCheck,
  IconHelp,
  IconLinkOff,
  IconQuestionMark,
  type TablerIcon,
} from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useTextProblem } from '../../../terms/title-problem'
import { today } from '../../../terms/today'
import { DayField } from '../../../ui/day-field'
import { useFocusOnReturn } from '../../../ui/hooks'
import { InlineForm } from '../../../ui/inline-form'
import { Mark, type Tone } from '../../../ui/mark'
import { useTranslation } from '../../../ui/use-translation'
import classes from './claims.module.css'
import { type ClaimEdits, mostEntries } from './use-claim-edits'

const looks: Record<State, { tone: Tone; Icon: TablerIcon }> = {
  untested: { tone: 'quiet', Icon: IconHelp },
  holding: { tone: 'good', Icon: IconCircleCheck },
  'in-doubt': { tone: 'plain', Icon: IconQuestionMark },
  broken: { tone: 'bad', Icon: IconLinkOff },
}

function AssumptionMark({ state }: { state: State }) {
  const { t } = useTranslation(['claims', 'terms'])
  const { tone, Icon } = looks[state]
  return (
    <Mark tone={tone} icon={<Icon size={18} stroke={2} aria-hidden />}>
      {t(`terms:assumptionState.${state}`)}
    </Mark>
  )
}

type AssumptionNoteProps = {
  assumption: Assumption
  onNote: (entry: AssumptionEntry) => void
  onClose: () => void
}

/** Writes down what became of an assumption: its state, the day, why, and what is done about it where it does not hold. */
function AssumptionNote({ assumption, onNote, onClose }: AssumptionNoteProps) {
  const { t } = useTranslation(['claims', 'terms'])
  const problemOf = useTextProblem()
  const now = stateOfAssumption(assumption)
  const [state, setState] = useState<State>(now === 'untested' ? 'holding' : now)
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
    <InlineForm ref={form} onSubmit={submit} onClose={onClose}>
      <NativeSelect
        label={t('stateField')}
        value={state}
        autoFocus
        data={assumptionStates.map(each => ({ value: each, label: t(`terms:assumptionState.${each}`) }))}
        onChange={event => setState(assumptionStates.find(each => each === event.currentTarget.value) ?? state)}
      />
      <DayField
        label={t('dayField')}
        max={isoFromDay(today())}
        value={day}
        error={asked ? problems.day : null}
        onChange={event => setDay(event.currentTarget.value)}
      />
      <Textarea
        label={t('whyField')}
        required
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
    </InlineForm>
  )
}

/** How an assumption stands. */
export function AssumptionState({ assumption }: { assumption: Assumption }) {
  const { t } = useTranslation('claims')
  return (
    <Group gap="xs">
      <AssumptionMark state={stateOfAssumption(assumption)} />
      {isLeftUnattended(assumption) && (
        <Text size="sm" className={classes.unattended ?? ''}>
          <IconAlertTriangle size={16} aria-hidden /> {t('unattended')}
        </Text>
      )}
    </Group>
  )
}

type AssumptionNotesProps = {
  assumption: Assumption
  edits: ClaimEdits
  /** Beside the button that begins a note. */
  children?: ReactNode
}

/** What was written down about an assumption, and the form that adds to it. */
export function AssumptionNotes({ assumption, edits, children }: AssumptionNotesProps) {
  const { t } = useTranslation('claims')
  const [noting, setNoting] = useState(false)
  const button = useFocusOnReturn(noting)
  const close = () => setNoting(false)
  return (
    <Stack gap="sm">
      <History assumption={assumption} />
      {noting ? (
        <AssumptionNote
          assumption={assumption}
          onNote={async entry => {
            if (await edits.noteAssumption(assumption, entry)) close()
          }}
          onClose={close}
        />
      ) : (
        <Group gap="xs">
          {assumption.history.length < mostEntries && (
            <Button
              ref={button}
              variant="default"
              size="sm"
              data-field={`test-${assumption.id}`}
              onClick={() => setNoting(true)}
            >
              {t(assumption.history.length === 0 ? 'test' : 'testAgain')}
            </Button>
          )}
          {children}
        </Group>
      )}
    </Stack>
  )
}

function History({ assumption }: { assumption: Assumption }) {
  const { t } = useTranslation(['claims', 'terms'])
  const entries = historyNewestFirst(assumption)
  if (entries.length === 0) return null
  return (
    <div>
      <Text fw={600} size="sm">
        {t('history')}
      </Text>
      <ol className={classes.history} aria-label={t('history')}>
        {entries.map((entry, index) => (
          // Entries have no ids and never change: their place is what they are.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={index}>
            <Text size="sm" fw={600}>
              {t('entry', { day: dayInWords(entry.day), state: t(`terms:assumptionState.${entry.state}`) })}
            </Text>
            {entry.why !== '' && (
              <p className={classes.typed} dir="auto">
                {entry.why}
              </p>
            )}
            {entry.doing && <p className={classes.typed}>{t('doingIs', { doing: entry.doing })}</p>}
          </li>
        ))}
      </ol>
    </div>
  )
}
