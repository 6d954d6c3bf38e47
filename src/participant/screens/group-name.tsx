import { defaultPerspectives } from '@core/project/contents'
import type { Perspective } from '@core/project/entities'
import type { ReactNode } from 'react'
import type { Say, WordKey } from '../words'
import { AsWritten } from './parts'

const wordsOfDefault: Readonly<Record<string, WordKey>> = {
  lived: 'perspectiveLived',
  learnt: 'perspectiveLearnt',
  both: 'perspectiveBoth',
  'not-said': 'perspectiveNotSaid',
}

/** The names a project begins with are ours to translate; names of its own stay as they were written. */
export function perspectiveName({ id, name }: Perspective, say: Say): ReactNode {
  const own = defaultPerspectives.some(perspective => perspective.id === id && perspective.name === name)
  const key = own ? wordsOfDefault[id] : undefined
  return key === undefined ? <AsWritten words={name} /> : say(key)
}

/** As it is offered: lived experience first in words that people use of themselves. */
export const PerspectiveChoice = ({ perspective, say }: { perspective: Perspective; say: Say }) => (
  <>
    {perspective.id === 'lived' && `${say('whoLived')}: `}
    {perspectiveName(perspective, say)}
  </>
)
