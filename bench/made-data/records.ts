import type { EntityKind } from '@core/project/entities'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind, type RecordRow } from '@core/record/record-kind'

const vocabulary = 20_000
const letters = 'etaoinshrdlucmfwypvbgkjqxz'

/** The same numbers each time, below 1. */
function made(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** Records of five kinds by turns, of forty made-up words each; a few words are in very many, as in any language. */
export function madeRecords(count: number): { kind: EntityKind; row: RecordRow }[] {
  const next = made(1)
  const wordAt = Array.from({ length: vocabulary }, () =>
    Array.from({ length: 3 + Math.floor(next() * 8) }, () => letters[Math.floor(26 * next() ** 2)]).join(''),
  )
  const words = (many: number) =>
    Array.from({ length: many }, () => wordAt[Math.floor(vocabulary * next() ** 3)]).join(' ')
  const kinds = ['insight', 'story', 'phase', 'resource', 'reflection'] as const satisfies readonly KindOfRecord[]
  return Array.from({ length: count }, (_, at) => {
    const kind = kinds[at % kinds.length] ?? 'insight'
    const described = recordKinds[kind] as unknown as RecordKind
    const text = described.fields.find(({ name, type }) => type === 'text' && name !== described.nameField)
    const given = { [described.nameField]: words(8), ...(text && { [text.name]: words(32) }) }
    return { kind, row: newRecord(described, { id: `record-${at}`, order: at, given }) }
  })
}
