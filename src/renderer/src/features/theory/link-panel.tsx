import type { Link } from '@core/project/entities'
import { Anchor, Button, Stack, Text } from '@mantine/core'
import { IconArrowDown, IconTrash } from '@tabler/icons-react'
import { Attachments } from '../../terms/attachments/attachments'
import { Comments } from '../../terms/comments/comments'
import { saveIfValid, useTextProblem } from '../../terms/title-problem'
import { DraftArea } from '../../ui/draft-fields'
import { useTranslation } from '../../ui/use-translation'
import { LinkAssumptions } from './claims/link-assumptions'
import { LinkEvidence } from './claims/link-evidence'
import { SidePanel } from './side-panel'
import type { Theory } from './use-theory'
import type { TheoryEdits } from './use-theory-edits'
import type { Selection } from './use-theory-view'

type LinkPanelProps = {
  link: Link
  theory: Theory
  edits: TheoryEdits
  takeFocus: boolean
  onSelect: (selection: Selection | null) => void
  onRemove: (link: Link) => void
}

/** One claim: why it is believed, what it rests on, and what speaks for and against it. */
export function LinkPanel({ link, theory, edits, takeFocus, onSelect, onRemove }: LinkPanelProps) {
  const { t } = useTranslation('theory')
  const textProblem = useTextProblem()
  const end = (id: string) => (
    <Anchor
      component="button"
      ta="start"
      fw={600}
      dir="auto"
      style={{ overflowWrap: 'anywhere' }}
      onClick={() => onSelect({ kind: 'element', id })}
    >
      {theory.elements.find(element => element.id === id)?.title}
    </Anchor>
  )
  return (
    <SidePanel label={t('aboutLink')} heading={t('aboutLink')} takeFocus={takeFocus} onClose={() => onSelect(null)}>
      <Stack gap="xs" align="flex-start">
        {end(link.from)}
        <Text c="dimmed" display="flex" style={{ alignItems: 'center', gap: '0.4rem' }}>
          <IconArrowDown size={18} aria-hidden /> {t('leadsTo')}
        </Text>
        {end(link.to)}
      </Stack>
      <DraftArea
        label={t('rationale')}
        data-field="rationale"
        description={t('rationaleHint')}
        minRows={3}
        maxRows={12}
        stored={link.rationale}
        keepText={saveIfValid(textProblem, rationale => edits.explain(link, rationale))}
      />
      <LinkAssumptions link={link} assumptions={theory.assumptions.filter(({ linkId }) => linkId === link.id)} />
      <LinkEvidence link={link} evidence={theory.evidence.filter(({ linkId }) => linkId === link.id)} />
      <Attachments about={{ kind: 'link', id: link.id }} headingOrder={3} />
      <Comments key={link.id} about={{ kind: 'link', id: link.id }} headingOrder={3} />
      <div>
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={20} aria-hidden />}
          onClick={() => onRemove(link)}
        >
          {t('deleteLink')}
        </Button>
      </div>
    </SidePanel>
  )
}
