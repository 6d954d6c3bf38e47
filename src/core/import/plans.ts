import { tidyText } from '@core/same-text'
import type { Nested } from './mapping'
import { type Figure, grouped } from './sums-of-parts'

/** What was meant to be reached, in English, the languages of the participants' page and those of other published tables. */
const plan =
  /^(targets?|plan(ned|s)?|goals?|aims?|budget(ed)?|forecasts?|project(ed|ions?)|expected|baselines?|trajectory|estimate to complete|ziel(wert)?|soll(wert)?|cibles?|objectifs?|prévu|prévisions?|metas?|objetivos?|previsto|presupuesto|obiettiv[oi]|cel|plan|plany|budżet|țintă|planificat|ціль|план|бюджет|targed|cynllun|المستهدف|الخطة|الميزانية)( (value|figure|number))?$/iu
const actual =
  /^(actuals?|achiev(ed|ements?)|results?|out-?turn|delivered|reached|realis(ed|ation)|observed|ist(wert)?|réalisés?|réel(le)?|réalisations?|reales|logrado|alcanzado|ejecutado|consuntivo|realizado|wykonanie|wynik|osiągnięte|realizat|факт(ично)?|виконано|gwirioneddol|الفعلي|المنجز)( (value|figure|number))?$/iu
/** Of one figure the worse before the better. */
const versions = [
  /^(provisional|preliminary|flash|draft|initial|early|first (release|estimate|publication)|vorläufig|provisoire|wstępne|provisorio|попередні|مؤقت)$/iu,
  /^(revised|updated|second (release|estimate)|révisé|revidiert|poprawione)$/iu,
  /^(final(ised|ized)?|confirmed|definitive|endgültig|définitif|definitivo|ostateczne|остаточні|نهائي)$/iu,
]

export const isPlan = (heading: string): boolean => plan.test(tidyText(heading))
export const isActual = (heading: string): boolean => actual.test(tidyText(heading))

/**
 * A column that says which rows are targets or plans and which what came of them, or which are earlier versions of others: added up
 * they would count twice. Where an earlier version stands alone somewhere the person is asked. Null: it is no such column.
 */
export function plansIn(column: number, dimensions: readonly number[], figures: readonly Figure[]): Nested | null {
  const wordOf = ({ row }: Figure): string => tidyText(row[column] ?? '')
  const words = [...new Set(figures.map(wordOf))]
  if (words.length < 2 || words.length > 12) return null
  const actuals = words.filter(isActual)
  const [reached] = actuals
  if (reached !== undefined && actuals.length === 1 && words.every(word => word === reached || isPlan(word)))
    return { ...only(column, reached, words), take: { only: [reached] } }
  const rankOf = (word: string): number => versions.findIndex(names => names.test(word))
  if (words.some(word => rankOf(word) === -1)) return null
  const [best = ''] = words.toSorted((a, b) => rankOf(b) - rankOf(a))
  const others = dimensions.filter(each => each !== column)
  const groups = [...grouped(figures, wordOf, others).values()]
  if (groups.every(group => group.size === 1)) return null
  const isEverywhere = groups.every(group => group.has(best))
  return { ...only(column, best, words), take: isEverywhere ? { only: [best] } : null }
}

const only = (column: number, best: string, words: readonly string[]) => ({
  column,
  ...{
    by: 'word' as const,
    of: 'plans' as const,
    names: null,
    whole: best,
    totals: words.filter(word => word !== best),
  },
})
