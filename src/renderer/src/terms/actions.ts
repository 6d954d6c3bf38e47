import { useCallback } from 'react'
import { useSession } from '../data/hooks'
import type { ChangesToWrite, CommitOptions } from '../data/session'
import { type WriteProblem, writeProblemOf } from '../data/write-problem'
import { logError, showProblem } from '../ui/notices'
import type { Kept } from '../ui/use-draft'
import { useTranslation } from '../ui/use-translation'
import words from './actions.en.json'

type Words = typeof words
type AreaOfAction = Exclude<keyof Words, 'other'>

/** What a person can do to a project: `element.add`. An action without words does not compile. */
export type Action = { [Area in AreaOfAction]: `${Area}.${keyof Words[Area] & string}` }[AreaOfAction]

const actions: ReadonlySet<string> = new Set(
  Object.entries(words).flatMap(([area, verbs]) =>
    typeof verbs === 'string' ? [] : Object.keys(verbs).map(verb => `${area}.${verb}`),
  ),
)
const isAction = (code: string): code is Action => actions.has(code)

/**
 * Writes what a person did in one step; a `null` among the changes changes nothing. Answers whether it is written: where it
 * is not, the person has been told. `keepTrying`: for what they have left behind, a field or a cell. Where the disk is full it
 * waits for room, while the form of anything else still has the words.
 */
export function useCommit({ keepTrying = false }: CommitOptions = {}) {
  const write = useWrite()
  return useCallback(
    async (action: Action, changes: ChangesToWrite): Promise<boolean> =>
      typeof (await write(action, changes, { keepTrying })) !== 'object',
    [write, keepTrying],
  )
}

/**
 * As `useCommit`, for what stands in a field: answers as soon as it is on the disk, and where it is not written why, for the field to
 * show.
 */
export function useSave() {
  const write = useWrite()
  return useCallback(
    (action: Action, changes: ChangesToWrite): Promise<Kept> =>
      new Promise(resolve => {
        void write(action, changes, { keepTrying: true, onWritten: () => resolve('kept') }).then(resolve)
      }),
    [write],
  )
}

function useWrite() {
  const { t } = useTranslation('terms')
  const session = useSession()
  return useCallback(
    async (action: Action, changes: ChangesToWrite, options: CommitOptions): Promise<Kept> => {
      const refuse = (reason: string): Kept => {
        showProblem({ title: t('couldNotWrite'), message: reason })
        return { error: t('fieldNotSaved', { reason }) }
      }
      try {
        const written = await session.commit(action, changes, options)
        if (!written.ok) return refuse(t('couldNotWriteGone'))
        return written.value === null ? 'unchanged' : 'kept'
      } catch (error) {
        logError(error)
        return refuse(t(wordsForFailure[writeProblemOf(error) ?? 'other']))
      }
    },
    [session, t],
  )
}

const wordsForFailure = {
  'disk-full': 'couldNotWriteDiskFull',
  'storage-failed': 'couldNotWriteStorage',
  'database-lost': 'couldNotWriteDatabaseLost',
  other: 'couldNotWriteMore',
} as const satisfies Record<WriteProblem | 'other', string>

/** Words for the action of any commit, older and newer versions' too: `add an element`. */
export function useActionWords() {
  const { t } = useTranslation('actions')
  return useCallback((code: string) => t(isAction(code) ? code : 'other'), [t])
}
