/** As much of it as is used here. */
declare module 'papaparse' {
  type Chunk = { readonly data: readonly (readonly string[])[] }
  const Papa: {
    parse: (
      text: string,
      options: { chunkSize?: number; skipEmptyLines?: boolean; chunk: (chunk: Chunk) => void },
    ) => void
  }
  export default Papa
}
