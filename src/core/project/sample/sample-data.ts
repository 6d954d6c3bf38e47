import { type Day, dayFromIso } from '@core/observation/day'
import { recordKinds } from '@core/record/kinds'
import { newRecord } from '@core/record/record-kind'
import type { EntityOf } from '../entities'

/** A day written in the sample's own texts: a mistake there is a bug. */
export function sampleDay(iso: string): Day {
  const day = dayFromIso(iso)
  if (!day.ok) throw new Error(`the sample has no such day: ${iso}`)
  return day.value
}

/** Gives the bytes of a file in resources/data by its name. */
export type SampleData = (name: string) => Uint8Array

export const textOfSampleData = (data: SampleData, name: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(data(name))

type Kind = keyof typeof recordKinds

/** Records of one kind in the order they are written; what is not said of one is empty. */
export const sampleRecords = <K extends Kind>(kind: K, given: (Partial<EntityOf<K>> & { id: string })[]) =>
  given.map(
    (each, order) => newRecord(recordKinds[kind], { id: each.id, order, given: each }) as unknown as EntityOf<K>,
  )
