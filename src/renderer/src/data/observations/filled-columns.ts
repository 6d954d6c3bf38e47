import type { Dictionaries } from '@core/observation/block'
import type { Observation } from '@core/project/entities'

/** What a column is called in `FilledColumns`, beside `note` and `source`. */
export const dimensionColumn = (dimension: string): string => `dimension ${dimension}`

/** Which columns of observations hold a word somewhere. */
export type FilledColumns = ReadonlySet<string>

/** They are only ever more: a column does not go while somebody works in it. Another set whenever one has come. */
export function filledColumns() {
  let filled: FilledColumns = new Set()
  const add = (columns: Iterable<string>) => {
    const more = new Set([...filled, ...columns])
    if (more.size > filled.size) filled = more
  }
  return {
    now: () => filled,
    addObservations: (observations: readonly Observation[]) => {
      const found = new Set<string>()
      for (const { note, source, dimensions } of observations) {
        if (note !== '') found.add('note')
        if (source !== '') found.add('source')
        for (const [name, word] of Object.entries(dimensions)) if (word !== '') found.add(dimensionColumn(name))
      }
      add(found)
    },
    /** `sources`: whom the imports credit; a value of theirs has its import's. */
    addImported: (dictionaries: Iterable<Dictionaries>, sources: readonly string[]) => {
      const named = [...dictionaries].flatMap(words => Object.entries(words)).filter(([, words]) => words.length > 0)
      add(named.map(([name]) => dimensionColumn(name)))
      if (sources.some(source => source !== '')) add(['source'])
    },
  }
}
