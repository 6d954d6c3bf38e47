import type { HostProblem } from '@core/host-api'
import { addMessages, t, words } from '@core/words/words'
import machine from './machine.en.json'

declare module '@core/words/words' {
  interface MessageFiles {
    machine: typeof machine
  }
}

addMessages(words, 'en', { machine })

/** What the machine's own windows say: menus, dialogs, and the terminal. */
export { t }

/** The program cannot start: there is no place for its second copies. */
export function noFolderSentence(folder: string, problem: HostProblem): string {
  const why = problem === 'no-space' || problem === 'not-allowed' ? problem : 'other'
  const next = problem === 'no-space' ? problem : 'other'
  return t('machine:noFolder.text', {
    folder,
    why: t(`machine:noFolder.why.${why}`),
    next: t(`machine:noFolder.next.${next}`),
  })
}
