import type { Day } from '@core/observation/day'
import { type DateStyle, dayInCell } from './date-cell'

/** The time that a heading names, and what else it says: `Women 2021`, `2021: Women`. */
export type PeriodInHeading = { readonly period: { readonly lastDay: Day }; readonly rest: string }

const earliest = -62_091 // 1 January 1800
const latest = 84_371 // 31 December 2200

/** Null: the heading names no time. */
export function periodInHeading(text: string, style: DateStyle): PeriodInHeading | null {
  const timeIn = (part: string): Day | null => {
    const day = dayInCell(part, style)
    return typeof day === 'string' || day < earliest || day > latest ? null : day
  }
  const whole = timeIn(text)
  if (whole !== null) return { period: { lastDay: whole }, rest: '' }
  const words = text.trim().split(/[\s:,]+/)
  for (let at = 1; at < words.length; at++) {
    const before = timeIn(words.slice(0, at).join(' '))
    if (before !== null) return { period: { lastDay: before }, rest: words.slice(at).join(' ') }
    const behind = timeIn(words.slice(at).join(' '))
    if (behind !== null) return { period: { lastDay: behind }, rest: words.slice(0, at).join(' ') }
  }
  return null
}
