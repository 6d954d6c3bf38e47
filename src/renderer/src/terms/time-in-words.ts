const dayAndTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short' })

/** `21 November 2026 at 18:27`, in this machine's time zone. */
export const timeInWords = (iso: string): string => dayAndTime.format(new Date(iso))

const dayAlone = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** `21 November 2026`. */
export const dateOnly = (iso: string): string => dayAlone.format(new Date(iso))
