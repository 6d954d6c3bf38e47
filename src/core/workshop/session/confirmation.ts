import { confirmationAnswers } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { sha256 } from '@noble/hashes/sha2.js'
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { wordsAtMost } from './answer'
import type { AnyEvent } from './event'
import type { SessionState } from './state'
import { joinKeyLetters, lettersOf } from './withdrawal-code'

// An outcome that somebody is asked to confirm, by a link of its own: they need not be in the session, and see nothing of it.

export const mostConfirmations = 200

/** What lets somebody answer, 130 bits; null: the session has no secret. */
export const confirmationKey = ({ secret }: { readonly secret: string }, askedId: string): string | null =>
  secret === '' ? null : lettersOf(sha256(utf8ToBytes(`confirm ${secret} ${askedId}`)).subarray(0, joinKeyLetters))

/** `not-valid`: neither an answer nor words. `answered`: there is one, and it is another. `gone`: it is asked no more. */
export type ConfirmingProblem = 'not-valid' | 'too-long' | 'answered' | 'gone' | 'closed'

/** The event of an answer. The same one again changes nothing. */
export function eventsOfConfirming(
  state: SessionState,
  askedId: string,
  given: { readonly answer: string; readonly words: string },
): Result<AnyEvent[], ConfirmingProblem> {
  if (state.state === 'closed') return problem('closed')
  const asked = state.confirmations.get(askedId)
  if (!asked) return problem('gone')
  const answer = confirmationAnswers.find(each => each === given.answer) ?? null
  const words = given.words.trim()
  if (words.length > wordsAtMost) return problem('too-long')
  if (answer === null && words === '') return problem('not-valid')
  if (asked.said) return asked.said.answer === answer && asked.said.words === words ? ok([]) : problem('answered')
  return ok([{ kind: 'confirmed', askedId, answer, words }])
}
