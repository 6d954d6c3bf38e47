import { added, edited } from '@core/change/change'
import { outcomesWithAnswers } from '@core/learning/slip'
import { numberInWords } from '@core/measure/figure-words'
import { sayAnswers } from '@core/project/entities'
import type { SessionOutcome } from '@core/workshop/session/session-calls'
import type { FacilitatorView } from '@core/workshop/session/views'
import { workshopOfOpening, workshopWithOutcome } from '@core/workshop/workshop-with-outcome'
import { Button, Checkbox, Stack, Text, Title } from '@mantine/core'
import { useCallback, useEffect, useState } from 'react'
import { useRows, useSession } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { host } from '../../../host'
import { useCommit } from '../../../terms/actions'
import { today } from '../../../terms/today'
import common from '../../../ui/common.module.css'
import { ErrorNotice, logError, StillReading } from '../../../ui/notices'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import { PaymentLedger } from './close-panel'
import { PrivateNote } from './notes-panel'
import classes from './run.module.css'

/**
 * Puts what a session left into the project in one step. The workshop is closed from then on, and its session may be forgotten
 * once the second copy has it (forget-finished.tsx). Answers whether it is written.
 */
function usePutIntoProject({ opening, privateNote }: FacilitatorView): (withNote: boolean) => Promise<boolean> {
  const { db } = useSession()
  const commit = useCommit()
  return useCallback(
    async withNote => {
      const { sessionId, workshopId } = opening
      try {
        const outcome = await host.sessionOutcome({ sessionId })
        if (!outcome.ok) return false
        const stored = await db.rowsOf('workshop').get(workshopId)
        const measures = await db.rowsOf('measure').toArray()
        const outcomes = await db.rowsOf('harvestedOutcome').toArray()
        const before = stored ?? workshopOfOpening(opening, today())
        const after = workshopWithOutcome(before, { opening, outcome: outcome.value, measures, newId })
        const workshop = withNote ? { ...after.workshop, teamNote: privateNote } : after.workshop
        return await commit('workshop.close', [
          stored ? edited('workshop', stored, workshop) : added('workshop', workshop),
          ...after.newMeasures.map(measure => added('measure', measure)),
          ...after.changedMeasures.map(change => edited('measure', change.before, change.after)),
          ...outcomesWithAnswers(outcomes, outcome.value.confirmed, today()).changed.map(change =>
            edited('harvestedOutcome', change.before, change.after),
          ),
        ])
      } catch (problem) {
        logError(problem)
        return false
      }
    },
    [commit, db, opening, privateNote],
  )
}

/** A session that is over: a last look, then everything goes into the project. */
export function FinishSession({ view }: { view: FacilitatorView }) {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const putIntoProject = usePutIntoProject(view)
  const [keepsNote, setKeepsNote] = useState(false)
  const [outcome, setOutcome] = useState<SessionOutcome | null>(null)
  const [state, setState] = useState<'idle' | 'writing' | 'failed'>('idle')
  const { sessionId } = view.opening
  useEffect(() => {
    let left = false
    host.sessionOutcome({ sessionId }).then(
      found => {
        if (!left && found.ok) setOutcome(found.value)
      },
      () => {
        if (!left) setState('failed')
      },
    )
    return () => {
      left = true
    }
  }, [sessionId])

  const finish = async () => {
    setState('writing')
    // Once it is written the workshop is closed, and the page goes on by itself (run-page.tsx).
    if (!(await putIntoProject(keepsNote && view.privateNote !== ''))) setState('failed')
  }
  return (
    <Stack gap="xl" maw="60rem">
      <div>
        <Title order={2}>{t('finishTitle')}</Title>
        <Text maw="44em">{t('finishLead')}</Text>
      </div>
      {outcome && <AnswersOnPhones answers={outcome.confirmed} />}
      {outcome ? <OutcomeInBrief outcome={outcome} /> : state !== 'failed' && <StillReading label={t('reading')} />}
      <PaymentLedger />
      <PrivateNote />
      <Checkbox
        label={t('privateNoteKeep')}
        description={t('privateNoteKeepHint')}
        disabled={view.privateNote === ''}
        checked={keepsNote && view.privateNote !== ''}
        onChange={event => setKeepsNote(event.currentTarget.checked)}
      />
      {state === 'failed' && <ErrorNotice title={t('finishFailedTitle')} lost={t('finishFailed')} />}
      <div>
        <Button size="lg" loading={state === 'writing'} onClick={finish}>
          {t('finishNow')}
        </Button>
      </div>
    </Stack>
  )
}

/** What people answered about outcomes by a link of their own; an answer that has no place any more is shown, so that it can be copied. */
function AnswersOnPhones({ answers }: { answers: SessionOutcome['confirmed'] }) {
  const { t } = useTranslation(['workshopRun', 'report'])
  const outcomes = useRows('harvestedOutcome')
  if (!outcomes || answers.length === 0) return null
  const { unplaced } = outcomesWithAnswers(outcomes, answers, today())
  const placed = answers.length - unplaced.length
  return (
    <section>
      {placed > 0 && <Text fw={600}>{t('finishConfirmed', { count: placed })}</Text>}
      {unplaced.length > 0 && (
        <>
          <Text fw={600}>{t('finishUnplaced', { count: unplaced.length })}</Text>
          <ul className={common.points}>
            {unplaced.map(({ confirmationId, answer, words }) => (
              <li key={confirmationId} dir="auto">
                {[answer && t(`report:slip.answer.${answer}`), words].filter(Boolean).join(': ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

function OutcomeInBrief({ outcome: { agreed, items, record } }: { outcome: SessionOutcome }) {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { counts, comments } = record.say
  const answered = sayAnswers.reduce((sum, answer) => sum + (counts[answer] ?? 0), 0)
  return (
    <>
      <section>
        <Text fw={600}>
          {record.chosen
            ? t('finishStories', { count: record.chosen.length })
            : t('finishMeasures', { count: agreed.length })}
        </Text>
        <ol className={classes.readOut}>
          {record.chosen?.map(({ itemId, title }) => (
            <li key={itemId} dir="auto">
              {title || items.find(({ id }) => id === itemId)?.words}
            </li>
          ))}
          {agreed.map(({ itemId, wording }) => (
            <li key={itemId} dir="auto">
              {wording}
            </li>
          ))}
        </ol>
      </section>
      {answered > 0 && (
        <TableFrame caption={t('finishSayCaption')}>
          <ColumnHeads columns={[t('finishSayAnswer'), { number: t('people') }]} />
          <tbody>
            {sayAnswers.map(answer => (
              <tr key={answer}>
                <th scope="row">{t(`terms:realSay.${answer}`)}</th>
                <td data-number>{numberInWords(counts[answer] ?? 0)}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      {comments.length > 0 && (
        <section>
          <Text fw={600}>{t('finishComments')}</Text>
          <ul className={common.points}>
            {comments.map(({ id, words }) => (
              <li key={id} dir="auto">
                {words}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
