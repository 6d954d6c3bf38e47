import { forTheTeam, type TeamCopy } from '@core/privacy/shareable'
import { type Pathway, pathsToImpact, sentencesOf } from '@core/theory/sentences'
import type { TheoryPart } from '@core/theory/sub-theories'
import { Button, Group, List, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconListTree, IconPrinter, IconVolume } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { EmptyState } from '../../ui/hints'
import { usePrintable } from '../../ui/printable'
import { useTranslation } from '../../ui/use-translation'

/** The outline, or the same theory as sentences: for people whom a diagram shuts out, and to read aloud. */
export function SentencesOr({ theory, children }: { theory: TheoryPart; children: ReactNode }) {
  const { t } = useTranslation('theory')
  const [reading, setReading] = useState(false)
  return (
    <Stack gap="md">
      <Group data-no-print>
        <Button
          variant="default"
          leftSection={reading ? <IconListTree size={20} aria-hidden /> : <IconVolume size={20} aria-hidden />}
          onClick={() => setReading(!reading)}
        >
          {t(reading ? 'backToOutline' : 'readSentences')}
        </Button>
      </Group>
      {reading ? <Sentences theory={theory} /> : children}
    </Stack>
  )
}

/** The page as it stands, with the path that is shown. */
const print = (_: TeamCopy<Pathway>) => window.print()

function Sentences({ theory }: { theory: TheoryPart }) {
  const { t } = useTranslation('theory')
  usePrintable()
  const { paths, isCut } = useMemo(() => pathsToImpact(theory), [theory])
  const [asked, setAsked] = useState(0)
  // The theory may have lost paths since.
  const at = Math.min(asked, paths.length - 1)
  const path = paths[at]
  if (!path)
    return (
      <EmptyState icon={<IconListTree size={32} />} title={t('sentencesNone')}>
        {t('sentencesNoneText')}
      </EmptyState>
    )
  return (
    <Stack gap="md" component="section" aria-label={t('sentencesTitle')} maw="46rem">
      <Stack gap={4}>
        <Title order={2}>{t('sentencesTitle')}</Title>
        <Text c="dimmed">{t('sentencesAbout')}</Text>
        {isCut && <Text>{t('sentencesCut', { count: paths.length })}</Text>}
      </Stack>
      <Group data-no-print>
        <Step label={t('pathPrevious')} isLast={at === 0} onChoose={() => setAsked(at - 1)}>
          <IconArrowLeft size={20} aria-hidden />
        </Step>
        <Step label={t('pathNext')} isLast={at === paths.length - 1} onChoose={() => setAsked(at + 1)}>
          <IconArrowRight size={20} aria-hidden />
        </Step>
        <Button
          variant="default"
          leftSection={<IconPrinter size={20} aria-hidden />}
          onClick={() => print(forTheTeam('records', path))}
        >
          {t('pathPrint')}
        </Button>
      </Group>
      <div aria-live="polite">
        <Title order={3} mb="sm">
          {t('pathOf', { number: at + 1, count: paths.length })}
        </Title>
        <List type="ordered" spacing="sm" size="lg">
          {sentencesOf(path).map((sentence, index) => (
            <List.Item key={path.links[index]?.id}>{sentence}</List.Item>
          ))}
        </List>
      </div>
    </Stack>
  )
}

type StepProps = { label: string; isLast: boolean; onChoose: () => void; children: ReactNode }

/** At the end it keeps the focus, and says that it leads nowhere. */
const Step = ({ label, isLast, onChoose, children }: StepProps) => (
  <Button
    variant="default"
    leftSection={children}
    data-disabled={isLast}
    aria-disabled={isLast}
    onClick={() => {
      if (!isLast) onChoose()
    }}
  >
    {label}
  </Button>
)
