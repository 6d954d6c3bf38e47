import type { Perspective } from '@core/project/entities'
import { defaultPerspectives } from '@core/project/new-project'
import type { ReactNode } from 'react'
import { AsWritten } from './screens/parts'
import type { Say, WordKey } from './words'

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
