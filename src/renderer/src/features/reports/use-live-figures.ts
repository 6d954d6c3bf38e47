import type { Period } from '@core/observation/period'
import type { LiveFigures } from '@core/report/live-figures'
import { useEffect, useMemo, useState } from 'react'
import { useProject, useRows, useSession } from '../../data/hooks'
import { whenDrawn } from '../../ui/hooks'
import { logError } from '../../ui/notices'
import type { FigureChoice } from '../../ui/rich-text/live-figure'
import { useTranslation } from '../../ui/use-translation'
import { readLiveFigures } from './read-live-figures'
import type { Readings } from './report-rows'

/** By key of period. `undefined`: still reading; `null`: they could not be read. */
export type FiguresByPeriod = ReadonlyMap<string, LiveFigures> | null | undefined

/** Today's, read again when a figure or a measure changes. */
export function useLiveFigures(readings: Readings, periods: readonly Period[]): FiguresByPeriod {
  const session = useSession()
  const project = useProject()
  const measures = useRows('measure')
  const [known, setKnown] = useState<{ readonly of: string; readonly figures: FiguresByPeriod }>()
  const keys = periods.map(({ key }) => key).join()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a period is its key; measures and the project have parts in the figures.
  useEffect(() => {
    let gone = false
    const show = (figures: FiguresByPeriod) => {
      if (!gone) setKnown({ of: keys, figures })
    }
    const read = () =>
      readLiveFigures(session, readings, periods).then(
        figures => show(new Map(periods.flatMap(({ key }, index) => (figures[index] ? [[key, figures[index]]] : [])))),
        error => {
          logError(error)
          show(null)
        },
      )
    const callOff = whenDrawn(read)
    return () => {
      gone = true
      callOff()
    }
  }, [session, readings, keys, measures, project])
  return known?.of === keys ? known.figures : undefined
}

const none: readonly FigureChoice[] = []

/** The same as a list to choose from. `undefined`: still reading. */
export function useFigureChoices(known: LiveFigures | null | undefined): readonly FigureChoice[] | undefined {
  const { t } = useTranslation('reportWriting')
  return useMemo(
    () =>
      known === null ? none : known?.figures.map(figure => ({ ...figure, group: t(`figureGroup.${figure.group}`) })),
    [known, t],
  )
}
