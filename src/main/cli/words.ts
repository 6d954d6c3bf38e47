import type { Problem } from '@core/result'
import { addMessages, t, words } from '@core/words/words'
import cli from './cli.en.json'
import { onOneLine } from './table'

declare module '@core/words/words' {
  interface MessageFiles {
    cli: typeof cli
  }
}

addMessages(words, 'en', { cli })

/** What the command line says: help, answers and problems. */
export { t }

/** It was asked in a way that cannot be understood: exit 2. */
type UsageProblem = keyof typeof cli.usage
export type CliProblem = UsageProblem | keyof typeof cli.problem

export const isUsageProblem = (code: CliProblem): code is UsageProblem => Object.hasOwn(cli.usage, code)

/** What happened, that nothing was lost, what to do next: one sentence or two on one line. */
export function cliSentence({ problem, detail: given = '' }: Problem<CliProblem>): string {
  const detail = onOneLine(given)
  if (problem === 'no-import-like' && detail === '') return t('cli:noImportOfTheseColumns')
  return isUsageProblem(problem) ? t(`cli:usage.${problem}`, { detail }) : t(`cli:problem.${problem}`, { detail })
}
