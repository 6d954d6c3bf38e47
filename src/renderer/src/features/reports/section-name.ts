import type { OutlineSection } from '@core/report/outlines'
import { useCallback } from 'react'
import { useTranslation } from '../../ui/use-translation'

/** What a section is called: by its own title, else by its kind. */
export function useSectionName() {
  const { t } = useTranslation('kinds')
  return useCallback(
    ({ title, section }: Pick<OutlineSection, 'title' | 'section'>): string =>
      title.trim() || t(`reportOutline.choices.section.${section}`),
    [t],
  )
}
