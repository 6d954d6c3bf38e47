import { type Element, type Level, type Link, levels } from '@core/project/entities'
import { type TheoryPart, theoriesInUse, theoryPart } from '@core/theory/sub-theories'
import { newestVersion } from '@core/theory/versions'
import { t } from '@core/words/words'
import type { ReportBlock, ReportTable, TheoryPicture } from './model'
import { referring, referringParagraph } from './references'
import { judgedCell, judgedInReport, type ReportMatter } from './report-matter'
import { lineOf, noValue, shortened, titleOf } from './text'
import { type BoxContent, placedTheory } from './theory-picture'

/** More pathways than this are no overview any more. */
const mostPictures = 8

/**
 * The picture (or, of a large theory, one for each change that is sought, and the whole in a table); then the same of every sub-theory.
 */
export function theoryBlocks(matter: ReportMatter): ReportBlock[] {
  const { elements } = matter
  const heading: ReportBlock = { kind: 'heading', level: 1, text: t('report:theory.title') }
  if (elements.length === 0) return [heading, { kind: 'paragraph', tone: 'body', text: t('report:theory.empty') }]
  const parts = theoriesInUse(elements).map(id => theoryPart(id, { elements, links: matter.rows.link }))
  return [
    heading,
    { kind: 'paragraph', tone: 'lead', text: t('report:theory.lead'), keepNext: true },
    { kind: 'paragraph', tone: 'note', text: versionSaid(matter), keepNext: true },
    ...parts.flatMap(part => [...partHeading(part), ...pictureBlocks(matter, part)]),
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
  // Its words say what a table would.
  if (whole) return [whole]
  const pictures = pathwaysOf(elements, links).map(({ end, elements: leading }) =>
    picture(
      matter,
      { id, elements: leading, links },
      t('report:theory.pathwayCaption', { title: shortened(titleOf(end.title), 120) }),
    ),
  )
  const drawn = pictures.filter(each => each !== null)
  const table = { ...elementTable(matter, { elements }), id: `theory ${id}` }
  const listedIn = (text: string): ReportBlock =>
    referringParagraph([{ text }, ...referring(table.id, number => ` ${t('report:theory.listedIn', { number })}`)])
  const legible = drawn.length > 0 && drawn.length === pictures.length && drawn.length <= mostPictures
  return legible
    ? [listedIn(t('report:theory.split')), ...drawn, table]
    : [listedIn(t('report:theory.tooLarge')), table]
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

/** For each change that nothing follows from, all that leads to it. Elements that lead nowhere are in the table alone. */
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

function elementTable(matter: ReportMatter, { elements }: Pick<TheoryPart, 'elements'>): ReportTable {
  const titles = new Map(matter.elements.map(({ id, title }) => [id, shortened(titleOf(title), 80)]))
  const judged = elements.some(({ id }) => judgedInReport(matter, { about: 'element', aboutId: id }))
  return {
    kind: 'table',
    caption: t('report:theory.tableCaption'),
    description: t('report:theory.tableDescription'),
    columns: [
      { label: t('report:theory.element'), align: 'start', width: 32 },
      { label: t('report:theory.place'), align: 'start', width: 20 },
      { label: t('report:theory.leadsTo'), align: 'start', width: 30 },
      { label: t('report:glance.standing'), align: 'start', width: 18 },
      ...(judged ? [{ label: t('report:judged.column'), align: 'start' as const, width: 18 }] : []),
    ],
    rows: elements.map(element => {
      const leadsTo = matter.rows.link
        .filter(({ from, to }) => from === element.id && to !== element.id)
        .flatMap(({ to }) => titles.get(to) ?? [])
      const { standing, standingWords: said } = contentOf(matter, element)
      return {
        cells: [
          { text: shortened(titleOf(element.title), 160) },
          {
            text: t('report:theory.placeOf', {
              level: t(`terms:level.${element.level}`),
              sphere: t(`terms:sphereName.${element.sphere}`),
            }),
          },
          { text: leadsTo.length === 0 ? noValue : [...new Set(leadsTo)].join('; ') },
          standing === null ? { text: noValue } : { text: said, standing },
          ...(judged ? [{ text: judgedCell(matter, { about: 'element', aboutId: element.id }) }] : []),
        ],
      }
    }),
  }
}
