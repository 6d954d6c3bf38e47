import type { WorkshopMethod } from '@core/project/entities'
import { ratingKey } from '@core/workshop/ratings'
import { createContext, useContext } from 'react'
import { useTranslation } from '../../ui/use-translation'

/** What the workshop that is on the screen comes to. */
export const MethodContext = createContext<WorkshopMethod | undefined>(undefined)

/** What an answer in a vote of this workshop is called. */
export function useRatingWords() {
  const { t } = useTranslation(['workshops', 'terms'])
  const method = useContext(MethodContext)
  return (rating: Parameters<typeof ratingKey>[1]): string => t(ratingKey(method, rating))
}
