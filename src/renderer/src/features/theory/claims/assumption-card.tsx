import type { Assumption } from '@core/project/entities'
import { Button, Stack } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { saveIfValid, useTextProblem, useWordsProblem } from '../../../terms/title-problem'
import { DraftArea, DraftInput } from '../../../ui/draft-fields'
import { AssumptionNotes, AssumptionState } from './assumption-notes'
import classes from './claims.module.css'
import { longestAssumption, longestWatcher } from './limits'
import type { ClaimEdits } from './use-claim-edits'

type AssumptionCardProps = { assumption: Assumption; edits: ClaimEdits; onRemove: () => void }

export function AssumptionCard({ assumption, edits, onRemove }: AssumptionCardProps) {
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
