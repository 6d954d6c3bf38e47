import type { ConsensusRow } from '@core/workshop/consensus-table'
import { Text } from '@mantine/core'
import { lazy, Suspense } from 'react'
import common from '../../ui/common.module.css'
import { Section } from '../../ui/section'
import { TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { useAnswerFigure } from './group-answer'
import type { GroupTaking } from './taking-part'
import classes from './workshops.module.css'

// The chart library is the heaviest thing on the page: the table need not wait for it.
const SharesChart = lazy(async () => ({ default: (await import('./shares-chart')).SharesChart }))

const charted = 8
const barHeight = 22
const colours = ['var(--cm-chart-1)', 'var(--cm-chart-2)', 'var(--cm-chart-3)', 'var(--cm-chart-4)']

type SharesViewProps = { rows: readonly ConsensusRow[]; groups: readonly GroupTaking[] }

/** How many in each group say must have, for what all want most: a chart with its table beside it. Nothing where nothing is ranked. */
export function SharesView({ rows, groups }: SharesViewProps) {
  const { t } = useTranslation(['workshops', 'terms'])
  const figureOf = useAnswerFigure()
  const voting = groups.filter(({ id }) =>
    rows.some(({ outcome }) => outcome.groups.some(group => group.perspectiveId === id)),
  )
  const series = voting.map(({ id, name }, index) => ({
    id,
    name,
    letter: String.fromCharCode(65 + (index % 26)),
    colour: colours[index % colours.length] ?? '',
  }))
  const items = rows.flatMap(({ item, voice, outcome }) => {
    if (voice.place === null) return []
    const answers = series.map(({ id }) => {
      const group = outcome.groups.find(({ perspectiveId }) => perspectiveId === id)
      return { share: group?.mustHaveShare ?? 0, words: group ? figureOf(group) : t('terms:ruleOutcome.no-ratings') }
    })
    return [{ id: item.id, words: item.words, place: voice.place, answers }]
  })
  const shown = items.slice(0, charted)
  if (shown.length === 0) return null
  return (
    <Section title={t('shares')} mb={0}>
      <Text c="dimmed" mb="sm">
        {t('sharesHint')}
      </Text>
      <div className={classes.chartAndTable}>
        <figure className={common.figure}>
          <ul className={classes.keys} aria-label={t('sharesKeys')}>
            {series.map(({ id, name, letter, colour }) => (
              <li key={id} className={classes.keyItem}>
                <span className={classes.key} style={{ background: colour }} aria-hidden />
                <span>
                  <strong>{letter}</strong> <span dir="auto">{name}</span>
                </span>
              </li>
            ))}
          </ul>
          {/* A chart reads from left to right in every language. */}
          <div
            role="img"
            aria-label={t('sharesPicture', { count: shown.length })}
            dir="ltr"
            style={{ height: shown.length * (series.length * barHeight + 14) + 48 }}
          >
            <Suspense fallback={null}>
              <SharesChart items={shown} series={series} />
            </Suspense>
          </div>
        </figure>
        <TableFrame caption={t('sharesCaption')}>
          <thead>
            <tr>
              <th scope="col">{t('columnPlace')}</th>
              <th scope="col">{t('columnItem')}</th>
              {series.map(({ id, name, letter }) => (
                <th key={id} scope="col">
                  {letter} <span dir="auto">{name}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map(({ id, place, words, answers }) => (
              <tr key={id}>
                <td>{t('placeShort', { place })}</td>
                <th scope="row" dir="auto">
                  <span className={classes.itemWords}>{words}</span>
                </th>
                {series.map((one, index) => (
                  <td key={one.id}>{answers[index]?.words}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </div>
    </Section>
  )
}
