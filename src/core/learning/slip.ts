import type { Day } from '@core/observation/day'
import { heldRuns } from '@core/privacy/held-words'
import { forTheTeam, type TeamCopy } from '@core/privacy/shareable'
import type { StoryRows } from '@core/privacy/told-stories'
import type { Rows } from '@core/project/contents'
import { confirmationAnswers, type HarvestedOutcome, type Project } from '@core/project/entities'
import type { ReportBlock, ReportModel } from '@core/report/model'
import { lineOf, paragraphsOf, titleOf } from '@core/report/text'
import { ok, problem, type Result } from '@core/result'
import { t } from '@core/words/words'
import { withoutPassagesFrom } from './verbatim'

/** Somebody who was asked whether they see an outcome the same way. */
export type Confirmation = HarvestedOutcome['confirmations'][number]

/** Without I and O, which are taken for numbers. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
const slipLetters = 5

/** As it is compared: people type spaces, dashes and small letters. */
const asCompared = (code: string): string => code.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '')

/** A code that no other slip has. `randomByte` answers 0 to 255, each as likely. */
export function newSlipCode(outcomes: readonly HarvestedOutcome[], randomByte: () => number): string {
  const taken = new Set(outcomes.flatMap(({ confirmations }) => confirmations.map(({ code }) => asCompared(code))))
  // Bytes past the last whole round of letters would make the first ones likelier.
  const limit = 256 - (256 % letters.length)
  const letter = (): string => {
    const byte = randomByte()
    return byte < limit ? letters.charAt(byte % letters.length) : letter()
  }
  const code = Array.from({ length: slipLetters }, letter).join('')
  return taken.has(code) ? newSlipCode(outcomes, randomByte) : code
}

export type SlipProblem = 'no-such-code' | 'several'

/** The outcome that a slip with that code is about, and who it was made for. `several`: an outcome that an earlier version duplicated has the same codes. */
export function slipByCode(
  outcomes: readonly HarvestedOutcome[],
  typed: string,
): Result<{ readonly outcome: HarvestedOutcome; readonly confirmation: Confirmation }, SlipProblem> {
  const code = asCompared(typed)
  const found =
    code === ''
      ? []
      : outcomes.flatMap(outcome =>
          outcome.confirmations
            .filter(each => asCompared(each.code) === code)
            .map(confirmation => ({ outcome, confirmation })),
        )
  const [only] = found
  if (only === undefined) return problem('no-such-code')
  return found.length > 1 ? problem('several') : ok(only)
}

/** What somebody answered on a phone: see core/workshop/session/confirmation.ts. */
type AnswerOnPhone = Pick<Confirmation, 'answer' | 'words'> & {
  readonly outcomeId: string
  readonly confirmationId: string
}

/** The outcomes that answers on phones change. `unplaced`: whom they were asked of was deleted meanwhile. */
export function outcomesWithAnswers(
  outcomes: readonly HarvestedOutcome[],
  answers: readonly AnswerOnPhone[],
  day: Day,
): {
  readonly changed: readonly { readonly before: HarvestedOutcome; readonly after: HarvestedOutcome }[]
  readonly unplaced: readonly AnswerOnPhone[]
} {
  const given = ({ id }: HarvestedOutcome, asked: Confirmation) =>
    answers.find(({ outcomeId, confirmationId }) => outcomeId === id && confirmationId === asked.id)
  const isPlaced = ({ outcomeId, confirmationId }: AnswerOnPhone) =>
    outcomes.some(({ id, confirmations }) => id === outcomeId && confirmations.some(each => each.id === confirmationId))
  return {
    changed: outcomes
      .filter(outcome => outcome.confirmations.some(asked => given(outcome, asked)))
      .map(before => {
        const confirmations = before.confirmations.map(asked => {
          const answer = given(before, asked)
          return answer ? { ...asked, answer: answer.answer, words: answer.words, answeredOn: day } : asked
        })
        return { before, after: { ...before, confirmations } }
      }),
    unplaced: answers.filter(answer => !isPlaced(answer)),
  }
}

/** The outcome as whoever confirms it may read it: without what is, word for word, of a story that may not be told. */
export function outcomeOnSlip(
  { words, forWhom }: Pick<HarvestedOutcome, 'words' | 'forWhom'>,
  rows: StoryRows & Pick<Rows, 'story'>,
  on: Day,
): Pick<HarvestedOutcome, 'words' | 'forWhom'> {
  const runs = heldRuns(rows, on, 'report')
  const cleaned = (text: string) => withoutPassagesFrom(text, runs, t('report:learning.heldWords'))
  return { words: cleaned(words), forWhom: cleaned(forWhom) }
}

type SlipSource = {
  readonly project: Project
  readonly outcome: Pick<HarvestedOutcome, 'words' | 'forWhom'>
  readonly code: string
  /** ISO time. */
  readonly now: string
}

/** A line to write on. */
const toWriteOn: ReportBlock = { kind: 'paragraph', tone: 'body', text: '_'.repeat(66) }

/** A slip for one person who may confirm an outcome: what the team thinks changed, the question, and room for an answer. It has no name. */
export function confirmationSlip({ project, outcome, code, now }: SlipSource): TeamCopy<ReportModel> {
  const body = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })
  const heading = (text: string): ReportBlock => ({ kind: 'heading', level: 2, text })
  return forTheTeam('confirmation-slip', {
    title: t('report:slip.title'),
    cover: null,
    print: 'plain',
    madeAt: now,
    blocks: [
      { kind: 'paragraph', tone: 'lead', text: t('report:slip.lead', { project: titleOf(project.title) }) },
      heading(t('report:slip.changed')),
      ...paragraphsOf(outcome.words).map((text): ReportBlock => ({ kind: 'paragraph', tone: 'typed', text })),
      ...(outcome.forWhom.trim() === '' ? [] : [body(t('report:slip.forWhom', { text: lineOf(outcome.forWhom) }))]),
      heading(t('report:slip.question')),
      ...confirmationAnswers.map(answer => body(t('report:slip.box', { answer: t(`report:slip.answer.${answer}`) }))),
      heading(t('report:slip.words')),
      ...Array.from({ length: 4 }, () => toWriteOn),
      heading(t('report:slip.code', { code })),
      body(t('report:slip.return')),
      { kind: 'paragraph', tone: 'note', text: t('report:slip.note') },
    ],
  })
}
