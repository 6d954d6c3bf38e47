import type { TotalCheck } from '@core/import/total-checks'
import { Button, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayInWords } from '../../../ui/day-in-words'
import classes from './import-wizard.module.css'
import { Part } from './part'

const shownFirst = 3

/** Totals the file states, held against what comes in. Those that agree come first, newest first. */
export function TotalChecks({ checks }: { checks: readonly TotalCheck[] }) {
  const { t } = useTranslation('evidence')
  const [all, setAll] = useState(false)
  if (checks.length === 0) return null
  const sorted = checks.toSorted((a, b) => Number(b.agrees) - Number(a.agrees) || b.day - a.day || b.stated - a.stated)
  const shown = all ? sorted : sorted.slice(0, shownFirst)
  return (
    <Part title={t('checksTitle')}>
      <ul className={classes.checks}>
        {shown.map(check => {
          const Icon = check.agrees ? IconCircleCheck : IconInfoCircle
          const facts = {
            sum: check.sumOfParts,
            stated: check.stated,
            label: check.label,
            day: dayInWords(check.day),
          }
          return (
            <li key={`${check.line} ${check.measure} ${check.day}`} data-agrees={check.agrees}>
              <Icon size={20} aria-hidden />
              <span dir="auto">
                {check.agrees
                  ? t('checkAgrees', facts)
                  : check.partsWithoutNumber > 0
                    ? t('checkDiffersWithout', { ...facts, count: check.partsWithoutNumber })
                    : t('checkDiffers', facts)}
              </span>
            </li>
          )
        })}
      </ul>
      {shown.some(({ agrees }) => !agrees) && <Text c="dimmed">{t('checkDiffersHint')}</Text>}
      {sorted.length > shown.length && (
        <Stack align="flex-start">
          <Button variant="subtle" onClick={() => setAll(true)}>
            {t('checksMore', { count: sorted.length - shown.length })}
          </Button>
        </Stack>
      )}
    </Part>
  )
}
