/** As much of it as the tests and the benchmarks use. */
declare module 'papaparse' {
  type Rows = { readonly data: readonly (readonly string[])[] }
  type Options = {
    delimiter?: string
    newline?: string
    chunkSize?: number
    skipEmptyLines?: boolean
    chunk?: (chunk: Rows) => void
  }
  const Papa: {
    parse: (text: string, options: Options) => Rows
    unparse: (rows: readonly (readonly string[])[], options: { newline: string }) => string
  }
  export default Papa
}
