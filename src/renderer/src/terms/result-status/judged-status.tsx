import type { Period } from '@core/observation/period'
import type { Judgement } from '@core/project/entities'
import { type Judged, judgementsOf, yearJudged } from '@core/theory/judgement'
import { Button, Stack, Text, Title } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject, useRows } from '../../data/hooks'
import { dayInWords } from '../../ui/day-in-words'
import { usePerspectiveName } from '../use-perspective-name'
import { JudgementForm } from './judgement-form'
import classes from './result-status.module.css'
import { ResultStatusMark } from './result-status-mark'

type JudgedStatusProps = {
  judged: Judged
  /** The year a new judgement speaks of, unless the person chooses another; null: today's. */
  period: Period | null
  headingOrder: 2 | 3
}

/** The result status as people judged it, with every judgement there was. What the figures say stands elsewhere. */
export function JudgedStatus({ judged, period, headingOrder }: JudgedStatusProps) {
  const { t } = useTranslation('resultStatus')
  const { yearStart } = useProject()
  const judgements = useRows('judgement')
  const [judging, setJudging] = useState(false)
  if (!judgements) return null
  const [counts, ...earlier] = judgementsOf(judgements, judged, yearStart)
  return (
    <Stack component="section" gap="xs" align="flex-start" aria-label={t('title')}>
      <Title order={headingOrder} size="h4">
        {t('title')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('hint')}
      </Text>
      {counts ? <OneJudgement judgement={counts} /> : <Text>{t('nobodyYet')}</Text>}
      <Button
        variant="default"
        leftSection={<IconUsersGroup size={20} aria-hidden />}
        data-field="judge"
        onClick={() => setJudging(true)}
      >
        {t(counts ? 'judgeAgain' : 'judge')}
      </Button>
      {earlier.length > 0 && (
        <details className={classes.earlier}>
          <summary>{t('earlier', { count: earlier.length })}</summary>
          <ol className={classes.list}>
            {earlier.map(judgement => (
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
  const { yearStart } = useProject()
  const nameOf = usePerspectiveName()
  return (
    <div>
      <ResultStatusMark status={judgement.status} />
      <p className={classes.reason} dir="auto">
        {judgement.reason}
      </p>
      <Text size="sm" c="dimmed" mt={4}>
        {t('when', { day: dayInWords(judgement.day), period: yearJudged(judgement, yearStart).label })}{' '}
        {judgement.judgedBy.length > 0 ? (
          <bdi>{t('by', { names: judgement.judgedBy.map(nameOf).join('; ') })}</bdi>
        ) : (
          t('byNobodySaid')
        )}
      </Text>
    </div>
  )
}
