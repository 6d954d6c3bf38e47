/** As much of it as is used here, in tests and in benchmarks. */
declare module 'papaparse' {
  type Options = {
    delimiter?: string
    newline?: string
    chunkSize?: number
    skipEmptyLines?: boolean
    chunk?: (chunk: { readonly data: readonly (readonly string[])[] }) => void
  }
  /** `index`: where in the text, from 0. */
  type QuoteError = { readonly code: 'MissingQuotes' | 'InvalidQuotes'; readonly index: number }
  type Parsed = {
    readonly data: string[][]
    readonly errors: readonly QuoteError[]
    /** `cursor`: how far the rows reach. */
    readonly meta: { readonly cursor: number }
  }
  const Papa: {
    parse: (text: string, options: Options) => Parsed
    unparse: (rows: readonly (readonly string[])[], options: { newline: string }) => string
    Parser: new (options: Options) => { parse: (text: string, from: number, ignoreLastRow: boolean) => Parsed }
  }
  export default Papa
}
