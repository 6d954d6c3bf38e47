import { t } from '@core/words/words'
import type { ReportBlock, ReportModel } from '../model'
import { richText } from '../rich-text'
import { termLead } from '../text'
import { type AnchorsPart, hashOf, placeId } from './anchors'
import { bookmarkedIds, type WordPiece } from './read-word'
import { plainBlock } from './to-markdown'

/** How a text was found in the file: the surest way that was left. */
export type FoundBy = 'control' | 'bookmark' | 'heading' | 'words'
export type FoundText = {
  readonly by: FoundBy
  readonly pieces: readonly WordPiece[]
  /** Where it begins among the pieces of the file. */
  readonly at: number
  /** Of the heading over it. */
  readonly level: number
}

/** A text to look for. `heading`: '' none is known. */
export type Wanted = { readonly id: string; readonly exported: string; readonly heading: string }

/** Letters alone: figures and their signs change from day to day, what is said around them does not. */
export const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{M}]+/gu, '')

/** The paragraphs that a text has, by their letters. Figures in it count for nothing. */
export const paragraphsIn = (markdown: string): string[] =>
  richText(markdown, () => ({ ok: true, value: { words: '', state: 'shown' } }))
    .blocks.flatMap(block => (block.kind === 'list' ? block.items.map(({ text }) => text) : [plainBlock(block)]))
    .map(lettersOf)
    .filter(letters => letters !== '')

/** The headings over texts in a report as it would be now. */
export function headingsOf(model: ReportModel, exportId: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  let heading = ''
  for (const block of model.blocks) {
    if (block.place) {
      const id = placeId(exportId, block.place)
      if (!found.has(id)) found.set(id, heading)
    } else if (block.kind === 'heading') heading = block.text
  }
  return found
}

/** What the app says outside of texts, by its letters. */
export function appLettersOf(model: ReportModel): ReadonlySet<string> {
  const lines = (block: ReportBlock): string[] => {
    switch (block.kind) {
      case 'list':
        return block.items.map(({ term, text }) => (term ? `${termLead(term)}${text}` : text))
      case 'quote':
        return [block.text, block.from]
      case 'table':
        return [plainBlock(block), `${t('report:table')} ${block.caption}`]
      case 'chart':
      case 'theory-picture':
        return [`${t('report:figure')} ${block.caption}`]
      case 'key-figures':
      case 'statements':
        return []
      default:
        return [block.text]
    }
  }
  const cover = model.cover
    ? [model.cover.kicker, model.cover.title, model.cover.period, ...model.cover.purpose, model.cover.made]
    : []
  const texts = [...model.blocks.filter(({ place }) => place === undefined).flatMap(lines), ...cover, model.title]
  return new Set([...texts, t('report:working.note'), t('report:contents')].map(lettersOf))
}

export type AppText = (piece: WordPiece) => boolean

export function appText(anchors: AnchorsPart | null, letters: ReadonlySet<string>): AppText {
  const hashes = new Set(anchors?.app)
  return ({ fromApp, kind, text, drawings }) =>
    fromApp ||
    kind.kind === 'caption' ||
    kind.kind === 'contents' ||
    (drawings > 0 && text === '') ||
    (text !== '' && (hashes.has(hashOf(text)) || letters.has(lettersOf(text))))
}

/** Each text with the pieces that are it, and which pieces were taken. */
export function findTexts(pieces: readonly WordPiece[], wanted: readonly Wanted[], isApp: AppText) {
  const taken = new Set<WordPiece>()
  const found = new Map<string, FoundText>()
  const headings = new Set(wanted.map(({ heading }) => lettersOf(heading)))
  const levelAt = (at: number): number => {
    const before = pieces.slice(0, at).findLast(({ kind, control }) => kind.kind === 'heading' && control === null)
    return before?.kind.kind === 'heading' ? before.kind.level : 1
  }
  const take = (id: string, by: FoundBy, own: readonly WordPiece[]) => {
    const [first] = own
    if (!first) return
    const at = pieces.indexOf(first)
    for (const piece of own) taken.add(piece)
    found.set(id, { by, pieces: own, at, level: levelAt(at) })
  }

  for (const { id } of wanted)
    take(
      id,
      'control',
      pieces.filter(({ control }) => control === id),
    )

  const isHeading = ({ kind }: WordPiece) => kind.kind === 'heading'
  /** From `start`, over what the app says before it, up to what is of something else. */
  const region = (start: number, id: string, level: number): WordPiece[] => {
    const own: WordPiece[] = []
    for (const piece of pieces.slice(start)) {
      const isOther = taken.has(piece) || bookmarkedIds(piece).some(each => each !== id)
      const ends =
        piece.kind.kind === 'heading' &&
        (piece.kind.level <= level || headings.has(lettersOf(piece.text)) || isApp(piece))
      if (isOther || ends) break
      if (!isApp(piece)) own.push(piece)
      else if (own.some(({ text }) => text !== '')) break
    }
    return own
  }
  const below = (at: number, id: string) => {
    const head = pieces[at]
    return head?.kind.kind === 'heading' ? region(at + 1, id, head.kind.level) : []
  }
  for (const { id } of wanted) {
    if (found.has(id)) continue
    const at = pieces.findIndex(piece => bookmarkedIds(piece).includes(id))
    const marked = pieces[at]
    if (!marked || taken.has(marked)) continue
    // On the heading over the text, or on its own first paragraph.
    const isOver = isHeading(marked)
    take(id, 'bookmark', isOver ? below(at, id) : region(at, id, levelAt(at)))
  }
  for (const { id, heading } of wanted) {
    if (found.has(id) || heading === '') continue
    const at = pieces.findIndex(
      piece => isHeading(piece) && !taken.has(piece) && lettersOf(piece.text) === lettersOf(heading),
    )
    if (at !== -1) take(id, 'heading', below(at, id))
  }
  for (const { id, exported } of wanted) {
    if (found.has(id)) continue
    const own = new Set(paragraphsIn(exported))
    const known = pieces.filter(piece => !taken.has(piece) && !isApp(piece) && own.has(lettersOf(piece.text)))
    const [first, last] = [known.at(0), known.at(-1)]
    if (!first || !last) continue
    const between = pieces.slice(pieces.indexOf(first), pieces.indexOf(last) + 1)
    take(id, 'words', between.some(piece => taken.has(piece) || isApp(piece)) ? known : between)
  }
  return { found, taken }
}
