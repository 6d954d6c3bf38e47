import type { Element, Link } from '@core/project/entities'
import { lineOf, titleOf } from '@core/report/text'
import { t } from '@core/words/words'

/** One way through a theory of change: elements from first to last, and the link into each but the first. */
export type Pathway = { readonly elements: readonly Element[]; readonly links: readonly Link[] }

/** More paths than this nobody reads. */
export const mostPaths = 200

type Theory = { readonly elements: readonly Element[]; readonly links: readonly Link[] }

/**
 * Every way from an activity to an impact along the links, in the order in which elements and links were drawn. A path meets no element
 * twice, so that a circle in the theory ends. `isCut`: there are more than `most`.
 */
export function pathsToImpact(
  { elements, links }: Theory,
  most = mostPaths,
): { readonly paths: readonly Pathway[]; readonly isCut: boolean } {
  const byId = new Map(elements.map(element => [element.id, element]))
  const inOrder = (a: Element, b: Element) => a.order - b.order
  const leadsToImpact = idsBefore(
    elements.filter(({ level }) => level === 'impact').map(({ id }) => id),
    links,
  )
  const after = new Map<string, Link[]>()
  for (const link of links) {
    if (leadsToImpact.has(link.to)) after.set(link.from, [...(after.get(link.from) ?? []), link])
  }
  const paths: Pathway[] = []
  // Ways that lead round in circles can be many more than those that arrive: the search is bounded too.
  let stepsLeft = most * 500
  const follow = (path: Pathway, at: Element): void => {
    if (paths.length > most || stepsLeft === 0) return
    stepsLeft -= 1
    if (at.level === 'impact' && path.links.length > 0) paths.push(path)
    for (const link of after.get(at.id) ?? []) {
      const next = byId.get(link.to)
      if (!next || path.elements.includes(next)) continue
      follow({ elements: [...path.elements, next], links: [...path.links, link] }, next)
    }
  }
  for (const start of elements.filter(({ level }) => level === 'activity').toSorted(inOrder))
    follow({ elements: [start], links: [] }, start)
  return { paths: paths.slice(0, most), isCut: paths.length > most || stepsLeft === 0 }
}

/** The elements from which a link after the other leads to one of these; these among them. */
function idsBefore(ids: readonly string[], links: readonly Link[]): ReadonlySet<string> {
  const before = new Map<string, string[]>()
  for (const { from, to } of links) before.set(to, [...(before.get(to) ?? []), from])
  const found = new Set(ids)
  for (const id of found) for (const earlier of before.get(id) ?? []) found.add(earlier)
  return found
}

/** A path as sentences, one for each link: "If A, then B, because c." What somebody wrote as a sentence of its own stays one. */
export const sentencesOf = ({ elements, links }: Pathway): string[] =>
  links.map(({ rationale }, index) => {
    const [from = '', to = ''] = elements
      .slice(index, index + 2)
      .map(({ title }) => t('terms:quoted', { text: titleOf(title).replace(/\.$/, '') }))
    const why = lineOf(rationale).replace(/^because\s+/i, '')
    if (why === '') return t('report:sentence.plain', { from, to })
    const continues = /^\p{Ll}/u.test(why)
    return t(continues ? 'report:sentence.because' : 'report:sentence.why', { from, to, why })
  })
