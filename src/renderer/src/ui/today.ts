import { type Day, dayFromIso } from '@core/observation/day'

/** The day it is where the person sits. */
export function today(now = new Date()): Day {
  const pad = (part: number) => String(part).padStart(2, '0')
  const day = dayFromIso(`${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`)
  if (!day.ok) throw new Error('the clock of this computer stands outside the years 1000 to 9999')
  return day.value
}
