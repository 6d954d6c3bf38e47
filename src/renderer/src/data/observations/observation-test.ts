import { type Block, type Dictionaries, flags } from '@core/observation/block'
import type { Recorded } from './listed-observation'
import type { ObservationsAsked } from './observation-order'

type Filter = Omit<ObservationsAsked, 'sort'>

const holdsText = (word: string, text: string): boolean => word.toLocaleLowerCase().includes(text.toLocaleLowerCase())

export function isAsked({ day, flag, dimensions }: Recorded, asked: Filter): boolean {
  const { text, dimension, firstDay, lastDay } = asked
  return (
    (firstDay === null || day >= firstDay) &&
    (lastDay === null || day <= lastDay) &&
    (asked.flag === null || flag === asked.flag) &&
    (text === '' ||
      Object.entries(dimensions).some(
        ([name, word]) => (dimension === null || dimension === name) && holdsText(word, text),
      ))
  )
}

/** Which cells of a block are asked for. Words are looked at once, in the dictionary: cells then go by their codes. */
export function blockTest(block: Block, dictionaries: Dictionaries, asked: Filter): (index: number) => boolean {
  const { text, dimension, firstDay, lastDay } = asked
  const flag = asked.flag === null ? null : flags[asked.flag]
  const matching = Object.entries(block.dimensions)
    .filter(([name]) => text !== '' && (dimension === null || dimension === name))
    .map(([name, codes]) => {
      const words = dictionaries[name] ?? []
      return { codes, wanted: new Set(words.flatMap((word, place) => (holdsText(word, text) ? [place + 1] : []))) }
    })
  return index => {
    const day = block.day[index] ?? 0
    if (firstDay !== null && day < firstDay) return false
    if (lastDay !== null && day > lastDay) return false
    if (flag !== null && block.flag[index] !== flag) return false
    return text === '' || matching.some(({ codes, wanted }) => wanted.has(codes[index] ?? 0))
  }
}
