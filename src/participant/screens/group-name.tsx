import type { Perspective } from '@core/project/entities'
import type { ReactNode } from 'react'
import { isSaidInAnyLanguage, type Say, type WordKey } from '../words'
import { AsWritten } from './parts'

const wordsOfDefault: Readonly<Record<string, WordKey>> = {
  lived: 'perspectiveLived',
  learnt: 'perspectiveLearnt',
  both: 'perspectiveBoth',
  'not-said': 'perspectiveNotSaid',
}

/** The names a project begins with, in whatever language it was begun, are ours to translate; names of its own stay as they were written. */
export function perspectiveName({ id, name }: Perspective, say: Say): ReactNode {
  const key = wordsOfDefault[id]
  return key !== undefined && isSaidInAnyLanguage(key, name) ? say(key) : <AsWritten words={name} />
}

/** As it is offered: lived experience first in words that people use of themselves. */
export const PerspectiveChoice = ({ perspective, say }: { perspective: Perspective; say: Say }) => (
  <>
    {perspective.id === 'lived' && `${say('whoLived')}: `}
    {perspectiveName(perspective, say)}
  </>
)
