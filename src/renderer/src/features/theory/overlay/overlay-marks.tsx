import type { ElementMovement, ElementOverlay } from '@core/theory/overlay'
import { IconArrowsDiff, IconEqual, IconEyeOff, IconThumbDown, IconThumbUp, type TablerIcon } from '@tabler/icons-react'
import { ResultStatusMark } from '../../../terms/result-status/judged-status'
import { useTranslation } from '../../../ui/use-translation'
import classes from './overlay.module.css'

const lineHeight = 24
/** A judged status has two lines, and in some languages more. */
const judgedHeight = (lines: number): number => 12 + 18 * lines
const gap = 6

/** Pixels that the marks of an element need below its standing: the same in every period, with figures or before they come. */
export const heightOfOverlay = ({ everJudged }: ElementOverlay, watched: boolean, judgedLines: number): number =>
  (watched ? 2 * (lineHeight + gap) : 0) + (everJudged ? judgedHeight(judgedLines) + gap : 0)

/** Computed progress and trend, then what people judged: each in its own words and shape. */
export function OverlayMarks({ overlay }: { overlay: ElementOverlay }) {
  const { movement, before, judged, judgedFor } = overlay
  return (
    <>
      {movement && <Movement movement={movement} before={before} />}
      {judged && <ResultStatusMark status={judged.status} period={judgedFor ?? ''} />}
    </>
  )
}

const trendSigns: Record<NonNullable<ElementMovement['trend']>, TablerIcon> = {
  better: IconThumbUp,
  same: IconEqual,
  worse: IconThumbDown,
  mixed: IconArrowsDiff,
}

function Movement({ movement, before }: { movement: ElementMovement; before: string | null }) {
  const { t } = useTranslation('overlay')
  const { progress, trend, hidden } = movement
  const TrendSign = trend && trendSigns[trend]
  return (
    <>
      {progress && <Progress progress={progress} />}
      {TrendSign && before !== null && (
        <span className={classes.line}>
          <TrendSign size={18} aria-hidden />
          <span>{t(`trend.${trend}`, { before })}</span>
        </span>
      )}
      {hidden > 0 && !progress && !trend && (
        <span className={classes.line}>
          <IconEyeOff size={18} aria-hidden />
          <span>{t('fewPeople')}</span>
        </span>
      )}
    </>
  )
}

const perCent = (share: number): string => `${Math.round(share * 100)}%`

function Progress({ progress: { lowest, highest } }: { progress: NonNullable<ElementMovement['progress']> }) {
  const { t } = useTranslation('overlay')
  const [from, to] = [perCent(lowest), perCent(highest)]
  const words = () => {
    if (highest < 0) return t('behind')
    if (lowest < 0) return t('behindTo', { to })
    return from === to ? t('progress', { share: from }) : t('progressFromTo', { from, to })
  }
  return (
    <span className={classes.line}>
      <ProgressBar lowest={lowest} highest={highest} />
      <span>{words()}</span>
    </span>
  )
}

const within = (share: number): number => Math.min(1, Math.max(0, share)) * 40

/** From baseline (start) to target (end). Of several measures the part between the one that came least far and the furthest is thin. */
function ProgressBar({ lowest, highest }: { lowest: number; highest: number }) {
  return (
    <svg width="44" height="12" viewBox="0 0 44 12" className={classes.bar} aria-hidden="true">
      <rect x="1" y="1" width="42" height="10" rx="2" fill="none" stroke="currentColor" />
      <rect x="2" y="2" width={within(lowest)} height="8" fill="currentColor" />
      <rect x={2 + within(lowest)} y="4" width={within(highest) - within(lowest)} height="4" fill="currentColor" />
    </svg>
  )
}
