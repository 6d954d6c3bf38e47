import type { Workshop } from '@core/project/entities'
import { t } from '@core/words/words'
import { stateOf } from '@core/workshop/plan'
import { isIn } from '../learning-section'
import type { ReportBlock } from '../model'
import type { ReportMatter } from '../report-matter'
import { lineOf, paragraphsOf, titleOf } from '../text'
import { workshopRecord } from '../workshop-paper/record'

const heading = (level: 1 | 2 | 3, text: string): ReportBlock => ({ kind: 'heading', level, text })
const body = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })

/** Workshops of the period that are over, the earliest first. */
const heldIn = (matter: ReportMatter): Workshop[] =>
  matter.rows.workshop
    .filter(workshop => stateOf(workshop) === 'closed' && isIn(matter, workshop.heldOn))
    .toSorted((a, b) => a.heldOn - b.heldOn)

/** All that each workshop of the period left behind, as its own record has it: a section of level 1 each. */
export function recordBlocks(matter: ReportMatter, now: string): ReportBlock[] {
  const held = heldIn(matter)
  if (held.length === 0) {
    return [heading(1, t('kinds:reportOutline.choices.section.workshop')), body(t('report:learning.workshopsNone'))]
  }
  return held.flatMap(workshop => {
    const { project, rows } = matter
    const { blocks } = workshopRecord({ project, workshop, measures: rows.measure, now })
    return [heading(1, titleOf(workshop.title)), ...blocks]
  })
}

/** What was agreed, and what has been done about it since, told back to those who said it. */
export function saidAndDidBlocks(matter: ReportMatter): ReportBlock[] {
  const said = matter.rows.workshop
    .filter(workshop => stateOf(workshop) === 'closed' && workshop.heldOn <= matter.period.lastDay)
    .flatMap(({ agreed }) => agreed)
    .filter(({ weDid }) => lineOf(weDid ?? '') !== '')
  if (said.length === 0) return []
  return [
    heading(1, t('kinds:reportOutline.choices.section.said-and-did')),
    ...said.flatMap(({ wording, weDid }) => [heading(2, titleOf(wording)), ...paragraphsOf(weDid ?? '').map(body)]),
  ]
}
