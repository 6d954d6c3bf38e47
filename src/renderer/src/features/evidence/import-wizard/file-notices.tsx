import type { Table } from '@core/import/table'
import { localDateInWords, rowInWords } from '@core/words/format'
import { Button, Group, Radio, Stack, Text } from '@mantine/core'
import { IconClipboardList, IconEyeOff, IconHistory, IconLetterCase, IconMathFunction } from '@tabler/icons-react'
import type { FilePreview } from '../../../data/import/import-work'
import { HintNotice } from '../../../ui/hints'
import { useTranslation } from '../../../ui/use-translation'
import type { ImportWizardState } from './use-import-wizard'

/** A file with these columns came in before: it can be read the same way, or afresh. */
export function MemoryOffer({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { memory } = wizard
  if (!memory) return null
  const about = { file: memory.fileName, day: localDateInWords(memory.importedAt) }
  return (
    <HintNotice icon={<IconHistory aria-hidden />} title={t(memory.taken ? 'memoryTakenTitle' : 'memoryTitle')}>
      <Text>{t(memory.taken ? 'memoryTaken' : 'memoryText', about)}</Text>
      <Group mt="sm">
        {memory.taken ? (
          <Button variant="default" onClick={wizard.readAfresh}>
            {t('memoryAfresh')}
          </Button>
        ) : (
          <>
            <Button h="auto" mih="2.75rem" styles={{ label: { whiteSpace: 'normal' } }} onClick={wizard.readAsBefore}>
              {t('memoryUse', about)}
            </Button>
            <Button variant="default" onClick={wizard.readAfresh}>
              {t('memoryRefuse')}
            </Button>
          </>
        )}
      </Group>
    </HintNotice>
  )
}

/** That the file was taken for a survey, and the way out of it. */
export function SurveyNotice({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { mapping, settings, changeSettings } = wizard
  const survey = mapping?.survey
  if (!survey) return null
  return (
    <HintNotice icon={<IconClipboardList aria-hidden />} title={t('surveyTitle')}>
      <Text>
        {t(`surveyTool.${survey.tool}`)} {t('surveyText')}
      </Text>
      <Group mt="sm">
        <Button variant="default" onClick={() => changeSettings({ ...settings, isSurvey: false })}>
          {t('surveyAsTable')}
        </Button>
      </Group>
    </HintNotice>
  )
}

/** The likeliest encodings, each with words of the file as it would read them. */
export function EncodingQuestion({ wizard, found }: { wizard: ImportWizardState; found: FilePreview }) {
  const { t } = useTranslation(['evidence', 'terms'])
  const { settings, changeSettings } = wizard
  const { encoding, encodingChoices } = found
  return (
    <HintNotice icon={<IconLetterCase aria-hidden />} title={t('encodingQuestion')}>
      <Text>{t(encodingChoices.length > 0 ? 'encodingQuestionHint' : 'encodingQuestionPlain')}</Text>
      {encodingChoices.length > 0 && (
        <Radio.Group
          mt="sm"
          label={t('encodingLabel')}
          value={encoding}
          onChange={chosen => {
            const choice = encodingChoices.find(each => each.encoding === chosen)
            if (choice) changeSettings({ ...settings, encoding: choice.encoding })
          }}
        >
          <Stack gap="sm" mt="xs">
            {encodingChoices.map(choice => (
              <Radio
                key={choice.encoding}
                value={choice.encoding}
                label={<span dir="auto">{rowInWords(choice.sample)}</span>}
                description={t(`terms:encoding.${choice.encoding}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </HintNotice>
  )
}

export function DamageNotice({ encoding, damage }: FilePreview) {
  const { t } = useTranslation(['evidence', 'terms'])
  if (!damage) return null
  const about = { encoding: t(`terms:encoding.${encoding}`), lines: rowInWords(damage.lines) }
  return (
    <HintNotice icon={<IconLetterCase aria-hidden />} title={t('damageTitle')}>
      {t('damage', { ...about, count: damage.bytes })}
    </HintNotice>
  )
}

const excerpt = (cells: readonly string[]): string => rowInWords(cells.filter(cell => cell !== '')).slice(0, 100)

/** Hidden and filtered rows and columns of a sheet: what they are, and whether they come in. */
export function HiddenQuestion({ wizard, table }: { wizard: ImportWizardState; table: Table }) {
  const { t } = useTranslation('evidence')
  const { mapping, settings, changeSettings } = wizard
  const { hidden } = table
  if (!hidden || !mapping) return null
  const names = rowInWords(hidden.columns.map(place => table.columns[place]?.name ?? ''))
  const { skipHidden } = mapping.rows
  return (
    <HintNotice icon={<IconEyeOff aria-hidden />} title={t('hiddenTitle')}>
      {hidden.rows > 0 && (
        <Text>{t('hiddenRows', { count: hidden.rows, sample: hidden.sample.map(excerpt).join('; ') })}</Text>
      )}
      {hidden.columns.length > 0 && <Text>{t('hiddenColumns', { count: hidden.columns.length, names })}</Text>}
      <Radio.Group
        mt="sm"
        label={t('hiddenLabel')}
        value={skipHidden === null ? '' : skipHidden ? 'skip' : 'keep'}
        onChange={value => changeSettings({ ...settings, rows: { skipHidden: value === 'skip' } })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="skip" label={t('hiddenSkip')} />
          <Radio value="keep" label={t('hiddenKeep')} />
        </Stack>
      </Radio.Group>
    </HintNotice>
  )
}

export function UncalculatedNotice({ uncalculated, columns }: Table) {
  const { t } = useTranslation('evidence')
  if (uncalculated.length === 0) return null
  return (
    <HintNotice icon={<IconMathFunction aria-hidden />} title={t('uncalculatedTitle')}>
      {uncalculated.map(({ place, cells }) => (
        <Text key={place}>{t('uncalculated', { count: cells, column: columns[place]?.name ?? '' })}</Text>
      ))}
      <Text>{t('uncalculatedNext')}</Text>
    </HintNotice>
  )
}
