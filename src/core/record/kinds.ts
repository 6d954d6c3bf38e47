import type { EntityKind } from '@core/project/entities'
import { evidenceSides } from '@core/project/entities'
import type { RecordKind } from './record-kind'

const assumption = {
  kind: 'assumption',
  attachable: false,
  nameField: 'words',
  fields: [
    { name: 'words', type: 'text', max: 2000, required: true },
    { name: 'linkId', type: 'row', of: 'link' },
    { name: 'watchedBy', type: 'line', max: 500 },
    { name: 'history', type: 'entries', texts: ['why', 'doing'] },
  ],
} as const satisfies RecordKind<'assumption'>

const evidence = {
  kind: 'evidence',
  attachable: true,
  nameField: 'words',
  fields: [
    { name: 'words', type: 'text', max: 5000, required: true },
    { name: 'side', type: 'choice', choices: evidenceSides },
    { name: 'linkId', type: 'row', of: 'link' },
    { name: 'source', type: 'line', max: 1000 },
    { name: 'strengths', type: 'entries', texts: ['why'] },
  ],
} as const satisfies RecordKind<'evidence'>

/** The kinds of record. To add one, see "To add a kind of record" in `docs/architecture.md`. */
export const recordKinds = { assumption, evidence } as const satisfies { [K in EntityKind]?: RecordKind<K> }
export type KindOfRecord = keyof typeof recordKinds
