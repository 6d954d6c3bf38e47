import { sameValue } from '@core/change/change'
import { type Assumption, type Element, type Link, mainTheory, type TheoryVersion } from '@core/project/entities'
import { stateOfAssumption } from './claims'

/** A theory of change at one time: a saved version, or as it is now. */
export type TheoryState = {
  readonly elements: readonly Element[]
  readonly links: readonly Link[]
  readonly assumptions: readonly Assumption[]
}

/** Reworded: title, notes. Moved: level, sphere, theories. */
const elementAspects = ['title', 'level', 'sphere', 'theories', 'notes', 'owner'] as const
/** Relinked: ends. */
const linkAspects = ['ends', 'rationale'] as const
/** `history`: something was written down that leaves the state as it was. */
const assumptionAspects = ['words', 'link', 'watchedBy', 'state', 'history'] as const
export type ElementAspect = (typeof elementAspects)[number]
export type LinkAspect = (typeof linkAspects)[number]
export type AssumptionAspect = (typeof assumptionAspects)[number]

/** One thing that is not the same on both sides. */
export type Compared<T, Aspect> = {
  readonly id: string
  /** Null: it was added. */
  readonly before: T | null
  /** Null: it was removed. */
  readonly after: T | null
  /** In what it differs; empty where it was added or removed. */
  readonly aspects: readonly Aspect[]
}

type TheoryComparison = {
  readonly elements: readonly Compared<Element, ElementAspect>[]
  readonly links: readonly Compared<Link, LinkAspect>[]
  readonly assumptions: readonly Compared<Assumption, AssumptionAspect>[]
}

/**
 * What is not the same in two states of a theory, by id: what was there before in its order, then what was added. Where things
 * are drawn, and their order in the outline, are no difference.
 */
export const compareVersions = (before: TheoryState, after: TheoryState): TheoryComparison => ({
  elements: compared(before.elements, after.elements, elementAspects, elementDiffers),
  links: compared(before.links, after.links, linkAspects, linkDiffers),
  assumptions: compared(before.assumptions, after.assumptions, assumptionAspects, assumptionDiffers),
})

export const isEmptyComparison = ({ elements, links, assumptions }: TheoryComparison): boolean =>
  elements.length + links.length + assumptions.length === 0

function compared<T extends { readonly id: string }, Aspect>(
  before: readonly T[],
  after: readonly T[],
  aspects: readonly Aspect[],
  differs: (aspect: Aspect, a: T, b: T) => boolean,
): Compared<T, Aspect>[] {
  const laterById = new Map(after.map(each => [each.id, each]))
  const earlier = new Set(before.map(({ id }) => id))
  const there = before.flatMap((was): Compared<T, Aspect>[] => {
    const is = laterById.get(was.id)
    if (!is) return [{ id: was.id, before: was, after: null, aspects: [] }]
    const differing = aspects.filter(aspect => differs(aspect, was, is))
    return differing.length === 0 ? [] : [{ id: was.id, before: was, after: is, aspects: differing }]
  })
  const added = after
    .filter(({ id }) => !earlier.has(id))
    .map((is): Compared<T, Aspect> => ({ id: is.id, before: null, after: is, aspects: [] }))
  return [...there, ...added]
}

function elementDiffers(aspect: ElementAspect, a: Element, b: Element): boolean {
  if (aspect === 'theories') return !sameValue([...theoriesOf(a)].sort(), [...theoriesOf(b)].sort())
  if (aspect === 'owner') return (a.owner ?? '') !== (b.owner ?? '')
  return a[aspect] !== b[aspect]
}

const theoriesOf = ({ theories }: Element): readonly string[] => theories ?? [mainTheory]

const linkDiffers = (aspect: LinkAspect, a: Link, b: Link): boolean =>
  aspect === 'ends' ? a.from !== b.from || a.to !== b.to : a.rationale !== b.rationale

function assumptionDiffers(aspect: AssumptionAspect, a: Assumption, b: Assumption): boolean {
  const stateDiffers = stateOfAssumption(a) !== stateOfAssumption(b)
  switch (aspect) {
    case 'link':
      return a.linkId !== b.linkId
    case 'state':
      return stateDiffers
    case 'history':
      return !stateDiffers && !sameValue(a.history, b.history)
    default:
      return a[aspect] !== b[aspect]
  }
}

/** Newest first. */
export const versionsNewestFirst = (versions: readonly TheoryVersion[]): TheoryVersion[] =>
  versions.toSorted((a, b) => b.savedAt.localeCompare(a.savedAt) || b.id.localeCompare(a.id))

/** The newest saved version, and whether the theory has changed since. Null: none was saved. */
export function newestVersion(
  versions: readonly TheoryVersion[],
  now: TheoryState,
): { readonly version: TheoryVersion; readonly changedSince: boolean } | null {
  const version = versionsNewestFirst(versions)[0]
  return version ? { version, changedSince: !isEmptyComparison(compareVersions(version, now)) } : null
}
