import type { GradientCounted } from '@core/privacy/kept-counts'
import type { confirmationAnswers, JoinedGroup, Stage, StoryUse } from '@core/project/entities'
import { rubricItemId } from '../rubric'
import type { Act, AgreementDraft, CountingChoice, UndoableAct } from './act'
import type { RatingAnswer } from './answer'
import type { ClosedVote, Door, MergedIdea, Objection, ReasonShown, SessionOpening, Statement } from './views'

export type Person = {
  readonly id: string
  readonly door: Door
  readonly perspectiveId: string
  readonly slip: number | null
  /** See the event `joined`; null: not on paper, or of an older version. */
  readonly sheet: string | null
  readonly another: boolean
  readonly tokenHash: string | null
  readonly withdrawalCode: string
  /** Gone home; what they said stays. */
  readonly gone: boolean
  /** The facilitator removed this join: it counts as nobody, and is gone too. */
  readonly removed: boolean
  readonly payment: { readonly choice: 'accepted' | 'declined'; readonly revision: number } | null
}

/** `by`: the person; null: caught by the facilitator. `takenBack`: nobody is shown it any more, and it is not kept at the end. */
export type Idea = {
  readonly id: string
  readonly words: string
  readonly perspectiveId: string | null
  /** By the facilitator, of these words and no others; '' for none. */
  readonly translation: string
  readonly mayMerge: boolean
  /** Of a story; else nothing that counts. */
  readonly domainId: string
  readonly use: StoryUse
  readonly by: string | null
  readonly revision: number
  readonly hidden: boolean
  readonly takenBack: boolean
  /** See shown.ts. */
  readonly place: string
}
type Reason = Omit<ReasonShown, 'hidden'> & {
  readonly by: string | null
  readonly revision: number
  readonly hidden: boolean
  readonly takenBack: boolean
  readonly place: string
}
/** `ideaIds`: the single ideas it came from, merged ones taken apart. */
export type ItemKept = {
  readonly id: string
  readonly words: string
  readonly from: readonly string[]
  readonly measureId: string | null
  readonly ideaIds: readonly string[]
  /** The item that was voted on, of which this is a new wording; and who reworded it. */
  readonly rewordedFrom: string | null
  readonly rewordedBy: readonly string[]
  /** See `Item`. */
  readonly earlierWords: readonly string[]
}

/** A level of a rubric. `words` null: those of the ideas in it. `from`: ideas and merged ideas. */
export type LevelKept = {
  readonly id: string
  readonly name: string
  readonly words: string | null
  readonly from: readonly string[]
}

type RatingKept = { readonly rating: RatingAnswer | null; readonly revision: number }
export type Slip = {
  readonly participantId: string
  readonly first: ReadonlyMap<string, RatingAnswer | null>
  /** Null: keyed in once. */
  readonly second: ReadonlyMap<string, RatingAnswer | null> | null
  /** Items where somebody looked at the slip again. */
  readonly settled: ReadonlySet<string>
}
/** `confirmationId`: who is asked, in the outcome's list; the session does not know who that is. See confirmation.ts. */
export type ConfirmationAsked = {
  readonly id: string
  readonly outcomeId: string
  readonly confirmationId: string
  /** The outcome's words as others may read them, as they stood when it was asked. */
  readonly words: string
  readonly forWhom: string
  /** Null: not answered yet. */
  readonly said: { readonly answer: (typeof confirmationAnswers)[number] | null; readonly words: string } | null
}

/** An open vote. By person, then by item. */
export type VoteBox = {
  readonly round: number
  readonly ratings: ReadonlyMap<string, ReadonlyMap<string, RatingKept>>
  readonly slips: ReadonlyMap<number, Slip>
}
type StepKept = { readonly step: number | null; readonly reason: string; readonly revision: number }
/** A final wording people are being asked about. By person. */
export type GradientBox = { readonly round: number; readonly steps: ReadonlyMap<string, StepKept> }
type SayKept = {
  readonly say: 'yes' | 'partly' | 'no' | 'rather-not-say'
  readonly words: string
  readonly revision: number
}

type GradientCounts = {
  readonly round: number
  readonly counts: readonly GradientCounted[]
}
/** Why somebody stood where they did. `withdrawal` null: kept by an older version. */
type StepReason = {
  readonly id: string
  readonly itemId: string
  readonly words: string
  readonly block: boolean
  readonly withdrawal: string | null
  /** See the act `hide-reason`. */
  readonly hidden: boolean
}

/** The facilitator's last act, where it can be undone: what to put back as it was, or the act that takes it back. */
export type Undo = {
  readonly act: UndoableAct
  readonly before: Partial<Omit<SessionState, 'undo'>>
  readonly inverse: Act | null
}

/** A whole session as it stands. Never changed in place: `sessionAfter` makes the next one. */
export type SessionState = {
  readonly opening: SessionOpening
  readonly openedAt: number
  readonly code: string
  /** See the event `opened`. */
  readonly secret: string
  readonly place: { readonly address: string; readonly port: number } | null
  readonly state: 'open' | 'closed'
  /** Rises with every event; never falls, not even where ballots are gone after a crash. */
  readonly revision: number
  /** Rises with what phones show to everybody. */
  readonly commonRevision: number

  readonly stages: readonly Stage[]
  readonly stageId: string
  /** Ids of the stages that have begun. */
  readonly begun: readonly string[]
  readonly stageStartedAt: number
  /** Ms since 1970; null while paused or without minutes. */
  readonly endsAt: number | null
  /** `left`: ms; null where the stage has no minutes. */
  readonly paused: { readonly left: number | null } | null
  readonly locked: boolean
  /** Ms that each stage took so far, pauses left out, up to `clockAt`. By stage. */
  readonly spent: ReadonlyMap<string, number>
  readonly clockAt: number
  readonly undo: Undo | null

  readonly people: ReadonlyMap<string, Person>
  /** Who said something in the stage that is on, ballots aside... */
  readonly saidInStage: ReadonlySet<string>
  /** ...and how many had in votes that were closed in it. */
  readonly votedInStage: number

  readonly ideas: ReadonlyMap<string, Idea>
  readonly merged: ReadonlyMap<string, MergedIdea & { readonly place: string }>
  readonly items: readonly ItemKept[]
  /** Of a rubric, lowest first; else none. */
  readonly levels: readonly LevelKept[]
  /** Items that were voted on, by id, as they stood then; they stay although the list may change. */
  readonly votedItems: ReadonlyMap<string, ItemKept>

  /** What was chosen last, and which groups were too small then; null: nothing. */
  readonly counting: { readonly choice: CountingChoice; readonly small: readonly string[] } | null
  /** Every group that was ever joined. */
  readonly joinedGroups: ReadonlyMap<string, JoinedGroup>
  readonly vote: VoteBox | null
  readonly closedVotes: readonly ClosedVote[]
  readonly reasons: ReadonlyMap<string, Reason>
  /** Ids of what stands not on the wall, or not yet: see the act `show-on-wall`. */
  readonly offWall: ReadonlySet<string>
  /** Who is asked to help with a phone, and the hash of that phone's token; null: it has not come yet. */
  readonly helper: { readonly id: string; readonly tokenHash: string | null } | null
  /** By id: see confirmation.ts. */
  readonly confirmations: ReadonlyMap<string, ConfirmationAsked>
  /** See the act `set-wall`. */
  readonly wall: { readonly page: number; readonly highlighted: string | null; readonly showsTime: boolean }
  readonly statements: ReadonlyMap<string, Statement>
  readonly protectedReasons: ReadonlyMap<string, string>

  readonly drafts: ReadonlyMap<string, AgreementDraft>
  /** By item, in the order they were decided. */
  readonly decided: ReadonlyMap<string, boolean>
  readonly gradients: ReadonlyMap<string, GradientBox>
  readonly closedGradients: ReadonlyMap<string, GradientCounts>
  /** Of every time people were asked. */
  readonly stepReasons: readonly StepReason[]
  readonly objections: ReadonlyMap<string, Objection>

  /** Open until the session closes. By person. */
  readonly says: ReadonlyMap<string, SayKept>
  readonly saySummary: {
    readonly counts: Readonly<Record<SayKept['say'], number>>
    readonly kept?: 'nearly' | 'too-few' | undefined
    readonly comments: readonly { readonly id: string; readonly words: string; readonly withdrawal: string }[]
  }
  /** The laptop is in somebody's hands. `pin`: the mark of the PIN; null: there is none. */
  readonly handedOver: { readonly pin: string | null } | null
  /** See the act. */
  readonly privateNote: string
  readonly ledger: {
    readonly offered: number
    readonly accepted: number
    readonly declined: number
    readonly paid: number
  } | null
}

export const isHere = (person: Person): boolean => !person.gone

/** Everybody who joined and was not removed, those who have gone home too; of each person on paper one sheet. */
export function peopleTakingPart({ people }: Pick<SessionState, 'people'>): Person[] {
  const joined = [...people.values()].filter(({ removed }) => !removed)
  const onPaper = joined.filter(({ door }) => door === 'paper')
  if (onPaper.length === 0) return joined
  const counted = sheetsThatCount(onPaper)
  return joined.filter(person => person.door !== 'paper' || counted.has(person))
}

/** Nothing joins the sheets of one person: of each perspective those of the kind with most of them stand for its people. */
function sheetsThatCount(onPaper: readonly Person[]): ReadonlySet<Person> {
  const kinds = new Map<string, Person[]>()
  for (const person of onPaper) {
    if (person.another) continue
    const kind = `${person.perspectiveId} ${person.sheet}`
    kinds.set(kind, [...(kinds.get(kind) ?? []), person])
  }
  const most = new Map<string, readonly Person[]>()
  for (const sheets of kinds.values()) {
    const perspectiveId = sheets[0]?.perspectiveId ?? ''
    if (sheets.length > (most.get(perspectiveId)?.length ?? 0)) most.set(perspectiveId, sheets)
  }
  return new Set([...most.values()].flat())
}

/** True once a stage of this kind has begun. */
export const hasBegun = ({ stages, begun }: SessionState, kind: Stage['kind']): boolean =>
  stages.some(stage => stage.kind === kind && begun.includes(stage.id))

export function stageOn({ stages, stageId }: SessionState): Stage {
  const stage = stages.find(({ id }) => id === stageId)
  if (!stage) throw new Error('a session is always in one of its stages')
  return stage
}

/** People who take part, by perspective, in the order the plan offers them; those who are gone too. */
export function peopleByPerspective(state: SessionState): { perspectiveId: string; people: number }[] {
  const people = peopleTakingPart(state)
  return state.opening.perspectives.map(({ id }) => ({
    perspectiveId: id,
    people: people.filter(({ perspectiveId }) => perspectiveId === id).length,
  }))
}

/** Who gave at least one answer in the vote that is open. */
export const votersIn = ({ ratings }: VoteBox): string[] =>
  [...ratings].flatMap(([person, given]) => ([...given.values()].some(({ rating }) => rating !== null) ? [person] : []))

/** A translation is of the words it was written for. */
export const translationOf = (earlier: Idea | undefined, words: string): string =>
  earlier?.words === words ? earlier.translation : ''

/** A copy with one entry more, or another in its place. */
export const withMap = <K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> =>
  new Map(map).set(key, value)

export function withoutKey<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  const copy = new Map(map)
  copy.delete(key)
  return copy
}

/** Takes one idea out of whatever it was merged into; what is left of fewer than two is no merged idea any more. */
export function withoutMerging(state: SessionState, ideaId: string): SessionState {
  const holder = [...state.merged.values()].find(({ ideaIds }) => ideaIds.includes(ideaId))
  if (!holder) return state
  const ideaIds = holder.ideaIds.filter(id => id !== ideaId)
  const merged =
    ideaIds.length < 2 ? withoutKey(state.merged, holder.id) : withMap(state.merged, holder.id, { ...holder, ideaIds })
  return { ...state, merged }
}

const longestWording = 500

/** What is agreed on: each proposal; of a rubric, all of its levels at once. */
export const itemsToAgree = (state: SessionState): readonly ItemKept[] =>
  state.opening.plan.method === 'rubric' ? [rubricItem(state)] : state.items

function rubricItem({ opening, levels, merged }: SessionState): ItemKept {
  const from = levels.flatMap(level => level.from)
  const ideaIds = [...new Set(from.flatMap(id => merged.get(id)?.ideaIds ?? [id]))]
  const rest = { measureId: null, rewordedFrom: null, rewordedBy: [], earlierWords: [] }
  return { id: rubricItemId, words: opening.title, from, ideaIds, ...rest }
}

/** What an item is called where it is agreed: as drafted, or its own words. Null: nothing that a measure could be called. */
export function finalWording(state: SessionState, itemId: string): string | null {
  const drafted = state.drafts.get(itemId)?.wording.trim() ?? ''
  const item = itemsToAgree(state).find(({ id }) => id === itemId) ?? state.votedItems.get(itemId)
  const words = drafted || item?.words || ''
  return words !== '' && words.length <= longestWording ? words : null
}
