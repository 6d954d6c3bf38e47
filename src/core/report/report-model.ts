import { dayOfTime } from '@core/observation/day'
import { namedAnew } from '@core/observation/grain'
import { namedPeriods, type Period, periodFirstDay, periodLastDay } from '@core/observation/period'
import type { ProjectForOthers } from '@core/privacy/project'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import { levels, type Print, type ReadyOutline, readyOutlines, type SectionKind } from '@core/project/entities'
import { standingOfElement } from '@core/theory/standing'
import { t } from '@core/words/words'
import { easyRead } from './easy-read/easy-read'
import { type Fields, fieldsOf, resolveText } from './fields'
import type { LeftOut, ReportBlock, ReportModel, ReportSection } from './model'
import { markdownOf, narrativeAt, placeOfSection, type TextPlace } from './narratives'
import { keyOf, type Outline, type OutlineSection, outlineCalled, readyOutline } from './outlines'
import { captionNumbers, withReferences } from './references'
import type { ReportMatter } from './report-matter'
import { type RichText, richText } from './rich-text'
import { sectionMakers } from './sections/kinds'
import type { SectionMaker } from './sections/section'
import { type ShownMeasure, shownMeasure } from './shown-measure'
import { paragraphsOf, titleOf } from './text'

/** The ready-made reports, by what they are for. */
export const outlines = readyOutlines
export type { ReadyOutline }

/** A report that has an outline. */
export type OutlinedReport = ReportModel & {
  readonly sections: readonly ReportSection[]
  readonly leftOut: readonly LeftOut[]
}

/**
 * What a report on that period says. `outline`: a ready-made one by its name, or one of the project's own by its id; one that is not
 * there is the year report. `now`: when it is made, ISO time in UTC; consents count as they are on that day. `working`: texts say whose they
 * are, and a section without one has a place for it; it is edited, so it is not in easy read. `print`: absent, as the outline has it.
 */
export function reportModel(
  source: Shareable<ProjectForOthers>,
  period: Period,
  { now, outline = 'year', working = false, print }: ReportOptions,
): Shareable<OutlinedReport> {
  return madeFrom(source, told => {
    const found = outlineCalled(outline, told.rows.reportOutline)
    const chosen = found.ok ? found.value : readyOutline('year')
    const asked = print ?? chosen.print
    const matter = matterOf(told, period, now)
    return modelOf(working ? placedMatter(matter) : matter, {
      now,
      outline: { ...chosen, print: working && asked === 'easy-read' ? 'large' : asked },
      working,
    })
  })
}

export type ReportOptions = {
  readonly now: string
  readonly outline?: string
  readonly working?: boolean
  readonly print?: Print
}

/** The texts that a report with this outline can hold, as they stand: what a copy that comes back is compared with. */
export const textPlacesOf = ({ sections }: Outline): TextPlace[] =>
  sections.filter(({ off }) => !off).map(section => placeOfSection(keyOf(section)))

const placedMatter = (matter: ReportMatter): ReportMatter => ({
  ...matter,
  written: place => {
    const written = matter.written(place)
    return { ...written, blocks: written.blocks.map(block => ({ ...block, place })) }
  },
})

function modelOf(
  given: ReportMatter,
  { now, outline, working }: { now: string; outline: Outline; working: boolean },
): OutlinedReport {
  const on = outline.sections.filter(({ off }) => !off)
  const hasSheets = on.some(({ section }) => section === 'measure-sheets')
  const matter = { ...given, hasSheets, inEasyRead: outline.print === 'easy-read' }
  const { period, project } = matter
  const title = titleOf(project.title)
  const makers = sectionMakers(outline, now)
  const made = on
    .filter(({ section }) => section !== 'cover')
    .map(each => madeSection(matter, each, makers[each.section], { outlineId: outline.id, working }))
  const cover = on.find(({ section }) => section === 'cover')
  const lead = cover ? matter.written(placeOfSection(keyOf(cover))).blocks.flatMap(wordsOf) : []
  const sections = made.flatMap(({ section }) => section ?? [])
  const ordered = cover ? sections.map(onPageOfItsOwn) : sections.map(belowTitle)
  const numbers = captionNumbers(ordered.flatMap(({ blocks }) => blocks))
  const placed = ordered.map(section => ({ ...section, blocks: withReferences(section.blocks, numbers) }))
  const isReady = outlines.some(name => name === outline.id)
  const named = { title, period: period.label, name: titleOf(outline.name) }
  return {
    title: t(isReady ? `report:outline.${outline.base}.document` : 'report:ownOutline', named),
    cover: cover
      ? {
          kicker: isReady ? t(`report:outline.${outline.base}.kicker`) : titleOf(outline.name),
          title,
          period: t(period.kind === 'year' ? 'report:reportedYear' : 'report:reportedPeriod', {
            period: period.label,
            first: periodFirstDay(period),
            last: periodLastDay(period),
          }),
          purpose: lead.length > 0 ? lead : paragraphsOf(project.purpose),
          made: t('report:made', { date: now }),
        }
      : null,
    ...(outline.print === 'plain' ? {} : { print: outline.print }),
    madeAt: now,
    blocks: cover ? withAppendix(placed) : placed.flatMap(({ blocks }) => blocks),
    sections: placed,
    leftOut: made.flatMap(({ leftOut }) => leftOut),
  }
}

const wordsOf = (block: ReportBlock): string[] =>
  block.kind === 'paragraph' || block.kind === 'quote' ? [block.text] : []

/** A section with what somebody wrote for it under its heading; null where nothing is to be said. */
function madeSection(
  matter: ReportMatter,
  section: OutlineSection,
  maker: SectionMaker,
  { outlineId, working }: { readonly outlineId: string; readonly working: boolean },
): { section: ReportSection | null; leftOut: LeftOut[] } {
  const { id } = section
  const key = keyOf(section)
  const { blocks: written, unknown, hidden } = matter.written(placeOfSection(key))
  const made = maker.blocks(matter, section)
  const verdict = matter.inEasyRead ? matter.photo({ outlineId, sectionId: id }) : null
  const leftOut: LeftOut[] = [
    ...(maker.withheld?.(matter, section) ?? []).map(each => ({ sectionId: id, ...each })),
    ...(hidden === 0 ? [] : [{ sectionId: id, code: 'live-hidden' as const, count: hidden }]),
    ...(unknown === 0 ? [] : [{ sectionId: id, code: 'live-unknown' as const, count: unknown }]),
    ...(verdict && 'gap' in verdict ? [{ sectionId: id, code: 'photo-hidden' as const, count: 1 }] : []),
  ]
  if (made.length + written.length === 0) return { section: null, leftOut }
  const [first, ...rest] = made
  const own = first?.kind === 'heading' ? first : null
  const called = titleOf(section.title) || (own?.text ?? nameOfKind(section))
  const heading: ReportBlock[] = called === '' ? [] : [{ kind: 'heading', level: 1, text: called }]
  const place = placeOfSection(key)
  const empty: ReportBlock = { kind: 'paragraph', tone: 'note', text: t('report:working.empty'), place }
  const text = working && written.length === 0 ? [empty] : written
  const whole = [...heading, ...text, ...(own ? rest : made)]
  const { section: kind, picture } = section
  const photo = verdict && 'shown' in verdict ? { photo: verdict.shown } : {}
  const blocks = matter.inEasyRead ? easyRead(whole, { section: kind, picture, ...photo }) : whole
  return { section: { id, section: section.section, key, title: called, blocks }, leftOut }
}

const nameOfKind = ({ section }: OutlineSection): string =>
  section === 'text' ? '' : t(`kinds:reportOutline.choices.section.${section}`)

/** The first section begins on the page after the contents. */
const onPageOfItsOwn = (section: ReportSection, index: number): ReportSection => {
  const [first, ...rest] = section.blocks
  return index === 0 && first?.kind === 'heading'
    ? { ...section, blocks: [{ ...first, startsPage: true }, ...rest] }
    : section
}

const below = { 1: 2, 2: 3, 3: 3 } as const
const lowered = (block: ReportBlock): ReportBlock =>
  block.kind === 'heading' ? { ...block, level: below[block.level] } : block
/** Without a cover the report's title is the one heading of level 1. */
const belowTitle = (section: ReportSection): ReportSection => ({ ...section, blocks: section.blocks.map(lowered) })

/** How it is known, for whoever looks it up. */
const looksUp = (section: SectionKind): boolean => ['method', 'measure-sheets', 'glossary', 'reading'].includes(section)

/** What explains stands under one heading where several sections of it close a report, so that who reads the report can stop there. */
function withAppendix(sections: readonly ReportSection[]): ReportBlock[] {
  const from = sections.findLastIndex(({ section }) => !looksUp(section)) + 1
  const appendix = sections.slice(from)
  if (from === 0 || appendix.length < 2) return sections.flatMap(({ blocks }) => blocks)
  return [
    ...sections.slice(0, from).flatMap(({ blocks }) => blocks),
    { kind: 'heading', level: 1, text: t('report:appendix'), startsPage: true },
    ...appendix.flatMap(({ blocks }) => blocks.map(lowered)),
  ]
}

/** All that sections are made of. `now`: as for the report. */
export function matterOf(
  { project, rows, measure: told, learning, photo }: ProjectForOthers,
  asked: Period,
  now: string,
): ReportMatter {
  const period = namedAnew(asked)
  const all = rows.measure.toSorted((a, b) => a.order - b.order)
  // What was archived before the period began is history by then.
  const measures = all.filter(({ archivedOn }) => archivedOn === undefined || archivedOn >= period.firstDay)
  const named = namedPeriods(rows.reportingPeriod)
  const shown = new Map(all.map(each => [each.id, shownMeasure(told(each.id), period, project, named)]))
  const shownOf = (measureId: string): ShownMeasure => {
    const found = shown.get(measureId)
    if (!found) throw new Error(`no measure ${measureId} in this project`)
    return found
  }
  const read = new Map<string, RichText>()
  let fields: Fields | undefined
  const written = (place: TextPlace): RichText => {
    const key = JSON.stringify(place)
    const before = read.get(key)
    if (before) return before
    const narrative = narrativeAt(rows.narrative, period.key, place)
    const made = richText(
      narrative ? markdownOf(narrative) : '',
      inner => {
        fields ??= fieldsOf(matter, now)
        return resolveText(fields, inner)
      },
      place.elementId === null ? 1 : 2,
    )
    read.set(key, made)
    return made
  }
  const matter: ReportMatter = {
    project,
    period,
    rows,
    elements: rows.element.toSorted((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.order - b.order),
    measures,
    shown: shownOf,
    told,
    learning: learning(dayOfTime(now), 'report'),
    photo: of => photo(of, dayOfTime(now), 'report'),
    written,
    hasSheets: false,
    inEasyRead: false,
    standingOf: element =>
      standingOfElement(element, measures, ({ id }) => ({ code: shownOf(id).current.standing ?? 'no-figure' })),
  }
  return matter
}
