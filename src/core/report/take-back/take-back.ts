import type { Narrative, ReportExport } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { t } from '@core/words/words'
import type { ReportModel } from '../model'
import { markdownOf, narrativeAt, type TextPlace } from '../narratives'
import { type TemplateProblem, WordPackage } from '../template/word-package'
import { hashOf, placeId, plainWords } from './anchors'
import { comparable, markdownFromWord } from './compare-text'
import { appLettersOf, appText, type FoundBy, findTexts, headingsOf, lettersOf, paragraphsIn } from './find-texts'
import { readAnchors } from './read-anchors'
import { bookmarkedIds, readWord, type WordPiece } from './read-word'
import { figuresIn } from './to-markdown'
import type { WordComment } from './word-text'

/**
 * - `other-project`: a working copy, and not one that this project made (or the list of exports no longer has it).
 * - `no-anchors`: nothing in it says that it was a working copy.
 */
export type TakeBackProblem = TemplateProblem | 'other-project' | 'no-anchors'

/** `missing` never means that it is to be deleted. `new`: there was no text when the copy was made. */
export type TakenState = 'unchanged' | 'changed' | 'moved' | 'missing' | 'new'

export type TakenText = {
  readonly place: TextPlace
  /** The heading over it. */
  readonly name: string
  readonly state: TakenState
  /** It stands elsewhere among the texts than it did: also of one that is changed. */
  readonly moved: boolean
  readonly foundBy: FoundBy | null
  /** As Markdown: when the copy was made, in the file, in the app now. */
  readonly exported: string
  readonly inWord: string
  readonly now: string
  /** There is something to take. */
  readonly takes: boolean
  /** The app's own text changed since as well, and otherwise. */
  readonly conflict: boolean
  readonly comments: readonly WordComment[]
  readonly changedBy: readonly string[]
  /** Live figures that are plain words in the file, or gone. */
  readonly figuresLost: number
  /** Pictures somebody put in, which stay in the file. */
  readonly drawings: number
}

export type TakenBack = {
  readonly exported: ReportExport
  readonly texts: readonly TakenText[]
  /** Words that somebody wrote, or changed, outside of the texts: under which heading. They are taken nowhere. */
  readonly outside: readonly { readonly heading: string; readonly words: string }[]
}

export type TakeBackSource = {
  readonly exports: readonly ReportExport[]
  readonly narratives: readonly Narrative[]
  /** The report that a copy would be now (`working`): null where its period or outline are gone. */
  readonly modelNow: (exported: ReportExport) => ReportModel | null
}

/** Reads a working copy that was edited, and changes nothing. */
export function takeBack(bytes: Uint8Array, source: TakeBackSource): Result<TakenBack, TakeBackProblem> {
  const opened = WordPackage.open(bytes)
  if (!opened.ok) return opened
  const document = opened.value
  const anchors = readAnchors(document)
  const first = readWord(document, () => null)
  const exported = exportOf(anchors?.exportId ?? null, first, source.exports)
  if (!exported.ok) return exported
  const made = exported.value
  const { id: exportId, texts } = made
  const byId = new Map(texts.map(text => [placeId(exportId, text), text]))
  const pieces = readWord(document, (id, index) => figuresIn(byId.get(id)?.text ?? '')[index] ?? null)
  const model = source.modelNow(made)
  const headingsNow = model ? headingsOf(model, exportId) : new Map<string, string>()
  const headingOf = (id: string) =>
    anchors?.places.find(place => place.id === id)?.heading || (headingsNow.get(id) ?? '')
  const isApp = appText(anchors, model ? appLettersOf(model) : new Set())
  const wanted = [...byId].map(([id, { text }]) => ({ id, exported: text, heading: headingOf(id) }))
  const { found, taken } = findTexts(pieces, wanted, isApp)
  const hasControls = first.some(({ control }) => control !== null)
  const said = anchors && new Set(anchors.places.flatMap(({ hashes }) => hashes))
  const figureSaid = hasControls ? null : (words: string) => said === null || said.has(hashOf(words))
  const looksLost = !first.some(piece => piece.control !== null || bookmarkedIds(piece).length > 0)
  const moved = movedOf(wanted.flatMap(({ id }) => (found.has(id) ? [{ id, at: found.get(id)?.at ?? 0 }] : [])))
  const comments = commentsByText(pieces, found)

  const compared = [...byId].map(([id, text]): TakenText => {
    const there = found.get(id)
    const own = withoutPlaceholder(there?.pieces ?? [])
    const level = there?.level ?? 1
    const { markdown, isSame } = markdownFromWord(own, text.text, { level, looksLost, figureSaid })
    const narrative = narrativeAt(source.narratives, made.period, text)
    const now = narrative ? markdownOf(narrative) : ''
    const isEmpty = text.text.trim() === ''
    const state = stateOf({ isEmpty, isGone: markdown.trim() === '', isSame, moved: moved.has(id) })
    const takes = (state === 'changed' || state === 'new') && comparable(markdown) !== comparable(now)
    return {
      place: { section: text.section, elementId: text.elementId },
      name: headingOf(id),
      state,
      moved: moved.has(id),
      foundBy: there?.by ?? null,
      exported: text.text,
      inWord: markdown,
      now,
      takes,
      conflict: takes && comparable(now) !== comparable(text.text),
      comments: comments.get(id) ?? [],
      changedBy: [...new Set(own.flatMap(({ changedBy }) => changedBy))],
      figuresLost: state === 'changed' ? lost(figuresIn(text.text), figuresIn(markdown)) : 0,
      drawings: own.reduce((sum, { drawings }) => sum + drawings, 0),
    }
  })
  return ok({ exported: made, texts: compared, outside: outsideOf(pieces, taken, isApp, anchors !== null) })
}

const stateOf = (is: { isEmpty: boolean; isGone: boolean; isSame: boolean; moved: boolean }): TakenState => {
  if (is.isGone) return is.isEmpty ? 'unchanged' : 'missing'
  if (is.isEmpty) return 'new'
  if (!is.isSame) return 'changed'
  return is.moved ? 'moved' : 'unchanged'
}

/** Which export the file was: by its own word, by its marks, by its words. */
function exportOf(
  told: string | null,
  pieces: readonly WordPiece[],
  all: readonly ReportExport[],
): Result<ReportExport, 'other-project' | 'no-anchors'> {
  const copies = all
    .filter(({ form }) => form === 'word-working')
    .toSorted((a, b) => b.exportedAt.localeCompare(a.exportedAt))
  const named = copies.find(({ id }) => id === told)
  if (named) return ok(named)
  if (told !== null) return problem('other-project')
  const marks = new Set(pieces.flatMap(piece => [...(piece.control ? [piece.control] : []), ...bookmarkedIds(piece)]))
  const best = (score: (exported: ReportExport) => number) =>
    copies
      .map(exported => ({ exported, score: score(exported) }))
      .reduce((a, b) => (b.score > a.score ? b : a), { exported: null as ReportExport | null, score: 0 }).exported
  const marked = best(({ id, texts }) => texts.filter(text => marks.has(placeId(id, text))).length)
  if (marked) return ok(marked)
  if (marks.size > 0) return problem('other-project')
  const said = new Set(pieces.map(({ text }) => lettersOf(text)))
  const spoken = best(
    ({ texts }) =>
      texts.flatMap(({ text }) => paragraphsIn(text)).filter(line => line.length >= 12 && said.has(line)).length,
  )
  return spoken ? ok(spoken) : problem('no-anchors')
}

/** Those that have to move for the rest to stand in the order they had: all but the longest run that still rises. */
function movedOf(order: readonly { id: string; at: number }[]): ReadonlySet<string> {
  const best = order.map(() => ({ length: 1, before: -1 }))
  for (const [at, { at: place }] of order.entries()) {
    for (let earlier = 0; earlier < at; earlier += 1) {
      const length = (best[earlier]?.length ?? 0) + 1
      const own = best[at]
      if ((order[earlier]?.at ?? 0) < place && own && length > own.length) best[at] = { length, before: earlier }
    }
  }
  const kept = new Set<string>()
  let next = best.reduce((longest, { length }, at) => (length > (best[longest]?.length ?? 0) ? at : longest), 0)
  while (next !== -1 && order[next]) {
    kept.add(order[next]?.id ?? '')
    next = best[next]?.before ?? -1
  }
  return new Set(order.map(({ id }) => id).filter(id => !kept.has(id)))
}

const withoutPlaceholder = (pieces: readonly WordPiece[]): WordPiece[] => {
  const empty = plainWords(t('report:working.empty'))
  return pieces.filter(({ text }) => text !== empty)
}

/** A comment belongs to the text it is in; one on what the app says, to the text before it, or the first. */
function commentsByText(
  pieces: readonly WordPiece[],
  found: ReadonlyMap<string, { readonly pieces: readonly WordPiece[]; readonly at: number }>,
): ReadonlyMap<string, WordComment[]> {
  const texts = [...found]
    .map(([id, { pieces, at }]) => ({ id, own: new Set(pieces), at }))
    .toSorted((a, b) => a.at - b.at)
  const comments = new Map<string, WordComment[]>()
  for (const [at, piece] of pieces.entries()) {
    if (piece.comments.length === 0) continue
    const text = texts.find(({ own }) => own.has(piece)) ?? texts.findLast(each => each.at <= at) ?? texts[0]
    if (!text) continue
    const known = comments.get(text.id) ?? []
    comments.set(text.id, [
      ...known,
      ...piece.comments.filter(comment => !known.includes(comment) && comment.words !== ''),
    ])
  }
  return comments
}

function lost(before: readonly string[], after: readonly string[]): number {
  const left = [...after]
  return before.filter(call => {
    const at = left.indexOf(call)
    if (at !== -1) left.splice(at, 1)
    return at === -1
  }).length
}

function outsideOf(
  pieces: readonly WordPiece[],
  taken: ReadonlySet<WordPiece>,
  isApp: (piece: WordPiece) => boolean,
  isKnown: boolean,
): { heading: string; words: string }[] {
  if (!isKnown) return []
  const outside: { heading: string; words: string }[] = []
  let heading = ''
  for (const piece of pieces) {
    if (piece.kind.kind === 'heading' && piece.control === null) heading = piece.text
    const isOurs = taken.has(piece) || isApp(piece) || piece.kind.kind === 'table'
    if (!isOurs && piece.text !== '') outside.push({ heading, words: piece.text })
  }
  return outside
}
