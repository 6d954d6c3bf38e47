import { passagesFrom } from '@core/learning/verbatim'
import { heldRuns } from '@core/privacy/held-words'
import { recordKinds } from '@core/record/kinds'
import { textsOf } from '@core/record/record-kind'
import { List, Stack, Text } from '@mantine/core'
import { IconQuote } from '@tabler/icons-react'
import { useRow, useRows } from '../../data/hooks'
import { today } from '../../terms/today'
import { HintNotice } from '../../ui/hints'
import { useTranslation } from '../../ui/use-translation'

type HeldWordsProps = { kind: 'insight' | 'harvestedOutcome' | 'phase'; id: string }

/** Beside what the team writes: passages in it that are a story's, word for word, and that others may not read. */
export function HeldWords({ kind, id }: HeldWordsProps) {
  const { t } = useTranslation('learning')
  const row = useRow(kind, id)
  const story = useRows('story')
  const person = useRows('person')
  const consent = useRows('consent')
  const contact = useRows('contact')
  if (!row || !story || !person || !consent || !contact) return null
  const runs = heldRuns({ story, person, consent, contact }, today(), 'report')
  const found = textsOf(recordKinds[kind].fields, row).flatMap(text =>
    passagesFrom(text, runs).map(({ from, to }) => text.slice(from, to)),
  )
  if (found.length === 0) return null
  return (
    <HintNotice icon={<IconQuote size={22} aria-hidden />} title={t('heldTitle')}>
      <Stack gap="xs">
        <List>
          {[...new Set(found)].map(passage => (
            <List.Item key={passage} dir="auto">
              “{passage}”
            </List.Item>
          ))}
        </List>
        <Text>{t('heldAbout')}</Text>
      </Stack>
    </HintNotice>
  )
}
