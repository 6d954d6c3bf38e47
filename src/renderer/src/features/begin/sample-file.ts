const address = new URL('../../../../../resources/sample.commonmeasure', import.meta.url).href

/** The sample project that comes with the program. */
export async function sampleFile(): Promise<{ name: string; bytes: Uint8Array }> {
  const response = await fetch(address)
  if (!response.ok) throw new Error(`the sample project could not be read: ${response.status}`)
  return { name: 'sample.commonmeasure', bytes: new Uint8Array(await response.arrayBuffer()) }
}
