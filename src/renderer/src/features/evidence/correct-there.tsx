import { canReplace, type FigureToCorrect, isSameThere } from '@core/import/correct-later'
import { isUnread } from '@core/import/duplicate-index'
import { type DuplicateChoice, duplicateChoices } from '@core/import/duplicates'
import type { Mapping } from '@core/import/mapping'
import { flags } from '@core/observation/block'
import type { Measure } from '@core/project/entities'
import { dayInWords, rowInWords } from '@core/words/format'
import { Radio, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { useValueWords } from './import-wizard/use-value-words'

export type FigureFound = FigureToCorrect & {
  /** Key within the mapping, by which its value is put into words. */
  readonly measure: string
}

type CorrectThereProps = {
  line: number
  mapping: Mapping
  measures: readonly Measure[]
  figures: readonly FigureFound[]
  onClose: () => void
  onChoose: (choice: DuplicateChoice) => void
}

/** Figures of a row put right that the project has already, with both values, and what to do with the new ones. */
export function CorrectThere({ line, mapping, measures, figures, onClose, onChoose }: CorrectThereProps) {
  const { t } = useTranslation('evidence')
  const inWords = useValueWords(mapping)
  const [choice, setChoice] = useState<DuplicateChoice | null>(null)
  const [asked, setAsked] = useState(false)
  const found = figures.filter(({ there }) => !there.every(isUnread))
  const mayReplace = canReplace(figures)
  const offered = duplicateChoices.filter(each => each !== 'replace' || mayReplace)
  const newValueOf = ({ observation, measure }: FigureFound) =>
    inWords({ ...observation, measure, flag: flags[observation.flag] })
  const titleOf = ({ observation }: FigureFound) => measures.find(({ id }) => id === observation.measureId)?.title ?? ''
  const go = () => {
    setAsked(true)
    if (choice !== null) return onChoose(choice)
  }
  return (
    <Dialog
      onClose={onClose}
      title={t('correctThereTitle', { line })}
      size="lg"
      action={{ label: t('correctThereGo'), onChoose: go }}
    >
      <Text>{t('correctThere', { count: found.length })}</Text>
      <TableFrame caption={t('duplicatesCaption')}>
        <ColumnHeads
          columns={[t('measure'), t('day'), t('where'), { number: t('valueCorrect') }, { number: t('valueThere') }]}
        />
        <tbody>
          {found.map(figure => (
            <tr key={figure.observation.id}>
              <th scope="row" dir="auto">
                {titleOf(figure)}
              </th>
              <td data-nowrap>{dayInWords(figure.observation.day)}</td>
              <td dir="auto">{rowInWords(Object.values(figure.observation.dimensions))}</td>
              <td data-number>{newValueOf(figure)}</td>
              <td data-number>
                {isSameThere(figure)
                  ? t('valueSame')
                  : figure.there
                      .slice(0, valuesShown)
                      .map(({ flag, value, denominator }) =>
                        inWords({
                          measure: figure.measure,
                          flag,
                          value: known(value),
                          denominator: known(denominator),
                        }),
                      )
                      .join('; ')}
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <Radio.Group
        label={t('correctThereAsk')}
        value={choice ?? ''}
        error={asked && choice === null ? t('correctThereChoose') : null}
        onChange={value => setChoice(duplicateChoices.find(each => each === value) ?? null)}
      >
        <Stack gap="xs" mt="xs">
          {offered.map(each => (
            <Radio
              key={each}
              value={each}
              label={t(`correctChoice.${each}`)}
              description={t(`correctChoiceHint.${each}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {!mayReplace && <Text>{t('correctNoReplace')}</Text>}
    </Dialog>
  )
}

const valuesShown = 5
const known = (value: number): number | null => (Number.isNaN(value) ? null : value)
