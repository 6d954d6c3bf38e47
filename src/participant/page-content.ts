import type { Perspective } from '@core/project/entities'
import type { AnswerProblem } from '@core/workshop/session/answer'
import type { ParticipantView } from '@core/workshop/session/views'
import type { FormProblem } from './form'
import type { Language } from './language'
import type { Place } from './place'

/**
 * A page as the server knows it. All of them are answered with `text/html; charset=utf-8`, `Cache-Control: no-store` (so that
 * "back" asks again and no phone keeps a copy) and the policy `default-src 'none'; style-src 'self'; script-src 'self';
 * form-action 'self'; connect-src 'self'`. `at` is `askedFor(url.searchParams).at`.
 */
export type Page = JoinPage | OwnPage | ProblemPage

/** For somebody who has not joined. `code`: what came with the address, or was typed. Status 200, or 403 with `wrong-code`. */
export type JoinPage = {
  readonly kind: 'join'
  readonly language: Language
  readonly at: Place | null
  readonly title: string
  readonly question: string
  readonly perspectives: readonly Perspective[]
  readonly paymentOffer: string | null
  readonly code: string
  readonly notice: 'wrong-code' | 'not-valid' | null
}

/**
 * For somebody who has. After a kept answer: 303 to `placeAfter(fields)`. After a problem: 409 (`FormProblem`: 400) with this page,
 * `notice` and the form's `fields` as `typed`, so that no word has to be written twice.
 */
export type OwnPage = {
  readonly kind: 'own'
  readonly language: Language
  readonly at: Place | null
  readonly view: ParticipantView
  readonly notice: AnswerProblem | FormProblem | null
  readonly typed: Readonly<Record<string, string>> | null
  /** For the next idea or reason; never given out before. */
  readonly newId: string
}

/**
 * `busy`: 429 or 503. `too-long`: a body no form of ours has room for, 413. `guessed`: too many wrong codes, 429. `locked`, `full`: nobody new may join now, 403. `removed`: the facilitator
 * removed this join, 403. `closed`: 410. `left`: 200 after POST /leave. `code`: the take-back code of a join that was removed.
 */
export type ProblemPage = {
  readonly kind: 'busy' | 'too-long' | 'guessed' | 'locked' | 'full' | 'removed' | 'closed' | 'not-found' | 'left'
  readonly language: Language
  readonly code?: string | null
}
