import type { Period } from '@core/observation/period'
import type { Narrative, ReportNote } from '@core/project/entities'
import { markdownOf, narrativeAt, type TextPlace } from '@core/report/narratives'
import { proseOf } from '@core/report/rich-text'
import { Button, Stack, Text, VisuallyHidden } from '@mantine/core'
import { IconChevronDown, IconHistory } from '@tabler/icons-react'
import { useState } from 'react'
import type { FigureChoice } from '../../ui/rich-text/live-figure'
import { RichTextField } from '../../ui/rich-text/rich-text-field'
import { wordsIn } from '../../ui/rich-text/words-in'
import { useTranslation } from '../../ui/use-translation'
import { PlainWords } from './plain-words'
import classes from './reports.module.css'
import { TextNotes } from './text-notes'
import type { TypedTexts } from './typed-texts'
import { useKeepNarrative } from './use-narratives'

type SectionTextProps = {
  place: TextPlace
  period: Period
  /** The period of its kind before it; null: there is none. */
  before: Period | null
  narratives: readonly Narrative[]
  figures: readonly FigureChoice[] | undefined
  name: string
  /** Of the editor. */
  label: string
  /** The section holds nothing but this text. */
  isOnlyText: boolean
  budget: number | null
  /** What else the section has or lacks, in sentences. */
  lacks: readonly string[]
  /** Names of the other outlines with this text. */
  usedBy: readonly string[]
  notes: readonly ReportNote[]
  typed: TypedTexts
}

/** One text of the report: a line that says how far it is, and, once opened, the editor with all that helps the writer. */
export function SectionText(props: SectionTextProps) {
  const { place, period, before, narratives, figures, name, label, isOnlyText, budget, lacks, usedBy, notes, typed } =
    props
  const { t } = useTranslation('reportWriting')
  const keep = useKeepNarrative()
  const [open, setOpen] = useState(false)
  const written = narrativeAt(narratives, period.key, place)
  const text = written ? markdownOf(written) : ''
  const earlier = before && narrativeAt(narratives, before.key, place)
  const figureOf = (call: string) => figures?.find(figure => figure.call === call)?.value
  const prose = () =>
    proseOf(text, inner => {
      const words = figureOf(inner.trim())
      return words === undefined ? { ok: false } : { ok: true, value: { words, state: 'value' } }
    })
  const state =
    text === ''
      ? t(isOnlyText ? 'nothingWrittenLeftOut' : 'nothingWritten')
      : lengthInWords(
          t,
          wordsIn(text, call => figureOf(call) ?? ''),
          budget,
        )
  const openNotes = notes.filter(({ done }) => !done).length
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)} className={classes.text}>
      <summary tabIndex={0} data-field={written ? `narrative-${written.id}` : undefined}>
        <IconChevronDown size={20} aria-hidden className={classes.chevron} />
        <span className={classes.summary}>
          <Text span fw={600} dir="auto" className={classes.name}>
            {name}
          </Text>
          <Text span size="sm" c="dimmed" className={classes.state}>
            {[...(open ? [] : [state]), ...(openNotes > 0 ? [t('openNotes', { count: openNotes })] : [])].join(' · ')}
          </Text>
          {lacks.map(lack => (
            <Text key={lack} span size="sm" c="dimmed" className={classes.lack}>
              {lack}
            </Text>
          ))}
        </span>
      </summary>
      <Stack gap="xs" className={classes.open}>
        {open && (
          <>
            {earlier && text === '' && before && (
              <div>
                <Button
                  size="sm"
                  variant="default"
                  leftSection={<IconHistory size={18} aria-hidden />}
                  onClick={() => keep(period.key, place, markdownOf(earlier))}
                >
                  {t('startFrom', { period: before.label })}
                </Button>
              </div>
            )}
            <RichTextField
              label={<VisuallyHidden>{label}</VisuallyHidden>}
              description={usedBy.length > 0 ? t('alsoIn', { names: usedBy }) : undefined}
              stored={text}
              keepText={typed => keep(period.key, place, typed)}
              figures={figures}
              budget={budget}
              onTyping={typing => typed.set(period.key, place, typing)}
            />
            {text !== '' && <PlainWords prose={prose} text={text} />}
          </>
        )}
        {notes.length > 0 && <TextNotes notes={notes} />}
      </Stack>
    </details>
  )
}

type Say = ReturnType<typeof useTranslation<'reportWriting'>>['t']

function lengthInWords(t: Say, count: number, budget: number | null): string {
  if (budget === null) return t('wordsWritten', { count })
  return count > budget ? t('wordsOver', { count, budget }) : t('wordsOf', { count, budget })
}
