import type { Element, Sphere } from '@core/project/entities'
import type { Point } from '@core/theory/box'
import type { Lane, TheoryLayout } from '@core/theory/layout'
import { useTranslation } from 'react-i18next'
import { showDone } from '../../../ui/notices'
import type { TheoryEdits } from '../use-theory-edits'

type PlacingOptions = {
  readonly elements: readonly Element[]
  readonly edits: TheoryEdits
  readonly layout: TheoryLayout
  readonly laneAt: (x: number) => Lane | undefined
}

/** Writes where elements were put. In the lanes of the spheres, one that was put into another lane then lies in that sphere. */
export function usePlacing({ elements, edits, layout, laneAt }: PlacingOptions) {
  const { t } = useTranslation(['theory', 'terms'])
  return async (places: ReadonlyMap<string, Point>): Promise<boolean> => {
    const spheres = new Map<string, Sphere>()
    for (const element of elements) {
      const place = places.get(element.id)
      const lane = place && laneAt(place.x + (layout.boxes.get(element.id)?.width ?? 0) / 2)
      if (lane && 'sphere' in lane && lane.sphere !== element.sphere) spheres.set(element.id, lane.sphere)
    }
    const written = await edits.place(places, spheres)
    const [sphere] = spheres.values()
    if (written && sphere) {
      const title = t('sphereSet', { count: spheres.size, sphere: t(`terms:sphere.${sphere}`) })
      showDone({ title, message: t('undoAsBefore') })
    }
    return written
  }
}
