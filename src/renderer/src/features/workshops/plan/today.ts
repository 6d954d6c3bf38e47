import { dayOf } from '@core/observation/day'

/** Today by this machine's clock and place: days since 1970. */
export function today(): number {
  const now = new Date()
  const day = dayOf(now.getFullYear(), now.getMonth() + 1, now.getDate())
  if (!day.ok) throw new Error('this machine knows no day')
  return day.value
}
