import { type MeasureStanding, standingOfMeasure } from '@core/measure/standing'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Element, Measure } from '@core/project/entities'
import { type ElementStanding, type ElementStandingCode, standingOfElement } from '@core/theory/standing'
import {
  IconAlertTriangle,
  IconArrowDownRight,
  IconArrowsDiff,
  IconArrowUpRight,
  IconCircleCheck,
  IconEqual,
  IconEyeOff,
  IconFlag,
  IconHourglass,
  IconList,
  IconProgressHelp,
  IconQuestionMark,
  IconQuote,
  IconShieldCheck,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react'
import { useMemo } from 'react'
import { Mark, type Tone } from '../ui/mark'
import { useTranslation } from '../ui/use-translation'

type Look = { tone: Tone; Icon: TablerIcon }

/** Arrows tell the way that was wanted from the other, not up from down: some figures ought to fall. */
const standingLooks: Record<ElementStandingCode, Look> = {
  'target-met': { tone: 'good', Icon: IconCircleCheck },
  reached: { tone: 'good', Icon: IconFlag },
  towards: { tone: 'good', Icon: IconArrowUpRight },
  held: { tone: 'good', Icon: IconShieldCheck },
  'not-there-yet': { tone: 'plain', Icon: IconHourglass },
  'no-change': { tone: 'plain', Icon: IconEqual },
  mixed: { tone: 'plain', Icon: IconArrowsDiff },
  away: { tone: 'bad', Icon: IconArrowDownRight },
  'seen-differently': { tone: 'plain', Icon: IconUsersGroup },
  'in-words': { tone: 'quiet', Icon: IconQuote },
  'no-comparison': { tone: 'quiet', Icon: IconQuestionMark },
  incomplete: { tone: 'quiet', Icon: IconQuestionMark },
  'other-places': { tone: 'quiet', Icon: IconQuestionMark },
  'partly-known': { tone: 'quiet', Icon: IconProgressHelp },
  'not-added': { tone: 'quiet', Icon: IconList },
  'no-figure': { tone: 'quiet', Icon: IconEyeOff },
  'not-measured': { tone: 'missing', Icon: IconAlertTriangle },
}

/** The question that each standing answers. `unknown`: measures cannot tell for this period. `nobody`: nothing is measured. */
export const groupOfStanding: Record<ElementStandingCode, 'moving' | 'notMoving' | 'unknown' | 'nobody'> = {
  'target-met': 'moving',
  reached: 'moving',
  towards: 'moving',
  held: 'moving',
  'not-there-yet': 'notMoving',
  'no-change': 'notMoving',
  away: 'notMoving',
  mixed: 'notMoving',
  'seen-differently': 'unknown',
  'in-words': 'unknown',
  'no-comparison': 'unknown',
  incomplete: 'unknown',
  'other-places': 'unknown',
  'partly-known': 'unknown',
  'not-added': 'unknown',
  'no-figure': 'unknown',
  'not-measured': 'nobody',
}

/** How something stands in a period: a sign, words and a colour, never the colour alone. */
export function StandingMark({ code }: { code: ElementStandingCode }) {
  const { t } = useTranslation('terms')
  const { tone, Icon } = standingLooks[code]
  return (
    <Mark tone={tone} icon={<Icon size={18} stroke={2} aria-hidden />}>
      {t(`standing.${code}`)}
    </Mark>
  )
}

export const standingTone = (code: ElementStandingCode): Tone => standingLooks[code].tone

type Asked = {
  elements: readonly Element[] | undefined
  measures: readonly Measure[] | undefined
  readings: ReadonlyMap<string, MeasureReading> | undefined
  /** `null`: there are no figures at all. */
  period: Period | null
}

/** By element id. `undefined`: still reading. */
export function useElementStandings({ elements, measures, readings, period }: Asked) {
  return useMemo((): ReadonlyMap<string, ElementStanding> | undefined => {
    if (!elements || !measures || !readings) return undefined
    const standingOf = (measure: Measure): MeasureStanding => {
      const reading = readings.get(measure.id)
      if (!reading || !period) return { code: 'no-figure', figure: null, baseline: null, target: null }
      return standingOfMeasure(measure, reading, period)
    }
    return new Map(elements.map(element => [element.id, standingOfElement(element, measures, standingOf)]))
  }, [elements, measures, readings, period])
}
