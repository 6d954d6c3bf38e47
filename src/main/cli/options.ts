import { InvalidArgumentError } from 'commander'
import { t } from './words'

/** For an option that may be given again: each value in turn. */
export const collected = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value]

/** A month, 1-12. */
export function monthArgument(text: string): number {
  const month = Number(text)
  if (!/^\d{1,2}$/.test(text) || month < 1 || month > 12) throw new InvalidArgumentError(t('cli:options.notAMonth'))
  return month
}
