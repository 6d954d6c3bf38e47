import type { Level } from '@core/project/entities'
import type { ClipboardEvent } from 'react'
import { useTitleProblem } from '../../terms/title-problem'
import { showDone, showProblem } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import type { TheoryEdits } from './use-theory-edits'

const mostLines = 100

/** The lines of what is pasted, without signs of a list before them. */
export const linesPasted = (text: string): string[] =>
  text.split(/\r?\n/).flatMap(line => {
    const title = line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, '').trim()
    return title === '' ? [] : [title]
  })

/**
 * Makes one element of each pasted line, all in one step. Answers false, and does nothing, where there are fewer lines than `atLeast`:
 * a single one pasted into a field is a title like any other.
 */
export function usePastedList({ addMany }: Pick<TheoryEdits, 'addMany'>) {
  const { t } = useTranslation('theory')
  const titleProblem = useTitleProblem()
  return (event: ClipboardEvent, level: Level, atLeast: 1 | 2): boolean => {
    const titles = linesPasted(event.clipboardData.getData('text/plain'))
    if (titles.length < atLeast) return false
    const problems = titles.flatMap(title => titleProblem(title) ?? [])
    const [problem] = problems
    const refuse = (message: string) => showProblem({ title: t('notPasted'), message })
    if (titles.length > mostLines) refuse(t('pasteTooMany', { most: mostLines }))
    else if (problem !== undefined) refuse(t('pastedNot', { count: problems.length, problem }))
    else {
      void addMany(titles, level).then(done => {
        if (done) showDone({ title: t('pasted', { count: titles.length }), message: t('undoAsBefore') })
      })
    }
    return true
  }
}
