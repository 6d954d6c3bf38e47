import { namedPeriods, type Period, periodBefore } from '@core/observation/period'
import { numberInWords } from '@core/words/format'
import { t } from '@core/words/words'
import { heading, lead, said } from './learning-section'
import type { ReportBlock } from './model'
import type { ReportMatter } from './report-matter'
import { titleOf } from './text'

/** Different people of the period by their codes, small groups hidden. */
export function takingPartBlocks(matter: ReportMatter): ReportBlock[] {
  const { learning, period, project } = matter
  const { everyone, perspectives, sessions, visits } = learning.people(period)
  if (sessions === 0 && everyone === 0) return []
  const named = perspectives.flatMap(({ perspectiveId, people }) => {
    const found = project.perspectives.find(({ id }) => id === perspectiveId)
    return found && people !== 0 ? [{ term: titleOf(found.name), text: countSaid(people) }] : []
  })
  return [
    heading(1, t('report:learning.takingPartTitle')),
    lead(t('report:learning.takingPart', { people: countSaid(everyone), sessions: numberInWords(sessions) })),
    ...(visits === null || visits === everyone
      ? []
      : [said(t('report:learning.visits', { visits: numberInWords(visits) }))]),
    ...(named.length === 0
      ? []
      : [
          { kind: 'paragraph', tone: 'body', text: t('report:learning.byPerspective'), keepNext: true } as const,
          { kind: 'list', items: named } as const,
        ]),
    ...overPeriods(matter),
  ]
}

/** More than these do not stand side by side on a page. */
const mostPeriods = 5

function periodsBefore({ period, project, rows }: ReportMatter): Period[] {
  const named = namedPeriods(rows.reportingPeriod)
  const found: Period[] = []
  let before = periodBefore(period, project.yearStart, named)
  while (before && found.length < mostPeriods - 1) {
    found.unshift(before)
    before = periodBefore(before, project.yearStart, named)
  }
  return found
}

/** How often people of each perspective came, period beside period: the reported one and those of its kind before it. */
function overPeriods(matter: ReportMatter): ReportBlock[] {
  const { learning, period, project } = matter
  const alike = periodsBefore(matter)
  const taking = learning.came([...alike, period])
  const first = taking.sessions.findIndex(sessions => sessions > 0)
  const shown = [...alike, period].slice(first === -1 ? mostPeriods : first)
  if (shown.length < 2 || taking.rows.length === 0) return []
  const from = taking.sessions.length - shown.length
  const named = taking.rows.flatMap(({ perspectiveId, counts }) => {
    const found = project.perspectives.find(({ id }) => id === perspectiveId)
    return found ? [{ name: titleOf(found.name), counts: counts.slice(from) }] : []
  })
  return [
    {
      kind: 'table',
      id: 'taking part',
      caption: t('report:learning.overPeriodsCaption'),
      description: t('report:learning.overPeriodsDescription'),
      columns: [
        { label: t('report:learning.perspective'), align: 'start', width: 6 },
        ...shown.map(({ label }) => ({ label, align: 'end', width: 3 }) as const),
      ],
      rows: [
        ...named.map(({ name, counts }) => ({
          cells: [{ text: name }, ...counts.map(count => ({ text: countSaid(count) }))],
        })),
        {
          emphasis: true,
          cells: [
            { text: t('report:learning.sessionsHeld') },
            ...taking.sessions.slice(from).map(sessions => ({ text: numberInWords(sessions) })),
          ],
        },
      ],
    },
  ]
}

const countSaid = (people: number | null) =>
  people === null ? t('report:learning.hiddenCount') : numberInWords(people)

/** What was paid for people's time, as sentences. Empty: nobody was paid. */
export function paidSaid({ learning, period }: ReportMatter): string[] {
  const paid = learning.paid(period)
  if (paid === null) return [t('report:learning.paidHidden')]
  return paid.map(({ currency, amount }) =>
    t('report:learning.paid', { amount: [currency, numberInWords(amount)].join(' ').trim() }),
  )
}

export function paymentBlocks(matter: ReportMatter): ReportBlock[] {
  const sentences = paidSaid(matter)
  return sentences.length === 0 ? [] : [heading(1, t('report:learning.paymentsTitle')), ...sentences.map(said)]
}
