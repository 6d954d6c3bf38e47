import { type DuplicateChoice, duplicateChoices } from '@core/import/already-there'
import type { Mapping } from '@core/import/mapping'
import type { Duplicate } from '@core/import/preview'
import { Radio, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { dayInWords } from '../../../ui/day-in-words'
import { TableFrame } from '../../../ui/table-frame'
import { Part } from './part'
import type { BringIn } from './use-bring-in'
import { useValueWords } from './use-value-words'

/** Figures that the project has already, with both values, and what to do with the new ones. */
export function DuplicateChoices({ bringIn }: { bringIn: BringIn }) {
  const { t } = useTranslation('evidence')
  const { found, mapping } = bringIn
  const duplicates = found?.preview.reading?.duplicates
  if (!duplicates || !mapping || duplicates.count === 0) return null
  const { count, different, first, choice, hasToChoose } = duplicates
  const number = (value: number) => value.toLocaleString('en-GB')
  return (
    <Part title={t('duplicatesTitle')}>
      <Text>
        {t('duplicatesFound', { count, formatted: number(count) })}{' '}
        {different === 0
          ? t('duplicatesSame')
          : t('duplicatesDiffer', { same: number(count - different), different: number(different) })}
      </Text>
      <Radio.Group
        label={t('duplicatesAsk')}
        value={hasToChoose ? '' : choice}
        onChange={value => {
          const chosen = duplicateChoices.find(each => each === value)
          if (chosen) bringIn.chooseDuplicates(chosen)
        }}
      >
        <Stack gap="xs" mt="xs">
          {duplicateChoices.map((each: DuplicateChoice) => (
            <Radio
              key={each}
              value={each}
              label={t(`duplicatesChoice.${each}`)}
              description={t(`duplicatesChoiceHint.${each}`)}
            />
          ))}
        </Stack>
      </Radio.Group>
      {different > 0 && <Text c="dimmed">{t('duplicatesReplaceHint')}</Text>}
      <DuplicateTable duplicates={first} mapping={mapping} all={count} />
    </Part>
  )
}

const shownFirst = 8

type DuplicateTableProps = { duplicates: readonly Duplicate[]; mapping: Mapping; all: number }

function DuplicateTable({ duplicates, mapping, all }: DuplicateTableProps) {
  const { t } = useTranslation('evidence')
  const inWords = useValueWords(mapping)
  const listed = duplicates.slice(0, shownFirst)
  const shown = listed.length
  return (
    <TableFrame
      caption={
        shown < all
          ? t('duplicatesFirst', { count: shown, formatted: shown.toLocaleString('en-GB') })
          : t('duplicatesCaption')
      }
    >
      <thead>
        <tr>
          <th scope="col" data-number>
            {t('line')}
          </th>
          <th scope="col">{t('day')}</th>
          <th scope="col">{t('where')}</th>
          <th scope="col" data-number>
            {t('valueNew')}
          </th>
          <th scope="col" data-number>
            {t('valueThere')}
          </th>
        </tr>
      </thead>
      <tbody>
        {listed.map(({ observation, there, isSame }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a preview has no ids and is replaced whole
          <tr key={index}>
            <td data-number>{observation.line}</td>
            <td>{dayInWords(observation.day)}</td>
            <td dir="auto">{Object.values(observation.dimensions).join(', ')}</td>
            <td data-number>{inWords(observation)}</td>
            <td data-number>
              {isSame ? t('valueSame') : <strong>{inWords({ ...there, measure: observation.measure })}</strong>}
            </td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}
