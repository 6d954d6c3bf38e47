import { t } from '@core/words/words'
import type { ListItem, ReportBlock } from '../model'
import type { ReportMatter } from '../report-matter'
import { lineOf, titleOf } from '../text'

const heading = (text: string): ReportBlock => ({ kind: 'heading', level: 1, text })
const body = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })

const terms = (): readonly ListItem[] => Object.values(t('report:reading.terms', { returnObjects: true }))

export const readingBlocks = ({ project }: ReportMatter): ReportBlock[] => [
  heading(t('report:reading.title')),
  { kind: 'list', items: terms() },
  body(t('report:reading.hidden', { threshold: project.smallestGroup })),
  body(t('report:reading.zero')),
  body(t('report:reading.edit')),
]

/** The same for a report of words: no figures, no charts. */
export const readingOfWords = ({ project }: ReportMatter): ReportBlock[] => [
  heading(t('report:reading.title')),
  { kind: 'list', items: [t('report:reading.terms.perspective', { returnObjects: true })] },
  body(t('report:reading.hidden', { threshold: project.smallestGroup })),
  body(t('report:reading.consent')),
]

/** The words of the method, and those that the team explains, in the order of the alphabet. */
export function glossaryBlocks({ project }: ReportMatter): ReportBlock[] {
  const own = (project.plainWords ?? [])
    .filter(({ plain }) => lineOf(plain) !== '')
    .map(({ word, plain }) => ({ term: titleOf(word), text: lineOf(plain) }))
  const all = [...terms(), ...own].toSorted((a, b) => (a.term ?? '').localeCompare(b.term ?? '', 'en'))
  return [heading(t('kinds:reportOutline.choices.section.glossary')), { kind: 'list', items: all }]
}

/** By name whoever agreed to be named, as they wish to be; everybody else without a name and without a number. */
export function thanksBlocks({ learning, period }: ReportMatter): ReportBlock[] {
  const names = learning.thanked(period)
  const { everyone } = learning.people(period)
  if (names.length === 0 && everyone === 0) return []
  return [
    heading(t('kinds:reportOutline.choices.section.acknowledgements')),
    ...(names.length === 0 ? [] : [body(t('report:thanks.named', { names }))]),
    ...(everyone === 0 ? [] : [body(t(names.length === 0 ? 'report:thanks.everybody' : 'report:thanks.others'))]),
  ]
}
