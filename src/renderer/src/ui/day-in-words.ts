const longDay = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const msPerDay = 86_400_000

/** `31 March 2016`, from whole days since 1 January 1970. */
export const dayInWords = (day: number): string => longDay.format(day * msPerDay)
