import type { ElementStandingCode } from '@core/theory/standing'
import {
  IconAlertTriangle,
  IconArrowDownRight,
  IconArrowsDiff,
  IconArrowUpRight,
  IconCircleCheck,
  IconEqual,
  IconEyeOff,
  IconHourglass,
  IconQuestionMark,
  IconQuote,
  IconShieldCheck,
  IconUsersGroup,
  type TablerIcon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Mark, type Tone } from '../ui/mark'

type Look = { tone: Tone; Icon: TablerIcon }

/** Arrows tell the way that was wanted from the other, not up from down: some figures ought to fall. */
const standingLooks: Record<ElementStandingCode, Look> = {
  'target-met': { tone: 'good', Icon: IconCircleCheck },
  towards: { tone: 'good', Icon: IconArrowUpRight },
  held: { tone: 'good', Icon: IconShieldCheck },
  'not-there-yet': { tone: 'plain', Icon: IconHourglass },
  'no-change': { tone: 'plain', Icon: IconEqual },
  mixed: { tone: 'plain', Icon: IconArrowsDiff },
  away: { tone: 'bad', Icon: IconArrowDownRight },
  'seen-differently': { tone: 'plain', Icon: IconUsersGroup },
  'in-words': { tone: 'quiet', Icon: IconQuote },
  'no-comparison': { tone: 'quiet', Icon: IconQuestionMark },
  'no-figure': { tone: 'quiet', Icon: IconEyeOff },
  'not-measured': { tone: 'missing', Icon: IconAlertTriangle },
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
