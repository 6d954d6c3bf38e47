import { type Day, dayFromIso } from '@core/observation/day'

/** The day it is where this machine stands. */
export function today(): Day {
  const now = new Date()
  const iso = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part, index) => String(part).padStart(index === 0 ? 4 : 2, '0'))
    .join('-')
  const day = dayFromIso(iso)
  if (!day.ok) throw new Error(`this machine says it is ${iso}`)
  return day.value
}
