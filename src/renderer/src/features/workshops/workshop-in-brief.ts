import type { Workshop } from '@core/project/entities'
import { isPlanned, stateOf, totalMinutes } from '@core/workshop/plan'
import type { TFunction } from 'i18next'
import { dayInWords } from '../../ui/day-in-words'
import { peopleTaking } from './taking-part'

/** `6 July 2017 · 381 people · 165 proposals · 3 measures agreed`; of one still to be held, what is planned. */
export function workshopInBrief(workshop: Workshop, t: TFunction<'workshops'>): string {
  const { heldOn, items, agreed } = workshop
  const facts =
    isPlanned(workshop) && stateOf(workshop) !== 'closed'
      ? [
          t('minutes', { count: totalMinutes(workshop.plan.stages) }),
          t('expected', { count: workshop.plan.expectedPeople }),
        ]
      : [
          t('people', { count: peopleTaking(workshop) }),
          t('itemCount', { count: items.length }),
          t('agreedCount', { count: agreed.length }),
        ]
  return [dayInWords(heldOn), ...facts].join(' · ')
}
