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
