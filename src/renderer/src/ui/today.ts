import { dayOf } from '@core/observation/day'

/** Today where the person is, in whole days since 1 January 1970. */
export function today(now: Date = new Date()): number {
  const day = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
  if (!day.ok) throw new Error('this computer’s clock is outside the years 1000 to 9999')
  return day.value
}
