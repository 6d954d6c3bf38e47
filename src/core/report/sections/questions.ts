import { numberInWords } from '@core/words/format'
import { t } from '@core/words/words'
import { measuresInEasyRead } from '../easy-read/measure-statements'
import { measuresTable } from '../glance'
import { isIn, learnedInPeriod } from '../learning-section'
import { measureSaid } from '../measure-section'
import type { ListItem, ReportBlock } from '../model'
import type { ReportMatter } from '../report-matter'
import { paidSaid } from '../taking-part-section'
import { lineOf, shortened, titleOf } from '../text'
import type { Withheld } from './section'

type Question = 'did' | 'happened' | 'learned' | 'money'
const heading = (question: Question): ReportBlock => ({
  kind: 'heading',
  level: 1,
  text: t(`kinds:reportOutline.choices.section.${question}`),
})
/** Nothing is asked where nothing can be answered. */
const answered = (question: Question, blocks: readonly ReportBlock[]): ReportBlock[] =>
  blocks.length === 0 ? [] : [heading(question), ...blocks]

/** What people did, as the numbers of the period tell it. */
export function didBlocks({ learning, period, elements }: ReportMatter): ReportBlock[] {
  const { everyone, sessions } = learning.people(period)
  const done = elements.filter(({ level }) => level === 'activity').map(({ title }) => ({ text: titleOf(title) }))
  const items: ListItem[] = [
    ...(sessions === 0 ? [] : [{ term: t('report:questions.sessions'), text: numberInWords(sessions) }]),
    ...(everyone === 0
      ? []
      : [
          {
            term: t('report:questions.people'),
            text: everyone === null ? t('report:learning.hiddenCount') : numberInWords(everyone),
          },
        ]),
  ]
  return answered('did', [
    ...(items.length === 0 ? [] : [{ kind: 'list', items } as const]),
    ...(done.length === 0
      ? []
      : [
          { kind: 'paragraph', tone: 'body', text: t('report:questions.work'), keepNext: true } as const,
          { kind: 'list', items: done } as const,
        ]),
  ])
}

export const happenedBlocks = (matter: ReportMatter): ReportBlock[] =>
  answered(
    'happened',
    matter.measures.length === 0
      ? []
      : [measuresTable(matter, matter.measures, t('report:glance.overviewCaption', { period: matter.period.label }))],
  )

/** The same in easy read. */
export const happenedInEasyRead = (matter: ReportMatter): ReportBlock[] =>
  answered('happened', measuresInEasyRead(matter, matter.measures))

/** The same in sentences, for a page in large print, where a table of five columns would break its words. */
export function happenedInSentences(matter: ReportMatter): ReportBlock[] {
  const nameOf = (title: string) => shortened(titleOf(title), 160)
  const isKnown = ({ current: { figure, standing } }: ReturnType<ReportMatter['shown']>) =>
    figure !== null || standing === 'in-words' || standing === 'seen-differently'
  const told = matter.measures.map(({ id }) => matter.shown(id))
  const unknown = told.filter(each => !isKnown(each)).map(({ measure }) => ({ text: nameOf(measure.title) }))
  return answered('happened', [
    ...told.filter(isKnown).flatMap((each): ReportBlock[] => [
      { kind: 'heading', level: 2, text: nameOf(each.measure.title) },
      { kind: 'paragraph', tone: 'body', text: measureSaid(matter, each) },
    ]),
    ...(unknown.length === 0
      ? []
      : [
          { kind: 'heading', level: 2, text: t('report:questions.unknown', { period: matter.period.label }) } as const,
          { kind: 'list', items: unknown } as const,
        ]),
  ])
}

/** Each insight of the period, and what follows from it. */
export const learnedBlocks = (matter: ReportMatter): ReportBlock[] =>
  answered(
    'learned',
    learnedInPeriod(matter).length === 0
      ? []
      : [
          {
            kind: 'list',
            items: learnedInPeriod(matter).map(({ words, willDo }) => ({
              text:
                lineOf(willDo) === ''
                  ? lineOf(words)
                  : t('report:questions.learnedAndDo', { learned: lineOf(words), willDo: lineOf(willDo) }),
            })),
          },
        ],
  )

export const moneyBlocks = (matter: ReportMatter): ReportBlock[] =>
  answered(
    'money',
    paidSaid(matter).map((text): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })),
  )

/** Changes of the period that nobody had intended. What contradicts them stands with them. */
export function surpriseBlocks(matter: ReportMatter): ReportBlock[] {
  const unexpected = matter.learning.outcomes.filter(
    ({ expected, changedOn }) => expected === 'unexpected' && isIn(matter, changedOn),
  )
  if (unexpected.length === 0) return []
  return [
    { kind: 'heading', level: 1, text: t('kinds:reportOutline.choices.section.surprises') },
    {
      kind: 'list',
      items: unexpected.map(({ words, contradicts }) => ({
        text:
          lineOf(contradicts) === ''
            ? lineOf(words)
            : t('report:questions.contradicted', { words: lineOf(words), contradicts: lineOf(contradicts) }),
      })),
    },
  ]
}

export const hiddenPeopleIn = ({ learning, period }: ReportMatter): Withheld => {
  const { everyone, perspectives } = learning.people(period)
  const count = [everyone, ...perspectives.map(({ people }) => people)].filter(people => people === null).length
  return count === 0 ? [] : [{ code: 'people-hidden', count }]
}

export const hiddenPaymentsIn = ({ learning, period }: ReportMatter): Withheld =>
  learning.paid(period) === null ? [{ code: 'payments-hidden', count: 1 }] : []
