import type { Assumption, Link } from '@core/project/entities'
import { Stack, Text, Title } from '@mantine/core'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { AddWords } from './add-words'
import { AssumptionCard } from './assumption-card'
import classes from './claims.module.css'
import { longestAssumption } from './limits'
import { nextOrder, useClaimEdits } from './use-claim-edits'

type LinkAssumptionsProps = { link: Link; assumptions: readonly Assumption[] }

/** What has to be true for a link to work, and what became of each. */
export function LinkAssumptions({ link, assumptions }: LinkAssumptionsProps) {
  const { t } = useTranslation('claims')
  const edits = useClaimEdits(link)
  const heading = useRef<HTMLHeadingElement>(null)
  return (
    <Stack gap="sm" component="section" aria-label={t('assumptions')}>
      <Title order={3} size="h4" ref={heading} tabIndex={-1}>
        {t('assumptions')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('assumptionsHint')}
      </Text>
      <ul className={classes.cards}>
        {assumptions.map(assumption => (
          <li key={assumption.id}>
            <AssumptionCard
              assumption={assumption}
              edits={edits}
              onRemove={() => {
                // The button that had the focus goes.
                heading.current?.focus()
                void edits.removeAssumption(assumption)
              }}
            />
          </li>
        ))}
      </ul>
      <AddWords
        open={t('addAssumption')}
        label={t('newAssumption')}
        longest={longestAssumption}
        onAdd={words => edits.addAssumption(words, nextOrder(assumptions))}
      />
    </Stack>
  )
}
