import { numberInWords } from '@core/measure/figure-words'
import { partsAgainstWhole } from '@core/measure/parts'
import { targetForPart } from '@core/measure/target'
import { type Figure, figureForPeriod } from '@core/observation/aggregate'
import { type Period, periodsBetween } from '@core/observation/period'
import type { MeasureReading } from '@core/observation/reading'
import type { Measure } from '@core/project/entities'
import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { type ReactNode, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useProject } from '../../data/hooks'
import { useReadingsByDimension } from '../../data/measure-dimensions'
import { PeriodSelect } from '../../terms/chosen-period'
import { useNamedPeriods } from '../../terms/named-periods'
import { HintNotice } from '../../ui/hint-notice'
import { TableFrame } from '../../ui/table-frame'
import { useFigureWords } from './measure-words'
import classes from './measures.module.css'

const largestShown = 10

/** The figures of one period by place (or another dimension), largest first. Nothing where they cannot be told apart. */
export function Breakdowns({ measure, reading }: { measure: Measure; reading: MeasureReading }) {
  const { t } = useTranslation('measures')
  const dimensions = useReadingsByDimension(measure)
  const [asked, setAsked] = useState<string | null>(null)
  if (!dimensions || dimensions.size === 0) return null
  const names = [...dimensions.keys()]
  const dimension = names.find(name => name === asked) ?? names.find(name => name === 'place') ?? names[0]
  const readings = dimension === undefined ? undefined : dimensions.get(dimension)
  if (dimension === undefined || !readings) return null
  return (
    <section aria-labelledby="breakdown-title">
      <Stack gap="md">
        <Title order={2} size="h3" id="breakdown-title" dir="auto">
          {t('breakdownTitle', { dimension })}
        </Title>
        <OneBreakdown
          measure={measure}
          dimension={dimension}
          reading={reading}
          readings={readings}
          pickDimension={
            names.length > 1 && (
              <NativeSelect
                label={t('breakdownBy')}
                value={dimension}
                data={names}
                onChange={event => setAsked(event.currentTarget.value)}
              />
            )
          }
        />
      </Stack>
    </section>
  )
}

type OneBreakdownProps = {
  measure: Measure
  dimension: string
  reading: MeasureReading
  readings: ReadonlyMap<string, MeasureReading>
  pickDimension: ReactNode
}

function OneBreakdown({ measure, dimension, reading, readings, pickDimension }: OneBreakdownProps) {
  const { t } = useTranslation('measures')
  const { yearStart } = useProject()
  const words = useFigureWords()
  const periods = useMemo(() => periodsWithFigures(readings.values(), yearStart), [readings, yearStart])
  const [asked, setAsked] = useState<string | null>(null)
  const named = useNamedPeriods()
  const period = [...periods, ...named].find(({ key }) => key === asked) ?? periods[0]
  const figures = useMemo(() => (period ? largestFirst(readings, measure, period) : []), [readings, measure, period])
  const differ = useMemo(
    () => (period ? partsAgainstWhole(reading, readings.values(), measure, period) : null),
    [reading, readings, measure, period],
  )
  if (!period) return null
  const targetOf = (word: string) => targetForPart(measure, period, dimension, word)
  const hasTargets = measure.targets.some(({ period: key, of }) => key === period.key && of?.dimension === dimension)
  const shown = figures.slice(0, largestShown)
  const caption = { title: measure.title, dimension, period: period.label, count: shown.length, all: figures.length }
  return (
    <>
      <Group gap="md">
        {pickDimension}
        <PeriodSelect label={t('columnPeriod')} periods={periods} named={named} period={period} choose={setAsked} />
      </Group>
      {shown.length === 0 ? (
        <Text c="dimmed">{t('breakdownNone', { dimension, period: period.label })}</Text>
      ) : (
        <div className={classes.narrow}>
          <TableFrame
            caption={
              <span dir="auto">
                {figures.length > shown.length ? t('breakdownCaption', caption) : t('breakdownCaptionAll', caption)}
              </span>
            }
          >
            <thead>
              <tr>
                <th scope="col" dir="auto" className={classes.dimension}>
                  {dimension}
                </th>
                <th scope="col" data-number>
                  {t('columnFigure')}
                </th>
                {hasTargets && (
                  <th scope="col" data-number>
                    {t('columnTarget')}
                  </th>
                )}
              </tr>
            </thead>
            <tbody>
              {shown.map(({ word, figure }) => (
                <tr key={word}>
                  <th scope="row" dir="auto">
                    {word}
                  </th>
                  <td data-number>{words.bare(figure, measure)}</td>
                  {hasTargets && (
                    <td data-number>{mapTarget(targetOf(word), value => words.bare(value, measure)) ?? '–'}</td>
                  )}
                </tr>
              ))}
            </tbody>
          </TableFrame>
        </div>
      )}
      {differ && (
        <HintNotice icon={<IconAlertTriangle size={24} aria-hidden />} title={t('partsDiffer')}>
          <Text>
            {t('partsDifferBy', { parts: numberInWords(differ.parts), whole: numberInWords(differ.whole) })}{' '}
            {t('partsDifferWhy')}
          </Text>
        </HintNotice>
      )}
    </>
  )
}

const mapTarget = (target: { value: number } | null, say: (value: number) => string): string | null =>
  target && say(target.value)

/** Newest first. */
function periodsWithFigures(readings: Iterable<MeasureReading>, yearStart: number): Period[] {
  const months = [...readings].flatMap(({ summary }) => [summary.month.at(0), summary.month.at(-1)])
  const known = months.filter(month => month !== undefined)
  return known.length === 0 ? [] : periodsBetween(Math.min(...known), Math.max(...known), yearStart).reverse()
}

function largestFirst(
  readings: ReadonlyMap<string, MeasureReading>,
  measure: Measure,
  period: Period,
): { word: string; figure: Figure }[] {
  return [...readings]
    .flatMap(([word, reading]) => {
      const figure = figureForPeriod(reading, measure, period)
      return figure ? [{ word, figure }] : []
    })
    .sort((a, b) => b.figure.value - a.figure.value || a.word.localeCompare(b.word))
}
