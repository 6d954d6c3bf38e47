import { SegmentedControl, Stack } from '@mantine/core'
import { useSearchParams } from 'react-router'
import { useRow } from '../../../data/hooks'
import { RecordsView } from '../../../terms/records/records-view'
import { useTranslation } from '../../../ui/use-translation'
import { AssumptionNotes, AssumptionState } from './assumption-notes'
import { EvidenceStrengths } from './evidence-strengths'
import { useClaimEdits } from './use-claim-edits'

const kinds = ['assumption', 'evidence'] as const

/** All that is said of the theory's links, as lists. */
export function ClaimsView() {
  const { t } = useTranslation('claims')
  const [search, setSearch] = useSearchParams()
  const kind = kinds.find(each => each === search.get('list')) ?? 'assumption'
  const show = (list: string) =>
    setSearch(now => {
      const next = new URLSearchParams(now)
      next.set('list', list)
      next.delete('record')
      return next
    })
  return (
    <Stack>
      <SegmentedControl
        aria-label={t('list')}
        w="fit-content"
        value={kind}
        onChange={show}
        data={kinds.map(each => ({ value: each, label: t(`listOf.${each}`) }))}
      />
      {kind === 'assumption' ? (
        <RecordsView key={kind} kind={kind} more={id => <MoreOfAssumption id={id} />} />
      ) : (
        <RecordsView key={kind} kind={kind} more={id => <MoreOfEvidence id={id} />} />
      )}
    </Stack>
  )
}

function MoreOfAssumption({ id }: { id: string }) {
  const assumption = useRow('assumption', id)
  const edits = useClaimEdits({ id: assumption?.linkId ?? '' })
  if (!assumption) return null
  return (
    <Stack gap="sm">
      <AssumptionState assumption={assumption} />
      <AssumptionNotes assumption={assumption} edits={edits} />
    </Stack>
  )
}

function MoreOfEvidence({ id }: { id: string }) {
  const evidence = useRow('evidence', id)
  const edits = useClaimEdits({ id: evidence?.linkId ?? '' })
  return evidence ? <EvidenceStrengths evidence={evidence} edits={edits} /> : null
}
