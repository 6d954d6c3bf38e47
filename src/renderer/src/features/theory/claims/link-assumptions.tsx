import type { Assumption, Link } from '@core/project/entities'
import { Button, Stack, Text, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useRef } from 'react'
import { saveIfValid, useTextProblem, useWordsProblem } from '../../../terms/title-problem'
import common from '../../../ui/common.module.css'
import { DraftArea, DraftInput } from '../../../ui/draft-fields'
import { useTranslation } from '../../../ui/use-translation'
import { AddWords } from './add-words'
import { AssumptionNotes, AssumptionState } from './assumption-notes'
import classes from './claims.module.css'
import { type ClaimEdits, longestAssumption, longestWatcher, nextOrder, useClaimEdits } from './use-claim-edits'

type AssumptionCardProps = { assumption: Assumption; edits: ClaimEdits; onRemove: () => void }

function AssumptionCard({ assumption, edits, onRemove }: AssumptionCardProps) {
  const { t } = useTranslation('claims')
  const wordsProblem = useWordsProblem(longestAssumption)
  const watcherProblem = useTextProblem(longestWatcher)
  return (
    <Stack gap="sm" className={classes.card ?? ''} data-field={`assumption-${assumption.id}`}>
      <AssumptionState assumption={assumption} />
      <DraftArea
        label={t('assumptionWords')}
        minRows={1}
        maxRows={10}
        stored={assumption.words}
        keepText={saveIfValid(wordsProblem, words => edits.editAssumption(assumption, { words }))}
      />
      <DraftInput
        label={t('watchedBy')}
        description={t('watchedByHint')}
        stored={assumption.watchedBy}
        keepText={saveIfValid(watcherProblem, watchedBy => edits.editAssumption(assumption, { watchedBy }))}
      />
      <AssumptionNotes assumption={assumption} edits={edits}>
        <Button
          variant="subtle"
          size="sm"
          color="red"
          leftSection={<IconTrash size={18} aria-hidden />}
          aria-label={t('removeAssumption', { words: assumption.words })}
          onClick={onRemove}
        >
          {t('delete')}
        </Button>
      </AssumptionNotes>
    </Stack>
  )
}

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
      <ul className={common.looseList}>
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
