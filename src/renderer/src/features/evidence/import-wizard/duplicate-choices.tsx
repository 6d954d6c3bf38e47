import { type DuplicateChoice, duplicateChoices } from '@core/import/duplicates'
import type { Mapping } from '@core/import/mapping'
import type { Duplicate } from '@core/import/preview'
import { dayInWords, rowInWords } from '@core/words/format'
import { NativeSelect, Radio, Stack, Text } from '@mantine/core'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import { Part } from './part'
import type { ImportWizardState } from './use-import-wizard'
import { useValueWords } from './use-value-words'

/** Figures that the project has already, with both values, and what to do with the new ones: for all, and where they are few for each. */
export function DuplicateChoices({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { found, mapping } = wizard
  const duplicates = found?.preview.reading?.duplicates
  if (!duplicates || !mapping || duplicates.count === 0) return null
  const { count, different, first, choice, hasToChoose, replaced } = duplicates
  return (
    <Part title={t('duplicatesTitle')}>
      <Text>
        {t('duplicatesFound', { count })}{' '}
        {different === 0 ? t('duplicatesSame') : t('duplicatesDiffer', { same: count - different, different })}
      </Text>
      <Radio.Group
        label={t('duplicatesAsk')}
        value={wizard.duplicates.all ?? (hasToChoose ? '' : choice)}
        onChange={value => {
          const chosen = duplicateChoices.find(each => each === value)
          if (chosen) wizard.chooseDuplicates(chosen)
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
      {replaced > 0 && <Text fw={600}>{t('duplicatesReplaced', { count: replaced })}</Text>}
      <DuplicateTable wizard={wizard} duplicates={first} mapping={mapping} all={count} different={different} />
    </Part>
  )
}

/** More than this are chosen for together. */
const chosenEach = 50
const shownFirst = 8

type DuplicateTableProps = {
  wizard: ImportWizardState
  duplicates: readonly Duplicate[]
  mapping: Mapping
  all: number
  different: number
}

function DuplicateTable({ wizard, duplicates, mapping, all, different }: DuplicateTableProps) {
  const { t } = useTranslation('evidence')
  const inWords = useValueWords(mapping)
  const isFew = different > 0 && different <= chosenEach
  const listed = duplicates.slice(0, isFew ? Math.max(different, shownFirst) : shownFirst)
  const shown = listed.length
  const whereOf = ({ observation }: Duplicate) =>
    rowInWords([dayInWords(observation.day), ...Object.values(observation.dimensions)])
  return (
    <TableFrame caption={shown < all ? t('duplicatesFirst', { count: shown }) : t('duplicatesCaption')}>
      <ColumnHeads
        columns={[
          { number: t('line') },
          t('day'),
          t('where'),
          { number: t('valueNew') },
          { number: t('valueThere') },
          isFew && t('duplicateBecomes'),
        ]}
      />
      <tbody>
        {listed.map(duplicate => {
          const { observation, there, isSame, key } = duplicate
          return (
            <tr key={key}>
              <td data-number>{observation.line}</td>
              <td data-nowrap>{dayInWords(observation.day)}</td>
              <td dir="auto">{rowInWords(Object.values(observation.dimensions))}</td>
              <td data-number>{inWords({ ...observation, marks: observation.note })}</td>
              <td data-number>
                {isSame ? t('valueSame') : <strong>{inWords({ ...there, measure: observation.measure })}</strong>}
              </td>
              {isFew && (
                <td>
                  {!isSame && (
                    <NativeSelect
                      aria-label={t('duplicateBecomesOf', { where: whereOf(duplicate) })}
                      value={wizard.duplicates.each[key] ?? ''}
                      data={[
                        { value: '', label: t('duplicateAsAll') },
                        ...duplicateChoices.map(each => ({ value: each, label: t(`duplicateChoiceShort.${each}`) })),
                      ]}
                      onChange={event => {
                        const chosen = duplicateChoices.find(each => each === event.currentTarget.value)
                        wizard.chooseDuplicate(key, chosen ?? null)
                      }}
                    />
                  )}
                </td>
              )}
            </tr>
          )
        })}
      </tbody>
    </TableFrame>
  )
}
