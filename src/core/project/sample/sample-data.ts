import { type Day, dayFromIso } from '@core/observation/day'

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
