/** Gives the bytes of a file in resources/data by its name. */
export type SampleData = (name: string) => Uint8Array

export const textOfSampleData = (data: SampleData, name: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(data(name))
