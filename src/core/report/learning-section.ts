import type { Day } from '@core/observation/day'
import type { LearningForOthers } from '@core/privacy/learning'
import { type Element, type Insight, insightLevels, type insightTopics } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { t } from '@core/words/words'
import type { ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import { lineOf, paragraphsOf, shortened, titleOf } from './text'

type Topic = (typeof insightTopics)[number]
type Outcome = LearningForOthers['outcomes'][number]

export const heading = (level: 1 | 2 | 3, text: string): ReportBlock => ({ kind: 'heading', level, text })
export const said = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'body', text })
export const lead = (text: string): ReportBlock => ({ kind: 'paragraph', tone: 'lead', text, keepNext: true })
const typed = (text: string): ReportBlock[] =>
  paragraphsOf(text).map(paragraph => ({ kind: 'paragraph', tone: 'typed', text: paragraph }))
const term = (name: string, text: string) => (text.trim() === '' ? [] : [{ term: name, text: lineOf(text) }])

export const isIn = ({ period }: ReportMatter, day: Day | null): boolean =>
  day !== null && day >= period.firstDay && day <= period.lastDay

/** Stories and outcomes of the period that speak to one element, in the words their tellers approved. */
export function elementLearningBlocks(matter: ReportMatter, element: Element): ReportBlock[] {
  const speaksTo = ({ elementIds }: { elementIds: readonly string[] }) => elementIds.includes(element.id)
  return [
    ...matter.learning.stories.filter(story => speaksTo(story) && isIn(matter, story.toldOn)).map(quoteOf),
    ...matter.learning.outcomes
      .filter(outcome => speaksTo(outcome) && isIn(matter, outcome.changedOn))
      .flatMap(outcome => outcomeBlocks(outcome, 3)),
  ]
}

const quoteOf = ({ words, by }: LearningForOthers['stories'][number]): ReportBlock => ({
  kind: 'quote',
  text: lineOf(words),
  from: by ?? t('report:learning.unnamed'),
})

function confirmedInWords(confirmed: Outcome['confirmed']): string {
  if ('few' in confirmed) return t(`report:learning.confirmedFew.${confirmed.few}`)
  if (confirmed.asked === 0) return t('report:learning.notChecked')
  const { asked, agrees, 'agrees-in-part': part, disagrees } = confirmed
  return t('report:learning.confirmedBy', { asked, agrees, part, disagrees, open: asked - agrees - part - disagrees })
}

/** What was found out of one change. What contradicts it is never left out. */
function outcomeBlocks(outcome: Outcome, level: 2 | 3): ReportBlock[] {
  const { forWhom, changedOn, expected, direction, confirmed } = outcome
  const kind = [
    ...(expected ? [t(`kinds:harvestedOutcome.choices.expected.${expected}`)] : []),
    ...(direction ? [t(`kinds:harvestedOutcome.choices.direction.${direction}`)] : []),
  ]
  const field = (name: 'significance' | 'contribution' | 'otherExplanations' | 'contradicts') =>
    term(t(`kinds:harvestedOutcome.fields.${name}`), outcome[name])
  return [
    heading(level, shortened(titleOf(outcome.words), 200)),
    {
      kind: 'list',
      items: [
        ...term(t('kinds:harvestedOutcome.fields.forWhom'), forWhom),
        ...(changedOn === null ? [] : term(t('kinds:harvestedOutcome.fields.changedOn'), dayInWords(changedOn))),
        ...term(t('report:learning.kindOfChange'), kind.join(', ')),
        ...field('significance'),
        ...field('contribution'),
        ...field('otherExplanations'),
        ...field('contradicts'),
        ...term(t('report:learning.confirmed'), confirmedInWords(confirmed)),
      ],
    },
  ]
}

/** Stories and outcomes, and what groups chose among stories. `loose`: without those that the section of an element has. */
export function storiesBlocks(matter: ReportMatter, loose: boolean): ReportBlock[] {
  const { learning, elements } = matter
  const known = new Set(elements.map(({ id }) => id))
  const isLoose = ({ elementIds }: { elementIds: readonly string[] }) => !loose || !elementIds.some(id => known.has(id))
  const stories = learning.stories.filter(story => isLoose(story) && isIn(matter, story.toldOn))
  const outcomes = learning.outcomes.filter(outcome => isLoose(outcome) && isIn(matter, outcome.changedOn))
  const chosen = learning.chosen.filter(({ until }) => isIn(matter, until))
  return [
    ...(stories.length === 0 ? [] : [heading(1, t('report:learning.storiesTitle')), ...stories.map(quoteOf)]),
    ...(outcomes.length === 0
      ? []
      : [heading(1, t('report:learning.outcomesTitle')), ...outcomes.flatMap(outcome => outcomeBlocks(outcome, 2))]),
    ...(chosen.length === 0
      ? []
      : [
          heading(1, t('report:learning.chosenTitle')),
          lead(t('report:learning.chosenLead')),
          ...chosen.flatMap(({ domain, story, why, dissent }) => [
            heading(2, titleOf(domain)),
            quoteOf(story),
            ...(why.trim() === '' ? [] : [said(t('report:learning.why', { text: lineOf(why) }))]),
            ...(dissent.trim() === '' ? [] : [said(t('report:learning.dissent', { text: lineOf(dissent) }))]),
          ]),
        ]),
    ...(learning.hasMoreStories && stories.length + chosen.length > 0
      ? [{ kind: 'paragraph', tone: 'note', text: t('report:learning.moreStories') } as const]
      : []),
  ]
}

/** Every insight of the period. */
export const learnedInPeriod = (matter: ReportMatter): Insight[] =>
  matter.learning.insights.filter(({ learnedOn }) => isIn(matter, learnedOn))

/** What was learned in the period about one topic, by level; then what became of what was learned before. */
export function insightBlocks(matter: ReportMatter, topic: Topic): ReportBlock[] {
  const ofTopic = matter.learning.insights.filter(insight => insight.topic === topic)
  const learned = learnedInPeriod(matter).filter(insight => insight.topic === topic)
  const earlier = ofTopic.filter(
    ({ learnedOn, by }) => learnedOn !== null && learnedOn < matter.period.firstDay && isIn(matter, by),
  )
  const groups = [...insightLevels, null].flatMap(level => {
    const own = learned.filter(insight => insight.level === level)
    return own.length === 0 ? [] : [{ level, own }]
  })
  return [
    heading(1, t(`report:learning.insightsTitle.${topic}`)),
    ...(learned.length === 0 ? [said(t('report:learning.insightsNone'))] : []),
    ...groups.flatMap(({ level, own }) => [
      heading(2, t(`report:learning.levelTitle.${level ?? 'none'}`)),
      ...own.flatMap(insight => oneInsight(matter, insight)),
    ]),
    ...(earlier.length === 0
      ? []
      : [
          heading(1, t('report:learning.earlierTitle')),
          lead(t('report:learning.earlierLead')),
          ...earlier.flatMap(insight => [heading(2, shortened(titleOf(insight.words), 200)), ...whatBecame(insight)]),
        ]),
  ]
}

function oneInsight(matter: ReportMatter, insight: Insight): ReportBlock[] {
  const { perspectives } = matter.project
  const named = insight.perspectiveIds.flatMap(id => {
    const found = perspectives.find(perspective => perspective.id === id)
    return found ? [titleOf(found.name)] : []
  })
  const outcomes = matter.learning.outcomes.filter(({ id }) => insight.outcomeIds.includes(id))
  const measures = matter.measures.filter(({ id }) => insight.measureIds.includes(id))
  return [
    heading(3, shortened(titleOf(insight.words), 200)),
    // A heading is short; the words are said whole.
    ...(titleOf(insight.words).length > 200 ? typed(insight.words) : []),
    ...typed(insight.evidence),
    ...matter.learning.stories.filter(({ id }) => insight.storyIds.includes(id)).map(quoteOf),
    {
      kind: 'list',
      items: [
        ...(named.length === 0 ? [] : [{ term: t('kinds:insight.fields.perspectiveIds'), text: named.join(', ') }]),
        ...outcomes.map(({ words }) => ({ term: t('report:learning.fromOutcome'), text: lineOf(words) })),
        ...measures.map(({ id, title }) => ({
          term: t('report:learning.fromMeasure'),
          text: t('report:learning.measureFigure', {
            title: titleOf(title),
            figure: matter.shown(id).current.figure?.words ?? t('report:learning.noFigure'),
          }),
        })),
      ],
    },
    ...whatBecame(insight),
  ]
}

function whatBecame({ willDo, by, state, happened }: Insight): ReportBlock[] {
  if (willDo.trim() === '' && state === null && happened.trim() === '') return [said(t('report:learning.noAction'))]
  const items = [
    ...term(t('kinds:insight.fields.willDo'), willDo),
    ...(by === null ? [] : term(t('kinds:insight.fields.by'), dayInWords(by))),
    ...term(
      t('report:learning.state'),
      t(state === null ? 'report:learning.nobodySaid' : `kinds:insight.choices.state.${state}`),
    ),
    ...term(t('kinds:insight.fields.happened'), happened),
  ]
  return [{ kind: 'list', items }]
}

/** What an enquiry hears, phase by phase. */
export function phaseBlocks(matter: ReportMatter): ReportBlock[] {
  const { period } = matter
  const phases = matter.learning.phases.filter(
    ({ fromDay, untilDay }) =>
      (fromDay !== null || untilDay !== null) &&
      (fromDay ?? Number.NEGATIVE_INFINITY) <= period.lastDay &&
      (untilDay ?? Number.POSITIVE_INFINITY) >= period.firstDay,
  )
  const withWords = phases.filter(({ hearing, questions }) => hearing.trim() !== '' || questions.length > 0)
  if (withWords.length === 0) return []
  return [
    heading(1, t('report:learning.phasesTitle')),
    ...withWords.flatMap(phase => [heading(2, titleOf(phase.title)), ...phaseBody(phase)]),
  ]
}

/** The questions of a phase, what is heard, and what comes next. */
export function phaseBody({ questions, hearing, next }: LearningForOthers['phases'][number]): ReportBlock[] {
  const asked = questions.map(({ words, answer }) => ({
    term: titleOf(words),
    text: answer.trim() === '' ? t('report:learning.noAnswer') : lineOf(answer),
  }))
  return [
    ...typed(hearing),
    ...(asked.length === 0 ? [] : [{ kind: 'list', items: asked } as const]),
    ...(next.trim() === '' ? [] : [said(t('report:learning.next', { text: lineOf(next) }))]),
  ]
}

/** What several groups struggle with, and what has helped: no group is named. */
export function issueBlocks({ learning }: ReportMatter): ReportBlock[] {
  if (learning.issues.length === 0) return []
  return [
    heading(1, t('report:learning.issuesTitle')),
    ...learning.issues.flatMap(({ words, solutions, travels }) => {
      const items = [
        ...term(t('kinds:sharedIssue.fields.solutions'), solutions),
        ...term(t('kinds:sharedIssue.fields.travels'), travels),
      ]
      return [
        heading(2, shortened(titleOf(words), 200)),
        items.length === 0 ? said(t('report:learning.noSolution')) : ({ kind: 'list', items } as const),
      ]
    }),
  ]
}
