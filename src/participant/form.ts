import { idPattern } from '@core/names'
import { ok, problem, type Result } from '@core/result'
import { type Submission, submissionSchema, wordsAtMost } from '@core/workshop/session/answer'
import { codeAsMeant } from '@core/workshop/session/withdrawal-code'
import { type Language, languageCalled } from './language'
import { codePattern } from './place'

type Fields = Readonly<Record<string, string>>

/** `not-valid`: a field is missing or is nothing that our forms send. `too-long`: more than `wordsAtMost` characters. */
export type FormProblem = 'not-valid' | 'too-long'

/** What POST /answer says. */
export function submissionFromForm(fields: Fields): Result<Submission, FormProblem> {
  const texts = [fields.words, fields.reason].map(text => withPlainLineEnds(text).trim())
  if (texts.some(text => text.length > wordsAtMost)) return problem('too-long')
  const read = submissionSchema.safeParse({ answer: answerOf(fields), revision: wholeNumber(fields.revision) })
  return read.success ? ok(read.data) : problem('not-valid')
}

function answerOf(fields: Fields): unknown {
  const { kind, ideaId, itemId, reasonId, side, say, choice } = fields
  const words = withPlainLineEnds(fields.words)
  const round = wholeNumber(fields.round)
  switch (kind) {
    case 'idea':
      return { kind, ideaId, words, mayMerge: fields.apart !== 'yes', domainId: fields.domainId, use: fields.use }
    case 'take-back-idea':
      return { kind, ideaId }
    case 'rating':
      return { kind, round, itemId, rating: fields.rating === '' ? null : fields.rating }
    case 'reason':
      return { kind, reasonId, itemId, side, words }
    case 'take-back-reason':
      return { kind, reasonId }
    case 'gradient':
      return {
        kind,
        round,
        itemId,
        step: fields.step === '' ? null : wholeNumber(fields.step),
        reason: withPlainLineEnds(fields.reason),
      }
    case 'say':
      return { kind, say, words }
    case 'perspective':
      return { kind, perspectiveId: fields.perspectiveId }
    case 'payment':
      return { kind, choice }
    default:
      return null
  }
}

/** Browsers send line ends as two characters. */
const withPlainLineEnds = (text = ''): string => text.replace(/\r\n?/g, '\n')

const wholeNumber = (text: string | undefined): number | null => (/^\d{1,7}$/.test(text ?? '') ? Number(text) : null)

/** `language` null: the form did not say; the cookie or the browser knows. */
type Joining = { readonly code: string; readonly perspectiveId: string; readonly language: Language | null }

/** What POST /join says. The code is read as a person types it: small letters, spaces and dashes do not matter. */
export function joinFromForm(fields: Fields): Result<Joining, 'not-valid'> {
  const code = plainCode(fields.code ?? '')
  const perspectiveId = fields.perspective ?? ''
  if (code === null || !idPattern.test(perspectiveId)) return problem('not-valid')
  return ok({ code, perspectiveId, language: languageCalled(fields.language) })
}

/** A code with the spaces and dashes that people put between its letters. */
export const longestCode = 40

/** Six letters and numbers, as they stand on the wall, or the long code of the QR picture; `null` where it cannot be one. */
export function plainCode(typed: string): string | null {
  const code = codeAsMeant(typed.slice(0, longestCode))
  return codePattern.test(code) ? code : null
}
