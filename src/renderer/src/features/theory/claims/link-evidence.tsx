import { type Evidence, evidenceSides, type Link } from '@core/project/entities'
import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { AttachmentsBehindTitle } from '../../../terms/attachments/attachments'
import { saveIfValid, useTextProblem, useWordsProblem } from '../../../terms/title-problem'
import common from '../../../ui/common.module.css'
import { DraftArea, DraftInput, DraftSelect } from '../../../ui/draft-fields'
import { useTranslation } from '../../../ui/use-translation'
import { AddWords } from './add-words'
import classes from './claims.module.css'
import { EvidenceStrengths } from './evidence-strengths'
import { type ClaimEdits, longestEvidence, longestSource, nextOrder, useClaimEdits } from './use-claim-edits'

type EvidenceCardProps = { evidence: Evidence; edits: ClaimEdits; onRemove: () => void }

function EvidenceCard({ evidence, edits, onRemove }: EvidenceCardProps) {
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

type LinkEvidenceProps = { link: Link; evidence: readonly Evidence[] }

/** What speaks for a link and what speaks against it. Neither is summed up: people weigh them. */
export function LinkEvidence({ link, evidence }: LinkEvidenceProps) {
  const { t } = useTranslation('claims')
  const edits = useClaimEdits(link)
  return (
    <Stack gap="sm" component="section" aria-label={t('evidence')}>
      <Title order={3} size="h4">
        {t('evidence')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('evidenceHint')}
      </Text>
      {evidenceSides.map(side => (
        <OneSide
          key={side}
          side={side}
          evidence={evidence.filter(each => each.side === side)}
          order={nextOrder(evidence)}
          edits={edits}
        />
      ))}
    </Stack>
  )
}

type OneSideProps = { side: Evidence['side']; evidence: readonly Evidence[]; order: number; edits: ClaimEdits }

function OneSide({ side, evidence, order, edits }: OneSideProps) {
  const { t } = useTranslation('claims')
  const heading = useRef<HTMLHeadingElement>(null)
  const [source, setSource] = useState('')
  const sourceProblem = useTextProblem(longestSource)
  return (
    <Stack gap="sm">
      <Title order={4} size="h5" ref={heading} tabIndex={-1}>
        {t(`sideTitle.${side}`)}
      </Title>
      {evidence.length === 0 && <Text c="dimmed">{t('nothingYet')}</Text>}
      <ul className={common.looseList}>
        {evidence.map(each => (
          <li key={each.id}>
            <EvidenceCard
              evidence={each}
              edits={edits}
              onRemove={() => {
                // The button that had the focus goes.
                heading.current?.focus()
                void edits.removeEvidence(each)
              }}
            />
          </li>
        ))}
      </ul>
      <AddWords
        open={t(`addEvidence.${side}`)}
        label={t('evidenceWords')}
        description={t('evidenceWordsHint')}
        longest={longestEvidence}
        onAdd={async words => {
          if (sourceProblem(source) !== null) return false
          const written = await edits.addEvidence({ side, words, source: source.trim(), order })
          if (written) setSource('')
          return written
        }}
      >
        <TextInput
          label={t('source')}
          description={t('sourceHint')}
          value={source}
          error={sourceProblem(source)}
          onChange={event => setSource(event.currentTarget.value)}
        />
      </AddWords>
    </Stack>
  )
}
