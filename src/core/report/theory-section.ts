import { type Element, type Level, type Link, levels } from '@core/project/entities'
import { type TheoryPart, theoriesInUse, theoryPart } from '@core/theory/sub-theories'
import { newestVersion } from '@core/theory/versions'
import { t } from '@core/words/words'
import type { ListItem, ReportBlock, TheoryPicture } from './model'
import { judgedCell, judgedInReport, type ReportMatter } from './report-matter'
import { lineOf, shortened, titleOf } from './text'
import { type BoxContent, placedTheory } from './theory-picture'

/** More pathways than this are no overview any more. */
const mostPictures = 8

/**
 * The picture (or, of a large theory, one for each change that is sought); then the same of every sub-theory. `wordsAtEnd`: what leads to
 * what, and why, is said in words at the end of the report; else it is said here.
 */
export function theoryBlocks(matter: ReportMatter, wordsAtEnd: boolean): ReportBlock[] {
  const { elements } = matter
  const heading: ReportBlock = { kind: 'heading', level: 1, text: t('report:theory.title') }
  if (elements.length === 0) return [heading, { kind: 'paragraph', tone: 'body', text: t('report:theory.empty') }]
  const parts = theoriesInUse(elements).map(id => theoryPart(id, { elements, links: matter.rows.link }))
  return [
    heading,
    { kind: 'paragraph', tone: 'lead', text: t('report:theory.lead'), keepNext: true },
    {
      kind: 'paragraph',
      tone: 'note',
      // Before the picture, which may fill its page.
      text: [versionSaid(matter), ...(wordsAtEnd ? [t('report:theory.wordsAtEnd')] : [])].join(' '),
      keepNext: true,
    },
    ...parts.flatMap(part => [...partHeading(part), ...pictureBlocks(matter, part)]),
    ...(wordsAtEnd ? [] : theoryInWords(matter)),
  ]
}

function partHeading({ path }: TheoryPart): ReportBlock[] {
  const of = path.at(-1)
  return of
    ? [{ kind: 'heading', level: 2, text: t('report:theory.subTheory', { title: shortened(titleOf(of.title), 120) }) }]
    : []
}

/** Which version of the theory stands here: readers of two reports want to know whether they read of the same one. */
function versionSaid({ rows }: ReportMatter): string {
  const now = { elements: rows.element, links: rows.link, assumptions: rows.assumption }
  const newest = newestVersion(rows.theoryVersion, now)
  if (!newest) return t('report:theory.noVersion')
  const { version, changedSince } = newest
  const [title, date, why] = [titleOf(version.title), version.savedAt, lineOf(version.why)]
  const shown = changedSince
    ? t('report:theory.versionChanged', { title, date })
    : t('report:theory.versionShown', { title, date })
  return why === '' ? shown : `${shown} ${t('report:theory.versionWhy', { why })}`
}

function pictureBlocks(matter: ReportMatter, { id, elements, links }: TheoryPart): ReportBlock[] {
  const whole = picture(matter, { id, elements, links }, t('report:theory.caption'))
  if (whole) return [whole]
  const pathways = pathwaysOf(elements, links).map(({ end, elements: leading }) => {
    const title = shortened(titleOf(end.title), 120)
    return {
      title,
      drawn: picture(matter, { id, elements: leading, links }, t('report:theory.pathwayCaption', { title })),
    }
  })
  const drawn = pathways.flatMap(each => each.drawn ?? []).slice(0, mostPictures)
  if (drawn.length === 0) return [{ kind: 'paragraph', tone: 'body', text: t('report:theory.tooLarge') }]
  const inWords = pathways.filter(each => each.drawn === null || !drawn.includes(each.drawn)).map(({ title }) => title)
  const split = t('report:theory.split')
  const text = inWords.length === 0 ? split : `${split} ${t('report:theory.notDrawn', { titles: inWords })}`
  return [{ kind: 'paragraph', tone: 'body', text }, ...drawn]
}

function picture(
  matter: ReportMatter,
  { id, elements, links }: Pick<TheoryPart, 'id' | 'elements' | 'links'>,
  caption: string,
): TheoryPicture | null {
  const placed = placedTheory({
    theory: id,
    elements,
    links,
    contentOf: element => contentOf(matter, element),
    laneLabel: level => t(`terms:levels.${level}`),
  })
  return placed && { kind: 'theory-picture', caption, alt: altOf(matter, elements, placed.links.length), ...placed }
}

/** How an element stands; nothing is said of activities and outputs that nobody set out to measure. */
function contentOf(matter: ReportMatter, element: Element): BoxContent {
  const { code } = matter.standingOf(element)
  const promises = element.level === 'outcome' || element.level === 'impact'
  if (code === 'not-measured' && !promises) return { standing: null, standingWords: '' }
  return { standing: code, standingWords: t(`terms:standing.${code}`) }
}

function altOf(matter: ReportMatter, elements: readonly Element[], links: number): string {
  const said = (level: Level) => {
    const here = elements.filter(element => element.level === level)
    const titles = here.map(element =>
      altElement(shortened(titleOf(element.title), 60), contentOf(matter, element).standingWords),
    )
    return here.length === 0 ? [] : [t('report:theory.altLevel', { level: t(`terms:levels.${level}`), titles })]
  }
  const parts = [...levels.flatMap(said), t('report:theory.altLinks', { count: links })].join(' ')
  return t('report:theory.alt', { parts })
}

const altElement = (title: string, standing: string): string =>
  standing === '' ? title : t('report:theory.altElement', { title, standing })

/** For each change that nothing follows from, all that leads to it. Elements that lead nowhere are in the words alone. */
function pathwaysOf(elements: readonly Element[], links: readonly Link[]): { end: Element; elements: Element[] }[] {
  const leading = new Map<string, string[]>()
  const goesOn = new Set<string>()
  for (const { from, to } of links) {
    if (from === to) continue
    leading.set(to, [...(leading.get(to) ?? []), from])
    goesOn.add(from)
  }
  return elements
    .filter(({ id }) => !goesOn.has(id) && leading.has(id))
    .map(end => {
      const reached = new Set([end.id])
      for (const id of reached) for (const before of leading.get(id) ?? []) reached.add(before)
      return { end, elements: elements.filter(({ id }) => reached.has(id)) }
    })
}

/** What leads to what, and why: all that the pictures show, for those who do not see them. Under a heading for each theory. */
export function theoryInWords(matter: ReportMatter): ReportBlock[] {
  const { elements, rows } = matter
  return theoriesInUse(elements).flatMap(theory => {
    const part = theoryPart(theory, { elements, links: rows.link })
    const items = part.elements.map(element => elementItem(matter, element, part))
    return items.length === 0
      ? []
      : [{ kind: 'heading', level: 2, text: headingInWords(part) } as const, { kind: 'list', items } as const]
  })
}

function headingInWords({ path }: TheoryPart): string {
  const of = path.at(-1)
  return of
    ? t('report:theory.subTheoryInWords', { title: shortened(titleOf(of.title), 120) })
    : t('report:theory.inWords')
}

function elementItem(matter: ReportMatter, element: Element, { elements, links }: TheoryPart): ListItem {
  const titles = new Map(elements.map(({ id, title }) => [id, shortened(titleOf(title), 80)]))
  const leadsTo = new Map<string, string>()
  for (const { from, to, rationale } of links) {
    const title = titles.get(to)
    if (from !== element.id || to === element.id || title === undefined) continue
    const why = lineOf(rationale)
    if (!leadsTo.get(to)?.includes(why))
      leadsTo.set(to, why === '' ? title : t('report:theory.because', { title, why }))
  }
  const { standingWords } = contentOf(matter, element)
  const about = { about: 'element', aboutId: element.id } as const
  const said = [
    t('report:theory.placeOf', {
      level: t(`terms:level.${element.level}`),
      sphere: t(`terms:sphereName.${element.sphere}`),
    }),
    ...(standingWords === '' ? [] : [t('report:theory.stands', { standing: standingWords })]),
    ...(judgedInReport(matter, about) ? [t('report:theory.judged', { status: judgedCell(matter, about) })] : []),
    ...(leadsTo.size === 0 ? [] : [t('report:theory.leadsTo', { titles: [...leadsTo.values()] })]),
  ]
  return { term: shortened(titleOf(element.title), 160), text: said.join(' ') }
}
