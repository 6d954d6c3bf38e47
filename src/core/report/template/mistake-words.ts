import { t } from '@core/words/words'
import type { Mistake } from './read-template'

/** What is wrong and what was probably meant, in a sentence or two. `withPlace`: where it is, first. */
export function mistakeInWords(
  { code, field, nearest, place }: Mistake,
  { withPlace }: { readonly withPlace: boolean },
): string {
  const said = [
    ...(withPlace ? [t('reportTemplate:inPlace', { place: t(`reportTemplate:place.${place}`) })] : []),
    t(`reportTemplate:mistake.${code}`, { field }),
    ...(nearest === null
      ? []
      : [t(`reportTemplate:nearest.${code === 'two-measures' ? 'one' : 'meant'}`, { nearest })]),
  ]
  return said.join(' ')
}
