import type { ReportingPeriod } from '@core/project/entities'
import { monthsInWords } from '@core/words/format'
import { type Day, firstDayOfMonth, lastDayOfMonth, monthOfDay } from './day'

/** A month or quarter that was taken as it is was named in the language of the screen, which may have been another than now. */
const namedIn = ['en-GB', 'cy', 'ar']

/** Browsers put other spaces around a dash. */
const plain = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\u200e\u200f]/g, '')
    .toLowerCase()

type Named = Pick<ReportingPeriod, 'title' | 'firstDay' | 'lastDay'>

/** What a named period is called: what somebody wrote or, where it is called as its months are, those months in the language that is shown. */
export function nameOfPeriod({ title, firstDay, lastDay }: Named): string {
  if (!isOfWholeMonths(firstDay, lastDay)) return title
  const isReady = namedIn.some(language => plain(monthsInWords(firstDay, lastDay, language)) === plain(title))
  return isReady ? monthsInWords(firstDay, lastDay) : title
}

/** One month or three. */
function isOfWholeMonths(firstDay: Day, lastDay: Day): boolean {
  const [first, last] = [monthOfDay(firstDay), monthOfDay(lastDay)]
  return [1, 3].includes(last - first + 1) && firstDay === firstDayOfMonth(first) && lastDay === lastDayOfMonth(last)
}
