import { type Evidence, evidenceSides, type Link } from '@core/project/entities'
import { Stack, Text, TextInput, Title } from '@mantine/core'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTextProblem } from '../../../terms/title-problem'
import { AddWords } from './add-words'
import classes from './claims.module.css'
import { EvidenceCard } from './evidence-card'
import { longestEvidence, longestSource } from './limits'
import { type ClaimEdits, nextOrder, useClaimEdits } from './use-claim-edits'

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
      <ul className={classes.cards}>
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
          dir="auto"
          value={source}
          error={sourceProblem(source)}
          onChange={event => setSource(event.currentTarget.value)}
        />
      </AddWords>
    </Stack>
  )
}
