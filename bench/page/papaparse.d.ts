/** As much of it as is used here and in the tests. */
declare module 'papaparse' {
  type Rows = { readonly data: readonly (readonly string[])[] }
  const Papa: {
    parse: (
      text: string,
      options: {
        delimiter?: string
        newline?: string
        chunkSize?: number
        skipEmptyLines?: boolean
        chunk?: (chunk: Rows) => void
      },
    ) => Rows
    unparse: (rows: readonly (readonly string[])[], options: { newline: string }) => string
  }
  export default Papa
}
