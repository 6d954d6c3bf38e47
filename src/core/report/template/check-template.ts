import { ok, type Result } from '@core/result'
import { markMistakes, withoutOurComments } from './mark-mistakes'
import { type Mistake, readTemplate, type TemplateAnswers, type TemplateReading } from './read-template'
import { missingStyles, type WantedStyle } from './template-styles'
import { type TemplateProblem, WordPackage } from './word-package'

/** What a template has no place or style for. Where there is a default, it is used. */
export type Lack = { readonly lack: 'sections' } | { readonly lack: 'style'; readonly style: WantedStyle }

export type TemplateCheck = { readonly mistakes: readonly Mistake[]; readonly lacks: readonly Lack[] }

/** All mistakes of a template at once, and what it lacks, as plain data. Problem: it cannot be a template at all. */
export function checkTemplate(bytes: Uint8Array, answers: TemplateAnswers): Result<TemplateCheck, TemplateProblem> {
  const opened = WordPackage.open(bytes)
  if (!opened.ok) return opened
  withoutOurComments(opened.value)
  const reading = readTemplate(opened.value, answers)
  return ok({
    mistakes: reading.mistakes.map(({ code, field, nearest, place, context }) => ({
      code,
      field,
      nearest,
      place,
      context,
    })),
    lacks: lacksOf(opened.value, reading),
  })
}

/** The template with a comment of Word's at each mistake. */
export function markedTemplate(bytes: Uint8Array, answers: TemplateAnswers): Result<Uint8Array, TemplateProblem> {
  const opened = WordPackage.open(bytes)
  if (!opened.ok) return opened
  markMistakes(opened.value, answers)
  return ok(opened.value.write())
}

/** One that asks for no section needs no styles of ours. */
export const lacksOf = (template: WordPackage, { blocks }: Pick<TemplateReading, 'blocks'>): Lack[] =>
  blocks.length === 0
    ? [{ lack: 'sections' }]
    : missingStyles(template).map(style => ({ lack: 'style', style }) as const)
