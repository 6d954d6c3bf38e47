import type { Period } from '@core/observation/period'
import type { Element, ReportNote, ReportOutline } from '@core/project/entities'
import { placeOfSection, type TextPlace } from '@core/report/narratives'
import { keyOf, type Outline, outlinesWith } from '@core/report/outlines'
import { Stack, Text } from '@mantine/core'
import { useMemo } from 'react'
import { useDeferredRest } from '../../ui/hooks'
import type { FigureChoice } from '../../ui/rich-text/live-figure'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import { elementsWithText, gapsOfSection, hasFigure, type Readings, type ReportRows, reportGaps } from './report-rows'
import classes from './reports.module.css'
import { useSectionName } from './section-name'
import { SectionText } from './section-text'
import { TextNotes } from './text-notes'
import type { TypedTexts } from './typed-texts'

type SectionTextsProps = {
  outline: Outline
  own: readonly ReportOutline[]
  rows: ReportRows
  notes: readonly ReportNote[]
  readings: Readings
  period: Period
  before: Period | null
  figures: readonly FigureChoice[] | undefined
  typed: TypedTexts
}

const samePlace = (a: TextPlace, b: TextPlace): boolean => a.section === b.section && a.elementId === b.elementId
const placeOfNote = ({ section, elementId }: ReportNote): TextPlace =>
  elementId === null ? placeOfSection(section || 'summary') : { section: null, elementId }

/** Sections drawn at once. */
const first = 2

/** What people write for each section of the report that is switched on, and for each outcome among the results. */
export function SectionTexts({
  outline,
  own,
  rows,
  notes,
  readings,
  period,
  before,
  figures,
  typed,
}: SectionTextsProps) {
  const { t } = useTranslation(['reportWriting', 'reports'])
  const nameOf = useSectionName()
  const gaps = reportGaps(rows, readings, period)
  const sections = outline.sections.filter(({ off }) => !off)
  const told = sections.some(({ section }) => section === 'results') ? elementsWithText(rows.element) : []
  const notesOfPeriod = notes.filter(note => note.period === '' || note.period === period.key)
  const places: TextPlace[] = [
    ...sections.map(section => placeOfSection(keyOf(section))),
    ...told.map(({ id }) => ({ section: null, elementId: id })),
  ]
  const others = notesOfPeriod.filter(note => !places.some(place => samePlace(place, placeOfNote(note))))
  const shared = { period, before, narratives: rows.narrative, figures, typed }
  const usedBy = useMemo(() => {
    const others = (key: string) => outlinesWith(key, own).filter(({ id }) => id !== outline.id)
    const keys = new Set(['results', ...outline.sections.map(keyOf)])
    return new Map([...keys].map(key => [key, others(key).map(({ name }) => name)]))
  }, [outline, own])
  const restSoon = useDeferredRest()
  const notesAt = (place: TextPlace) => notesOfPeriod.filter(note => samePlace(place, placeOfNote(note)))
  const figuresOf = ({ id }: Element): string => {
    const watching = rows.measure.filter(({ outcomeIds }) => outcomeIds.includes(id))
    if (watching.length === 0) return t('reports:nobodyMeasures')
    const known = watching.filter(measure => hasFigure(measure, readings, period)).length
    return t('reports:figuresOf', { count: watching.length, with: known, period: period.label })
  }
  return (
    <Section title={t('textsTitle')} mb={0}>
      <Text c="dimmed" mb="sm">
        {t('textsHint')}
      </Text>
      <Stack maw="56rem">
        <ol className={classes.texts}>
          {(restSoon ? sections : sections.slice(0, first)).map(section => {
            const place = placeOfSection(keyOf(section))
            return (
              <li key={section.id}>
                <SectionText
                  {...shared}
                  place={place}
                  name={nameOf(section)}
                  label={t('textOf', { name: nameOf(section), period: period.label })}
                  isOnlyText={section.section === 'text'}
                  budget={section.budget}
                  lacks={gapsOfSection(gaps, section.section).map(({ code, count }) =>
                    t(`reports:gap.${code}`, { count }),
                  )}
                  usedBy={usedBy.get(keyOf(section)) ?? []}
                  notes={notesAt(place)}
                />
                {section.section === 'results' && told.length > 0 && (
                  <ol className={classes.texts}>
                    {told.map(element => (
                      <li key={element.id}>
                        <SectionText
                          {...shared}
                          place={{ section: null, elementId: element.id }}
                          name={element.title}
                          label={t('reports:elementText', { title: element.title, period: period.label })}
                          isOnlyText={false}
                          budget={null}
                          lacks={[figuresOf(element)]}
                          usedBy={usedBy.get('results') ?? []}
                          notes={notesAt({ section: null, elementId: element.id })}
                        />
                      </li>
                    ))}
                  </ol>
                )}
              </li>
            )
          })}
        </ol>
        {sections.length === 0 && <Text c="dimmed">{t('noSections')}</Text>}
        {others.length > 0 && (
          <Section title={t('otherNotes')} order={3} mb={0}>
            <TextNotes notes={others} />
          </Section>
        )}
      </Stack>
    </Section>
  )
}
