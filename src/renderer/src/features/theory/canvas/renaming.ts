import type { Element } from '@core/project/entities'
import { createContext, useMemo } from 'react'
import { useSteady } from '../../../ui/hooks'
import type { Kept } from '../../../ui/use-draft'

/** Which element's title is being written in its place. */
export type Renaming = {
  readonly renaming: string | null
  readonly start: (id: string) => void
  readonly rename: (element: Element, title: string) => Promise<Kept>
  readonly stop: () => void
}

export const RenamingContext = createContext<Renaming>({
  renaming: null,
  start: () => undefined,
  rename: () => Promise.resolve('unchanged'),
  stop: () => undefined,
})

/** The same object until another title is written: every box in the picture is drawn again where this is another one. */
export function useSteadyRenaming(newest: Renaming): Renaming {
  const start = useSteady(newest.start)
  const rename = useSteady(newest.rename)
  const stop = useSteady(newest.stop)
  const { renaming } = newest
  return useMemo(() => ({ renaming, start, rename, stop }), [renaming, start, rename, stop])
}
