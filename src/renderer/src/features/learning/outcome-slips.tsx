import { edited } from '@core/change/change'
import {
  type Confirmation,
  confirmationSlip,
  newSlipCode,
  outcomeOnSlip,
  type SlipProblem,
  slipByCode,
} from '@core/learning/slip'
import { type SlipAnswer, slipForm } from '@core/learning/slip-form'
import { forTheTeam } from '@core/privacy/shareable'
import type { HarvestedOutcome } from '@core/project/entities'
import type { EditableField } from '@core/record/field-text'
import { recordKinds } from '@core/record/kinds'
import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { IconFileImport, IconFileTypeDocx, IconSearch, IconWorld } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useProject, useRow, useRows } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { paperFile } from '../../terms/export/paper-file'
import { useExport } from '../../terms/export/use-export'
import { FieldsDialog } from '../../terms/records/fields-dialog'
import { useRecordWords } from '../../terms/records/record-words'
import { today } from '../../terms/today'
import { showDone } from '../../ui/notices'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import { ReadAnswer } from './read-answer'

/** The outcome with one person's entry changed. */
const withConfirmation = (outcome: HarvestedOutcome, id: string, given: Partial<Confirmation>): HarvestedOutcome => ({
  ...outcome,
  confirmations: outcome.confirmations.map(each => (each.id === id ? { ...each, ...given } : each)),
})

/** On an outcome's page: a slip for each person who may confirm it. */
export function OutcomeSlips({ id }: { id: string }) {
  const { t } = useTranslation('learning')
  const project = useProject()
  const outcome = useRow('harvestedOutcome', id)
  const all = useRows('harvestedOutcome')
  const story = useRows('story')
  const person = useRows('person')
  const consent = useRows('consent')
  const contact = useRows('contact')
  const commit = useCommit()
  const { working, takeOut } = useExport()
  if (!outcome || !all || !story || !person || !consent || !contact) return null
  const shown = outcomeOnSlip(outcome, { story, person, consent, contact }, today())
  const save = async (asked: Confirmation, as: 'paper' | 'form') => {
    const code = asked.code.trim() || newSlipCode(all, () => crypto.getRandomValues(new Uint8Array(1))[0] ?? 0)
    if (code !== asked.code) {
      const changes = [edited('harvestedOutcome', outcome, withConfirmation(outcome, asked.id, { code }))]
      if (!(await commit('harvestedOutcome.edit', changes))) return
    }
    if (as === 'form') {
      const form = async () =>
        forTheTeam('confirmation-slip', new TextEncoder().encode(slipForm({ project, outcome: shown, code })))
      return takeOut({ name: t('slipFile', { code }), ending: '.html', kind: 'html' }, form)
    }
    await takeOut({ name: t('slipFile', { code }), ending: '.docx', kind: 'report' }, () =>
      paperFile(confirmationSlip({ project, outcome: shown, code, now: new Date().toISOString() })),
    )
  }
  return (
    <div data-no-print>
      <Section title={t('slipsTitle')} order={3}>
        <Stack gap="sm">
          <Text maw="44em">{t(outcome.confirmations.length === 0 ? 'slipsNone' : 'slipsAbout')}</Text>
          {outcome.confirmations.length > 0 && (
            <List listStyleType="none" spacing="xs">
              {outcome.confirmations.map(asked => (
                <List.Item key={asked.id}>
                  <Group gap="sm">
                    <Button
                      variant="default"
                      size="sm"
                      leftSection={<IconFileTypeDocx size={18} aria-hidden />}
                      aria-label={t('slipFor', { who: asked.who })}
                      loading={working}
                      onClick={() => save(asked, 'paper')}
                    >
                      {t('slip')}
                    </Button>
                    <Button
                      variant="default"
                      size="sm"
                      leftSection={<IconWorld size={18} aria-hidden />}
                      aria-label={t('slipFormFor', { who: asked.who })}
                      loading={working}
                      onClick={() => save(asked, 'form')}
                    >
                      {t('slipForm')}
                    </Button>
                    <bdi>{asked.who}</bdi>
                    {asked.code !== '' && <Text c="dimmed">{t('slipCode', { code: asked.code })}</Text>}
                  </Group>
                </List.Item>
              ))}
            </List>
          )}
        </Stack>
      </Section>
    </div>
  )
}

type Found = {
  readonly outcome: HarvestedOutcome
  readonly confirmation: Confirmation
  /** What the answer says that came back; absent: it is typed. */
  readonly answer?: SlipAnswer
}

const answerFields = recordKinds.harvestedOutcome.fields
  .flatMap(field => (field.type === 'list' ? field.fields : []))
  .filter(({ name }) => name === 'answer' || name === 'words' || name === 'answeredOn') as readonly EditableField[]

const isAnswered = ({ answer, words: said }: Confirmation): boolean => answer !== null || said !== ''

/** Above the list of outcomes: a slip that came back finds its outcome again. */
export function EnterSlip() {
  const { t } = useTranslation('learning')
  const outcomes = useRows('harvestedOutcome')
  const kindWords = useRecordWords('harvestedOutcome')
  const commit = useCommit()
  const [code, setCode] = useState('')
  const [error, setError] = useState<SlipProblem | null>(null)
  const [found, setFound] = useState<Found | null>(null)
  const [reading, setReading] = useState(false)
  if (!outcomes || !kindWords || outcomes.every(({ confirmations }) => confirmations.every(each => each.code === '')))
    return null
  const look = (event: FormEvent) => {
    event.preventDefault()
    const slip = slipByCode(outcomes, code)
    setError(slip.ok ? null : slip.problem)
    if (slip.ok) setFound(slip.value)
  }
  const readAnswer = (answer: SlipAnswer): SlipProblem | null => {
    const slip = slipByCode(outcomes, answer.code)
    if (!slip.ok) return slip.problem
    setReading(false)
    setFound({ ...slip.value, answer })
    return null
  }
  const save = async ({ outcome, confirmation }: Found, given: object) => {
    const changes = [edited('harvestedOutcome', outcome, withConfirmation(outcome, confirmation.id, given))]
    if (!(await commit('harvestedOutcome.edit', changes))) return
    setFound(null)
    setCode('')
    showDone({ title: t('slipSaved'), message: t('slipSavedMore', { code: confirmation.code }) })
  }
  return (
    <form onSubmit={look} data-no-print>
      <Group align="flex-start" gap="sm">
        <TextInput
          label={t('enterSlip')}
          autoComplete="off"
          spellCheck={false}
          maxLength={20}
          w="20rem"
          maw="100%"
          value={code}
          error={error && t(`slipProblem.${error}`)}
          onChange={event => {
            setCode(event.currentTarget.value)
            setError(null)
          }}
        />
        <Button
          type="submit"
          variant="default"
          mt="1.6rem"
          disabled={code.trim() === ''}
          leftSection={<IconSearch size={20} aria-hidden />}
        >
          {t('findSlip')}
        </Button>
        <Button
          variant="default"
          mt="1.6rem"
          leftSection={<IconFileImport size={20} aria-hidden />}
          onClick={() => setReading(true)}
        >
          {t('readAnswer')}
        </Button>
      </Group>
      {reading && <ReadAnswer onRead={readAnswer} onClose={() => setReading(false)} />}
      {found && (
        <FieldsDialog
          title={t('slipOf', { code: found.confirmation.code, who: found.confirmation.who })}
          label={t('saveAnswer')}
          about={
            <>
              <Text dir="auto">{found.outcome.words}</Text>
              {found.answer && <Text>{t('answerRead')}</Text>}
              {found.answer && isAnswered(found.confirmation) && <Text fw={600}>{t('answerReplaces')}</Text>}
            </>
          }
          fields={answerFields}
          words={kindWords.within('confirmations')}
          given={
            found.answer
              ? { answer: found.answer.answer, words: found.answer.words, answeredOn: today() }
              : { ...found.confirmation, answeredOn: found.confirmation.answeredOn ?? today() }
          }
          onSave={given => save(found, given)}
          onClose={() => setFound(null)}
        />
      )}
    </form>
  )
}
