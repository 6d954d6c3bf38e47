import type { Dictionaries, ImportedObservations } from '@core/observation/block'
import type { EraseRules } from './erase-person'
import { withoutPassages } from './passages'

/** Words of imported figures (places, groups, notes) that are theirs: how many are cut, and how many may be anybody's and stay. */
export type CutWords<Words> = { readonly words: Words; readonly cut: number; readonly toLookAt: number }

export function cutWords(
  words: readonly string[],
  { passages, mark }: Pick<EraseRules, 'passages' | 'mark'>,
): CutWords<readonly string[]> {
  let [cut, toLookAt] = [0, 0]
  const kept = words.map(word => {
    const without = withoutPassages(word, passages, { isClose: false, mark })
    if (without !== word) cut += 1
    if (passages.maybe?.test(without)) toLookAt += 1
    return without
  })
  return { words: cut > 0 ? kept : words, cut, toLookAt }
}

/** The same of all words that codes of an import stand for. Codes stay, so that figures do. */
export function cutDictionaries(dictionaries: Dictionaries, rules: EraseRules): CutWords<Dictionaries> {
  const all = Object.entries(dictionaries).map(([name, words]) => [name, cutWords(words, rules)] as const)
  return {
    words: Object.fromEntries(all.map(([name, { words }]) => [name, words])),
    cut: all.reduce((sum, [, { cut }]) => sum + cut, 0),
    toLookAt: all.reduce((sum, [, { toLookAt }]) => sum + toLookAt, 0),
  }
}

/** Everything that imports wrote, without them. */
export function cutImported(
  imported: readonly ImportedObservations[],
  rules: EraseRules,
): CutWords<readonly ImportedObservations[]> {
  let [cut, toLookAt] = [0, 0]
  const counting = <Words>(found: CutWords<Words>): Words => {
    cut += found.cut
    toLookAt += found.toLookAt
    return found.words
  }
  const words = imported.map(each => {
    return {
      ...each,
      dictionaries: counting(cutDictionaries(each.dictionaries, rules)),
      blocks: each.blocks.map(block => {
        if (!block.notes) return block
        return { ...block, notes: { ...block.notes, words: counting(cutWords(block.notes.words, rules)) } }
      }),
    }
  })
  return { words, cut, toLookAt }
}
