import { attachmentFindings } from '@core/attachment/attached-to'
import { blockProblem, blockSize, type ImportedObservations, type MonthlySummary } from '@core/observation/block'
import { isYearKey } from '@core/observation/period'
import { summariseBlocks } from '@core/observation/summary'
import { rubricItemId } from '@core/workshop/rubric'
import { commentFindings } from '../record/comments'
import { recordKinds } from '../record/kinds'
import { referencesIn } from '../record/references'
import { type ProjectContents, projectOf } from './contents'
import { type EntityKind, everyoneId, mainTheory } from './entities'
import type { IntegrityCode, IntegrityFinding } from './integrity-finding'

/** Everything that does not hold together, in the order of kinds. Empty: nothing found. */
export function checkIntegrity(contents: ProjectContents): IntegrityFinding[] {
  return [
    ...idsTwice(contents),
    ...theoryFindings(contents),
    ...boardFindings(contents),
    ...recordFindings(contents),
    ...strengthFindings(contents),
    ...judgementFindings(contents),
    ...measureFindings(contents),
    ...periodFindings(contents),
    ...judgingFindings(contents),
    ...observationFindings(contents),
    ...importFindings(contents),
    ...workshopFindings(contents),
    ...narrativeFindings(contents),
    ...attachmentFindings(contents, valuesByBlock(contents)),
    ...commentFindings(contents.rows),
    ...logFindings(contents),
  ]
}

const finding = (code: IntegrityCode, id: string, detail = ''): IntegrityFinding => ({ code, id, detail })
const idsOf = (rows: readonly { readonly id: string }[]): ReadonlySet<string> => new Set(rows.map(row => row.id))

function idsTwice({ rows }: ProjectContents): IntegrityFinding[] {
  return Object.entries(rows).flatMap(([kind, ofKind]) => {
    const seen = new Set<string>()
    return ofKind.flatMap(({ id }) => {
      const again = seen.has(id)
      seen.add(id)
      return again ? [finding('id-twice', id, kind)] : []
    })
  })
}

function theoryFindings({ rows }: ProjectContents): IntegrityFinding[] {
  const elements = idsOf(rows.element)
  const isTheory = (theory: string) => theory === mainTheory || elements.has(theory)
  return [
    ...rows.element.flatMap(({ id, theories = [] }) =>
      theories.filter(theory => !isTheory(theory)).map(theory => finding('element-in-no-theory', id, theory)),
    ),
    ...rows.frame.flatMap(({ id, theory, elementIds }) =>
      [...(isTheory(theory) ? [] : [theory]), ...elementIds.filter(each => !elements.has(each))].map(each =>
        finding('frame-of-no-element', id, each),
      ),
    ),
    ...rows.link.flatMap(({ id, from, to }) => [
      ...[from, to].filter(end => !elements.has(end)).map(end => finding('link-to-nothing', id, end)),
      ...(from === to ? [finding('link-to-itself', id, from)] : []),
    ]),
  ]
}

function boardFindings(contents: ProjectContents): IntegrityFinding[] {
  const known = { element: idsOf(contents.rows.element), measure: idsOf(contents.rows.measure) }
  const { id, board = [] } = projectOf(contents)
  return board.filter(each => !known[each.kind].has(each.id)).map(each => finding('board-of-nothing', id, each.id))
}

/** Records that name a row which is not there. */
function recordFindings(contents: ProjectContents): IntegrityFinding[] {
  const { rows } = contents
  const ids = new Map<string, ReadonlySet<string>>([['perspective', idsOf(projectOf(contents).perspectives)]])
  const isThere = (of: string, id: string) => {
    const known = ids.get(of) ?? idsOf(rows[of as EntityKind])
    ids.set(of, known)
    return known.has(id)
  }
  return Object.values(recordKinds).flatMap(({ kind, fields }) =>
    rows[kind].flatMap(row =>
      referencesIn(fields, row)
        .filter(({ of, id }) => !isThere(of, id))
        .map(({ field, id }) => finding('record-names-nothing', row.id, `${kind}.${field} ${id}`)),
    ),
  )
}

function strengthFindings(contents: ProjectContents): IntegrityFinding[] {
  const perspectives = idsOf(projectOf(contents).perspectives)
  return contents.rows.evidence.flatMap(({ id, strengths }) =>
    strengths
      .filter(({ perspectiveId }) => !perspectives.has(perspectiveId))
      .map(({ perspectiveId }) => finding('evidence-from-unknown-perspective', id, perspectiveId)),
  )
}

function judgementFindings(contents: ProjectContents): IntegrityFinding[] {
  const { rows } = contents
  const known = { element: idsOf(rows.element), measure: idsOf(rows.measure) }
  const perspectives = idsOf(projectOf(contents).perspectives)
  const periods = idsOf(rows.reportingPeriod)
  return rows.judgement.flatMap(({ id, about, aboutId, judgedBy, period }) => [
    ...(known[about].has(aboutId) ? [] : [finding('judgement-of-nothing', id, aboutId)]),
    ...judgedBy
      .filter(each => !perspectives.has(each))
      .map(each => finding('judgement-from-unknown-perspective', id, each)),
    ...(period === undefined || isYearKey(period) || periods.has(period)
      ? []
      : [finding('judgement-of-no-period', id, period)]),
  ])
}

function measureFindings(contents: ProjectContents): IntegrityFinding[] {
  const { rows } = contents
  const elements = idsOf(rows.element)
  const workshops = idsOf(rows.workshop)
  const perspectives = idsOf(projectOf(contents).perspectives)
  return rows.measure.flatMap(({ id, outcomeIds, proposedBy, workshopId }) => [
    ...outcomeIds.filter(each => !elements.has(each)).map(each => finding('measure-watches-nothing', id, each)),
    ...proposedBy
      .filter(each => !perspectives.has(each))
      .map(each => finding('measure-from-unknown-perspective', id, each)),
    ...(workshopId !== null && !workshops.has(workshopId)
      ? [finding('measure-from-unknown-workshop', id, workshopId)]
      : []),
  ])
}

function periodFindings({ rows }: ProjectContents): IntegrityFinding[] {
  const periods = idsOf(rows.reportingPeriod)
  return [
    ...rows.reportingPeriod
      .filter(({ firstDay, lastDay }) => lastDay < firstDay)
      .map(({ id }) => finding('period-ends-before-it-begins', id)),
    ...rows.measure.flatMap(({ id, targets }) =>
      targets
        .filter(({ period }) => !isYearKey(period) && !periods.has(period))
        .map(({ period }) => finding('target-of-no-period', id, period)),
    ),
  ]
}

function judgingFindings(contents: ProjectContents): IntegrityFinding[] {
  const measures = idsOf(contents.rows.measure)
  const perspectives = idsOf(projectOf(contents).perspectives)
  return contents.rows.rubricJudging.flatMap(({ id, measureId, perspectiveId }) => [
    ...(measures.has(measureId) ? [] : [finding('judging-of-no-measure', id, measureId)]),
    ...(perspectives.has(perspectiveId) ? [] : [finding('judging-from-unknown-perspective', id, perspectiveId)]),
  ])
}

/** How many values each block holds, by `measureId importId seq`. */
function valuesByBlock({ imported }: Pick<ProjectContents, 'imported'>): ReadonlyMap<string, number> {
  const values = imported.flatMap(({ importId, blocks }) =>
    blocks.map(({ measureId, seq, count }) => [`${measureId} ${importId} ${seq}`, count] as const),
  )
  return new Map(values)
}

/** A correction waits unread where its import was undone, so only values of imports that are in count as missing. */
function observationFindings({ rows, imported }: ProjectContents): IntegrityFinding[] {
  const measures = idsOf(rows.measure)
  const live = idsOf(rows.import)
  const valuesIn = valuesByBlock({ imported })
  const corrected = new Set<string>()
  return rows.observation.flatMap(({ id, measureId, corrects }) => {
    if (!measures.has(measureId)) return [finding('observation-of-no-measure', id, measureId)]
    if (corrects === null || !live.has(corrects.importId)) return []
    const { importId, seq, index } = corrects
    const cell = `${measureId} ${importId} ${seq} ${index}`
    if (index >= (valuesIn.get(`${measureId} ${importId} ${seq}`) ?? 0)) {
      return [finding('correction-of-no-value', id, cell)]
    }
    const again = corrected.has(cell)
    corrected.add(cell)
    return again ? [finding('corrected-twice', id, cell)] : []
  })
}

function importFindings({ rows, imported, commits }: ProjectContents): IntegrityFinding[] {
  const measures = idsOf(rows.measure)
  const live = idsOf(rows.import)
  const withValues = new Set(imported.map(each => each.importId))
  const logged = new Set(commits.flatMap(({ changes }) => changes.map(({ kind, id }) => (kind === 'import' ? id : ''))))
  return [
    ...rows.import.flatMap(({ id, measureIds }) => [
      ...measureIds.filter(each => !measures.has(each)).map(each => finding('import-of-no-measure', id, each)),
      ...(withValues.has(id) ? [] : [finding('import-without-values', id)]),
    ]),
    ...imported.flatMap(each => [
      // An import that was undone is in the log, and may be redone.
      ...(live.has(each.importId) || logged.has(each.importId)
        ? []
        : [finding('values-without-import', each.importId)]),
      ...segmentFindings(each),
    ]),
  ]
}

function segmentFindings({ importId, segments, blocks, dictionaries }: ImportedObservations): IntegrityFinding[] {
  const damaged = blocks.flatMap(block => {
    const column = blockProblem(block, dictionaries)
    return column === null ? [] : [finding('block-not-valid', importId, `${block.measureId} ${block.seq} ${column}`)]
  })
  if (damaged.length > 0) return damaged
  const known = new Set(segments.map(({ measureId }) => measureId))
  const strays = new Set(blocks.map(({ measureId }) => measureId).filter(id => !known.has(id)))
  return [
    ...[...strays].map(measureId => finding('segment-incomplete', importId, measureId)),
    ...segments.flatMap(({ measureId, blocks: expected, count, summary }) => {
      const own = blocks.filter(block => block.measureId === measureId).sort((a, b) => a.seq - b.seq)
      const inOrder = own.every(
        ({ seq, count }, index) => seq === index && (index === own.length - 1 || count === blockSize),
      )
      const values = own.reduce((sum, block) => sum + block.count, 0)
      if (!inOrder || own.length !== expected || values !== count) {
        return [finding('segment-incomplete', importId, measureId)]
      }
      return summariesAgree(summary, summariseBlocks(own)) ? [] : [finding('summary-differs', importId, measureId)]
    }),
  ]
}

/** Sums of the same numbers in another order differ in their last digits. */
const tolerance = 1e-9

function summariesAgree(told: MonthlySummary, counted: MonthlySummary): boolean {
  return Object.entries(counted).every(([name, column]: [string, ArrayLike<number>]) => {
    const other: ArrayLike<number> | undefined = told[name as keyof MonthlySummary]
    if (other?.length !== column.length) return false
    return Array.from(column).every((value, index) => {
      const same = other[index] ?? Number.NaN
      return Object.is(value, same) || Math.abs(value - same) <= tolerance * Math.max(1, Math.abs(value))
    })
  })
}

function workshopFindings(contents: ProjectContents): IntegrityFinding[] {
  const measures = idsOf(contents.rows.measure)
  const perspectives = idsOf(projectOf(contents).perspectives)
  return contents.rows.workshop.flatMap(({ id, items, taking, tallies, agreed, groups = [] }) => {
    const known = new Set([...idsOf(items), rubricItemId])
    const speaking = new Set([...taking, ...tallies].map(({ perspectiveId }) => perspectiveId))
    const counted = new Set([everyoneId, ...groups.map(group => group.id)])
    const rated = new Set([...tallies, ...agreed].map(({ itemId }) => itemId))
    return [
      ...[...speaking]
        .filter(each => !perspectives.has(each) && !counted.has(each))
        .map(each => finding('workshop-unknown-perspective', id, each)),
      ...[...rated].filter(each => !known.has(each)).map(each => finding('workshop-tally-of-no-item', id, each)),
      ...agreed
        .filter(({ measureId }) => !measures.has(measureId))
        .map(({ measureId }) => finding('workshop-agreed-no-measure', id, measureId)),
    ]
  })
}

function narrativeFindings({ rows }: ProjectContents): IntegrityFinding[] {
  const elements = idsOf(rows.element)
  const places = new Set<string>()
  return rows.narrative.flatMap(({ id, period, elementId, section }) => {
    if (elementId !== null && !elements.has(elementId)) return [finding('narrative-of-no-element', id, elementId)]
    const place = [period, elementId ?? '', section ?? ''].join(' ').trim()
    const again = places.has(place)
    places.add(place)
    return again ? [finding('narrative-twice', id, place)] : []
  })
}

function logFindings({ commits }: ProjectContents): IntegrityFinding[] {
  const gaps = commits.filter(({ seq }, index) => index > 0 && seq !== (commits[index - 1]?.seq ?? 0) + 1)
  return gaps.map(({ id, seq }) => finding('log-gap', id, String(seq)))
}
