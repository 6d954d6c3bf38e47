import { type Evidence, evidenceSides } from '@core/project/entities'
import { Button, Group, Stack } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AttachmentsBehindTitle } from '../../../terms/attachments/attachments'
import { saveIfValid, useTextProblem, useWordsProblem } from '../../../terms/title-problem'
import { DraftArea, DraftInput, DraftSelect } from '../../../ui/draft-fields'
import classes from './claims.module.css'
import { EvidenceStrengths } from './evidence-strengths'
import { longestEvidence, longestSource } from './limits'
import type { ClaimEdits } from './use-claim-edits'

type EvidenceCardProps = { evidence: Evidence; edits: ClaimEdits; onRemove: () => void }

export function EvidenceCard({ evidence, edits, onRemove }: EvidenceCardProps) {
  const { t } = useTranslation('claims')
  const wordsProblem = useWordsProblem(longestEvidence)
  const sourceProblem = useTextProblem(longestSource)
  return (
    <Stack gap="sm" className={classes.card ?? ''} data-side={evidence.side}>
      <DraftArea
        label={t('evidenceWords')}
        minRows={1}
        maxRows={10}
        stored={evidence.words}
        keepText={saveIfValid(wordsProblem, words => edits.editEvidence(evidence, { words }))}
      />
      <DraftInput
        label={t('source')}
        stored={evidence.source}
        keepText={saveIfValid(sourceProblem, source => edits.editEvidence(evidence, { source }))}
      />
      <EvidenceStrengths evidence={evidence} edits={edits} />
      <AttachmentsBehindTitle about={{ kind: 'evidence', id: evidence.id }} />
      <Group gap="xs" align="flex-end" justify="space-between">
        <DraftSelect
          label={t('side')}
          size="sm"
          stored={evidence.side}
          data={evidenceSides.map(side => ({ value: side, label: t(`sideChoice.${side}`) }))}
          keepText={chosen =>
            edits.editEvidence(evidence, { side: evidenceSides.find(each => each === chosen) ?? evidence.side })
          }
        />
        <Button
          variant="subtle"
          size="sm"
          color="red"
          leftSection={<IconTrash size={18} aria-hidden />}
          aria-label={t('removeEvidence', { words: evidence.words })}
          onClick={onRemove}
        >
          {t('delete')}
        </Button>
      </Group>
    </Stack>
  )
}
