import type { ResultStatus } from '@core/project/entities'
import {
  IconArchive,
  IconCircleHalf2,
  IconClockPause,
  IconFlag,
  IconQuestionMark,
  IconRoute,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './result-status.module.css'

const signs: Record<ResultStatus, TablerIcon> = {
  'not-known': IconQuestionMark,
  'not-yet': IconClockPause,
  'not-achieved': IconX,
  'partly-achieved': IconCircleHalf2,
  'on-track': IconRoute,
  achieved: IconFlag,
  'no-longer-relevant': IconArchive,
}

/** What people judged. Square and outlined, and it says so: nobody should take it for what the figures say. */
export function ResultStatusMark({ status }: { status: ResultStatus }) {
  const { t } = useTranslation(['resultStatus', 'terms'])
  const Sign = signs[status]
  return (
    <span className={classes.mark} data-status={status}>
      <Sign size={18} stroke={2} aria-hidden />
      <span>{t('judged', { status: t(`terms:resultStatus.${status}`) })}</span>
    </span>
  )
}
