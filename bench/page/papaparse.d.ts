/** As much of it as is used here and in the tests. */
declare module 'papaparse' {
  type Rows = { readonly data: readonly (readonly string[])[] }
  type Options = { chunkSize?: number; skipEmptyLines?: boolean; chunk?: (chunk: Chunk) => void }
  const Papa: { parse: (text: string, options: Options) => Chunk }
  export default Papa
}
