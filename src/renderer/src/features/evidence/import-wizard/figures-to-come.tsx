import { type FigureToCome, measureFed } from '@core/import/figures-to-come'
import { cautionsInWords, figureInWords, lackingInWords } from '@core/measure/figure-words'
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useProject, useRows } from '../../../data/hooks'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import { Part } from './part'
import type { ImportWizardState } from './use-import-wizard'

const shownFirst = 12

/** What each measure comes to by year, beside the file's own total, before anything is written. */
export function FiguresToCome({ figures, wizard }: { figures: readonly FigureToCome[]; wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { smallestGroup } = useProject()
  const measures = useRows('measure')
  const [all, setAll] = useState(false)
  const { mapping } = wizard
  if (!mapping || !measures || figures.length === 0) return null
  const newestFirst = figures.toSorted((a, b) => a.measure - b.measure || b.period.firstDay - a.period.firstDay)
  const shown = all ? newestFirst : newestFirst.slice(0, shownFirst)
  const hasTotals = figures.some(({ stated }) => stated !== null)
  return (
    <Part title={t('figuresTitle')}>
      <TableFrame caption={t('figuresCaption')}>
        <ColumnHeads
          columns={[t('figuresMeasure'), t('figuresYear'), t('figuresComeTo'), hasTotals && t('figuresStated')]}
        />
        <tbody>
          {shown.map(({ measure, period, figure, stated, lacking }) => {
            const about = measureFed(mapping.measures[measure], measures)
            if (!about) return null
            const inWords = (each: typeof figure | number): string =>
              [figureInWords(each, about, { threshold: smallestGroup }), about.unit]
                .filter(text => text !== '')
                .join(' ')
            const without = lackingInWords(lacking)
            const cautions = [...(without === '' ? [] : [t('figuresWithout', { without })]), ...cautionsInWords(figure)]
            return (
              <tr key={`${measure} ${period.firstDay}`}>
                <th scope="row" dir="auto">
                  {about.title}
                </th>
                <td data-nowrap>{period.label}</td>
                <td>
                  {inWords(figure)}
                  {cautions.map(caution => (
                    <Text key={caution} size="sm" c="dimmed">
                      {caution}
                    </Text>
                  ))}
                </td>
                {hasTotals && (
                  <td>{stated && t('figuresStatedAs', { figure: inWords(stated.value), label: stated.label })}</td>
                )}
              </tr>
            )
          })}
        </tbody>
      </TableFrame>
      <Text c="dimmed">{t('figuresHint')}</Text>
      {newestFirst.length > shown.length && (
        <Stack align="flex-start">
          <Button variant="subtle" onClick={() => setAll(true)}>
            {t('figuresMore', { count: newestFirst.length })}
          </Button>
        </Stack>
      )}
    </Part>
  )
}
