// Chromium has no Welsh days and lists: they would come out as American ones.

export const welshMonths = [
  'Ionawr',
  'Chwefror',
  'Mawrth',
  'Ebrill',
  'Mai',
  'Mehefin',
  'Gorffennaf',
  'Awst',
  'Medi',
  'Hydref',
  'Tachwedd',
  'Rhagfyr',
] as const
export const welshShortMonths = [
  'Ion',
  'Chwe',
  'Maw',
  'Ebr',
  'Mai',
  'Meh',
  'Gorff',
  'Awst',
  'Medi',
  'Hyd',
  'Tach',
  'Rhag',
] as const

/** Days in Welsh, in the order and with the digits of British English. */
export function welshDays(options: Intl.DateTimeFormatOptions): Pick<Intl.DateTimeFormat, 'format' | 'formatRange'> {
  const british = new Intl.DateTimeFormat('en-GB', options)
  const monthOf = new Intl.DateTimeFormat('en-GB', {
    month: 'numeric',
    ...(options.timeZone && { timeZone: options.timeZone }),
  })
  const names = options.month === 'short' ? welshShortMonths : welshMonths
  const translated =
    (from: Date | number, to: Date | number) =>
    ({ type, value, source }: Intl.DateTimeRangeFormatPart): string => {
      if (type === 'literal') return value.replace(' at ', ' am ')
      if (type !== 'month') return value
      return names[Number(monthOf.format(source === 'endRange' ? to : from)) - 1] ?? value
    }
  const format = (day: Date | number = Date.now()): string =>
    british
      .formatToParts(day)
      .map(part => translated(day, day)({ ...part, source: 'shared' }))
      .join('')
  const formatRange = (from: Date | number, to: Date | number): string =>
    british.formatRangeToParts(from, to).map(translated(from, to)).join('')
  return { format, formatRange } as Pick<Intl.DateTimeFormat, 'format' | 'formatRange'>
}

/** `a, b ac Abertawe`, `a, b neu c`. */
export function welshList(type: 'conjunction' | 'disjunction'): Pick<Intl.ListFormat, 'format'> {
  const joins = (last: string): string =>
    type === 'disjunction' ? 'neu' : /^[aeiouwy]/i.test(plain(last)) ? 'ac' : 'a'
  return {
    format: list => {
      const parts = [...list]
      const last = parts.pop() ?? ''
      return parts.length === 0 ? last : `${parts.join(', ')} ${joins(last)} ${last}`
    },
  }
}

const plain = (text: string): string => text.normalize('NFD').replace(/[^\p{L}]/gu, '')
