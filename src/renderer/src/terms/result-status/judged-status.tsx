import type { Period } from '@core/observation/period'
import type { Judgement, ResultStatus } from '@core/project/entities'
import { type Judged, judgementsOf, latestJudgement, periodJudged } from '@core/theory/claims'
import { dayInWords } from '@core/words/format'
import { Button, Stack, Text, Title } from '@mantine/core'
import {
  IconArchive,
  IconCircleHalf2,
  IconClockPause,
  IconFlag,
  IconQuestionMark,
  IconRoute,
  IconUsersGroup,
  IconX,
  type TablerIcon,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useRows } from '../../data/hooks'
import common from '../../ui/common.module.css'
import { useTranslation } from '../../ui/use-translation'
import { useCalendar } from '../named-periods'
import { usePerspectiveName } from '../use-perspective-name'
import { JudgementForm } from './judgement-form'
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

/** What people judged, and for when. Square and outlined, and it says so: nobody should take it for what the figures say. */
export function ResultStatusMark({ status, period }: { status: ResultStatus; period: string }) {
  const { t } = useTranslation(['resultStatus', 'terms'])
  const Sign = signs[status]
  return (
    <span className={classes.mark} data-status={status}>
      <Sign size={18} stroke={2} aria-hidden />
      <span>{t('judged', { period, status: t(`terms:resultStatus.${status}`) })}</span>
    </span>
  )
}

type JudgedStatusProps = {
  judged: Judged
  /** What a new judgement speaks of, unless the person chooses another; null: this year. */
  period: Period | null
  /** The judgement that counted at its end comes first. Null: the latest of all. */
  upTo: Period | null
  headingOrder: 2 | 3
}

/** The result status as people judged it, with every judgement there was. What the figures say stands elsewhere. */
export function JudgedStatus({ judged, period, upTo, headingOrder }: JudgedStatusProps) {
  const { t } = useTranslation('resultStatus')
  const calendar = useCalendar()
  const judgements = useRows('judgement')
  const [judging, setJudging] = useState(false)
  if (!judgements) return null
  const counts = latestJudgement(judgements, judged, calendar, upTo)
  const others = judgementsOf(judgements, judged, calendar).filter(({ id }) => id !== counts?.id)
  return (
    <Stack component="section" gap="xs" align="flex-start" aria-label={t('title')}>
      <Title order={headingOrder} size="h4">
        {t('title')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('hint')}
      </Text>
      {counts ? (
        <OneJudgement judgement={counts} />
      ) : (
        <Text dir="auto">{upTo && others.length > 0 ? t('nobodyUpTo', { period: upTo.label }) : t('nobodyYet')}</Text>
      )}
      <Button
        variant="default"
        leftSection={<IconUsersGroup size={20} aria-hidden />}
        data-field="judge"
        onClick={() => setJudging(true)}
      >
        {t(counts || others.length > 0 ? 'judgeAgain' : 'judge')}
      </Button>
      {others.length > 0 && (
        <details className={common.fold}>
          <summary>{t('others', { count: others.length })}</summary>
          <ol className={common.list}>
            {others.map(judgement => (
              <li key={judgement.id}>
                <OneJudgement judgement={judgement} />
              </li>
            ))}
          </ol>
        </details>
      )}
      {judging && <JudgementForm judged={judged} period={period} onClose={() => setJudging(false)} />}
    </Stack>
  )
}

function OneJudgement({ judgement }: { judgement: Judgement }) {
  const { t } = useTranslation('resultStatus')
  const calendar = useCalendar()
  const nameOf = usePerspectiveName()
  const periodLabel = periodJudged(judgement, calendar).label
  return (
    <div>
      <ResultStatusMark status={judgement.status} period={periodLabel} />
      <p className={common.reason} dir="auto">
        {judgement.reason}
      </p>
      <Text size="sm" c="dimmed" mt={4}>
        {t('when', { day: dayInWords(judgement.day), period: periodLabel })}{' '}
        {judgement.judgedBy.length > 0 ? (
          <bdi>{t('by', { names: judgement.judgedBy.map(nameOf).join('; ') })}</bdi>
        ) : (
          t('byNobodySaid')
        )}
      </Text>
    </div>
  )
}
