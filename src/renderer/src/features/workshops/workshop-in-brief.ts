import type { Workshop } from '@core/project/entities'
import type { TFunction } from 'i18next'
import { dayInWords } from '../../ui/day-in-words'
import { peopleTaking } from './taking-part'

/** `6 July 2017 · 381 people · 165 proposals · 3 measures agreed`. */
export const workshopInBrief = (workshop: Workshop, t: TFunction<'workshops'>): string =>
  [
    dayInWords(workshop.heldOn),
    t('people', { count: peopleTaking(workshop) }),
    t('itemCount', { count: workshop.items.length }),
    t('agreedCount', { count: workshop.agreed.length }),
  ].join(' · ')
