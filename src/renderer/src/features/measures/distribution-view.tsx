import { type Distribution, distributionOf } from '@core/measure/distribution'
import { numberInWords } from '@core/measure/figure-words'
import { aboveMiddle } from '@core/measure/likert'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { useProject } from '../../data/hooks'
import { useReadingsByDimension } from '../../data/observations/use-observations'
import common from '../../ui/common.module.css'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { useLevelFiles } from './charts/chart-files'
import { ExportChart } from './charts/export-chart'
import { LikertBars } from './likert-bars'
import classes from './measures.module.css'

type Row = { period: Period; found: Distribution }
const allItems = ''

/** How the answers on a scale lie over its levels in two periods, as bars and as a table. Nothing where nobody answered. */
export function DistributionView(props: { measure: Measure; reading: MeasureReading; periods: readonly Period[] }) {
  const { t } = useTranslation('measures')
  const { t: charts } = useTranslation('charts')
  const { measure, reading, periods } = props
  const files = useLevelFiles(measure)
  const byItem = useReadingsByDimension(measure)?.get('item')
  const [item, setItem] = useState(allItems)
  const [before, setBefore] = useState<string | null>(null)
  const [after, setAfter] = useState<string | null>(null)
  const asked = item === allItems ? reading : (byItem?.get(item) ?? reading)
  const rows = periods.flatMap((period): Row[] => {
    const found = distributionOf(asked, measure, period)
    return found ? [{ period, found }] : []
  })
  const items = [...new Set([...(measure.items ?? []), ...(byItem?.keys() ?? [])])]
  const first = rows.find(({ period }) => period.key === before) ?? rows.at(0)
  const last = rows.find(({ period }) => period.key === after) ?? rows.at(-1)
  if (measure.rubric.length === 0 || (rows.length === 0 && item === allItems)) return null
  const shown = first && last ? (first === last ? [first] : [first, last]) : []
  const options = rows.map(({ period }) => ({ value: period.key, label: period.label }))
  return (
    <section aria-labelledby="distribution-title">
      <Stack gap="md">
        <Title order={2} size="h3" id="distribution-title">
          {t('distributionTitle')}
        </Title>
        <Group gap="md" align="flex-end">
          {items.length > 0 && (
            <NativeSelect
              label={t('distributionItem')}
              value={item}
              data={[{ value: allItems, label: t('distributionAllItems') }, ...items]}
              onChange={event => setItem(event.currentTarget.value)}
            />
          )}
          {rows.length > 1 && first && last && (
            <>
              <NativeSelect
                label={t('distributionBefore')}
                value={first.period.key}
                data={options}
                onChange={event => setBefore(event.currentTarget.value)}
              />
              <NativeSelect
                label={t('distributionAfter')}
                value={last.period.key}
                data={options}
                onChange={event => setAfter(event.currentTarget.value)}
              />
            </>
          )}
        </Group>
        {shown.length === 0 && <Text>{t('distributionNoneOfItem')}</Text>}
        {shown.length > 0 && (
          <>
            <TwoDistributions measure={measure} rows={shown} />
            <div>
              <ExportChart
                title={charts(item === allItems ? 'levelsFile' : 'levelsOfItemFile', { title: measure.title, item })}
                {...files.distribution(shown, item === allItems ? null : item)}
              />
            </div>
          </>
        )}
      </Stack>
    </section>
  )
}

/** Of a scale from disagreeing to agreeing: how many are above its middle, with the words of these levels. */
function Headline({ measure, rows }: { measure: Measure; rows: readonly Row[] }) {
  const { t } = useTranslation('measures')
  const { smallestGroup } = useProject()
  const above = measure.rubric.slice(Math.floor(measure.rubric.length / 2 + 0.5)).map(({ name }) => name)
  const said = rows.flatMap(({ period, found }) => {
    const top = aboveMiddle(found.counts)
    if (!top) return []
    const { count, of } = top
    const words = { period: period.label, levels: above, count, of, share: count / of }
    return [t(of < smallestGroup ? 'likertHeadlineCounts' : 'likertHeadline', words)]
  })
  return said.map(sentence => (
    <Text key={sentence} fw={700} size="lg">
      {sentence}
    </Text>
  ))
}

function TwoDistributions({ measure, rows }: { measure: Measure; rows: readonly Row[] }) {
  const { t } = useTranslation('measures')
  const { smallestGroup } = useProject()
  const levels = measure.rubric
  const small = rows.some(({ found }) => found.answers < smallestGroup)
  const beyond = rows.reduce((sum, { found }) => sum + found.beyond, 0)
  const nameOf = (place: number) => levels[place - 1]?.name ?? String(place)
  const sentence = rows
    .map(({ period, found }) =>
      t('distributionSay', {
        period: period.label,
        count: found.answers,
        answers: found.answers,
        level: nameOf(found.median),
        mean: found.mean,
      }),
    )
    .join(' ')
  /** Of few answers per cent would claim too much. */
  const told = (count: number, answers: number) =>
    answers < smallestGroup ? String(count) : t('distributionCell', { answers: count, share: count / answers })
  return (
    <>
      <Headline measure={measure} rows={rows} />
      <figure className={common.figure}>
        <div role="img" aria-label={sentence}>
          <LikertBars
            levels={levels.map(({ name }) => name)}
            bars={rows.map(({ period, found }) => ({ key: period.key, name: period.label, counts: found.counts }))}
            threshold={smallestGroup}
          />
        </div>
        <figcaption className={classes.caption}>{sentence}</figcaption>
      </figure>
      {small && <Text>{t('distributionSmall', { threshold: smallestGroup })}</Text>}
      {beyond > 0 && <Text>{t('distributionBeyond', { count: beyond })}</Text>}
      <TableFrame caption={t('distributionCaption', { title: measure.title })}>
        <ColumnHeads
          columns={[
            t('distributionLevel'),
            ...rows.map(({ period }) => ({ number: period.label, dir: 'auto' as const })),
          ]}
        />
        <tbody>
          {levels.map(({ name }, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a level is its place
            <tr key={place}>
              <th scope="row" dir="auto">
                {t('distributionLevelName', { place: place + 1, name })}
              </th>
              {rows.map(({ period, found }) => (
                <td key={period.key} data-number>
                  {told(found.counts[place] ?? 0, found.answers)}
                </td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('distributionAll')}</th>
            {rows.map(({ period, found }) => (
              <td key={period.key} data-number>
                {numberInWords(found.answers)}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">{t('distributionAgreement')}</th>
            {rows.map(({ period, found }) => (
              <td key={period.key} data-number>
                {found.agreement === null ? '–' : numberInWords(Math.round(found.agreement * 100) / 100)}
              </td>
            ))}
          </tr>
        </tbody>
      </TableFrame>
      <Text size="sm" c="dimmed">
        {t('distributionAgreementHint')}
      </Text>
    </>
  )
}
