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

const dayAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** `21 November 2026 at 18:27`, in this machine's time zone. */
export const timeInWords = (iso: string): string => dayAndTime.format(new Date(iso))

const dayAlone = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** `21 November 2026`. */
export const dateOnly = (iso: string): string => dayAlone.format(new Date(iso))
