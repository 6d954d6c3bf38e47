import { dayOfTime } from '@core/observation/day'
import type { ProjectForOthers } from '@core/privacy/project'
import { madeFrom, type Shareable } from '@core/privacy/shareable'
import type { Phase } from '@core/project/entities'
import type { ReportBlock, ReportModel } from '@core/report/model'
import { paragraphsOf, titleOf } from '@core/report/text'
import { dayInWords } from '@core/words/format'
import { t } from '@core/words/words'

/** False where a page about the phase would have nothing but its title. */
export const hasSomethingToShare = ({ questions, hearing, next }: Omit<Phase, 'conversations'>): boolean =>
  questions.length > 0 || hearing.trim() !== '' || next.trim() !== ''

/**
 * What a phase of an enquiry hears, as a short paper for others: its questions, what is heard, and what comes next. Who was talked to
 * is not in it. `now`: ISO time. Throws where there is no such phase: a bug.
 */
export function hearingPage(source: Shareable<ProjectForOthers>, phaseId: string, now: string): Shareable<ReportModel> {
  return madeFrom(source, ({ project, learning }) => {
    const phase = learning(dayOfTime(now), 'website').phases.find(({ id }) => id === phaseId)
    if (!phase) throw new Error(`no phase ${phaseId} in this project`)
    return {
      title: t('report:hearing.title', { phase: titleOf(phase.title) }),
      cover: null,
      print: 'plain',
      madeAt: now,
      blocks: [
        { kind: 'paragraph', tone: 'lead', text: [titleOf(project.title), ...daysOf(phase)].join(' · ') },
        ...section(
          t('report:hearing.questions'),
          phase.questions.flatMap(({ words, answer }): ReportBlock[] => [
            { kind: 'heading', level: 3, text: titleOf(words) },
            ...(answer.trim() === ''
              ? [{ kind: 'paragraph', tone: 'body', text: t('report:learning.noAnswer') } as const]
              : typed(answer)),
          ]),
        ),
        ...section(t('report:learning.phasesTitle'), typed(phase.hearing)),
        ...section(t('report:hearing.next'), typed(phase.next)),
        { kind: 'paragraph', tone: 'note', text: t('report:hearing.note', { date: now }) },
      ],
    }
  })
}

const typed = (text: string): ReportBlock[] =>
  paragraphsOf(text).map(paragraph => ({ kind: 'paragraph', tone: 'typed', text: paragraph }))

const section = (text: string, blocks: readonly ReportBlock[]): ReportBlock[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text }, ...blocks]

function daysOf({ fromDay, untilDay }: Pick<Phase, 'fromDay' | 'untilDay'>): string[] {
  if (fromDay !== null && untilDay !== null)
    return [t('report:hearing.between', { from: dayInWords(fromDay), until: dayInWords(untilDay) })]
  if (fromDay !== null) return [t('report:hearing.from', { day: dayInWords(fromDay) })]
  return untilDay === null ? [] : [t('report:hearing.until', { day: dayInWords(untilDay) })]
}
