import type { Element } from '@core/project/entities'
import { createContext } from 'react'
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
