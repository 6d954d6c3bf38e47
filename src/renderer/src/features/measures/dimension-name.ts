import { useTranslation } from '../../ui/use-translation'

/** The dimensions that the app itself gives names; all others are people's own words. */
const ours = ['place', 'group', 'item'] as const

/** What a dimension is called on a screen. */
export function useDimensionName() {
  const { t } = useTranslation('measures')
  return (dimension: string): string => {
    const known = ours.find(each => each === dimension)
    return known ? t(`dimensions.${known}`) : dimension
  }
}
