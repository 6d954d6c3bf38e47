import { type Encoding, encodings } from '@core/table/encodings'
import { delimiters } from '@core/table/rows'
import { rowInWords } from '@core/words/format'
import { Button, Group, NativeSelect, Radio, ScrollArea, Stack, Text } from '@mantine/core'
import { DraftInput } from '../../../ui/draft-fields'
import { useTranslation } from '../../../ui/use-translation'
import type { ImportWizardState } from './use-import-wizard'

/** Encoding, delimiter and header line (of a sheet the last alone): what a person can correct when the file was misread. */
export function FileReadingFields({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation(['evidence', 'terms'])
  const { found, settings, changeSettings } = wizard
  const encoding = found?.encoding ?? settings.encoding ?? 'utf-8'
  const delimiter = found?.table.delimiter ?? settings.delimiter
  // A sheet's cells are cells already: nothing parts them.
  const isSheet = settings.sheet !== undefined
  const headerLine = found ? found.table.headerLine : (settings.headerLine ?? null)
  const keepHeader = (text: string) => {
    const typed = text.trim()
    if (typed !== '' && !/^[1-9]\d{0,8}$/.test(typed)) return { error: t('headerBad') }
    const next = typed === '' ? null : Number(typed)
    if (found && next === headerLine) return 'unchanged' as const
    changeSettings({ ...settings, headerLine: next })
    return 'kept' as const
  }
  return (
    <Group align="flex-start" gap="md">
      {!isSheet && (
        <>
          <EncodingSelect value={encoding} onChoose={chosen => changeSettings({ ...settings, encoding: chosen })} />
          <NativeSelect
            label={t('delimiterLabel')}
            value={delimiter ?? 'comma'}
            data={delimiters.map(value => ({ value, label: t(`terms:delimiter.${value}`) }))}
            onChange={event => {
              const chosen = delimiters.find(value => value === event.currentTarget.value)
              if (chosen) changeSettings({ ...settings, delimiter: chosen })
            }}
          />
        </>
      )}
      <DraftInput
        label={t(isSheet ? 'headerRowLabel' : 'headerLabel')}
        description={t('headerHint')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        inputMode="numeric"
        maw="16rem"
        stored={headerLine === null ? '' : String(headerLine)}
        keepText={keepHeader}
      />
      {found && !found.mapping.survey && (
        <div>
          <Text size="sm" fw={500} mb={4}>
            {t('surveyAs')}
          </Text>
          <Button variant="default" onClick={() => changeSettings({ ...settings, isSurvey: true })}>
            {t('surveyAsButton')}
          </Button>
        </div>
      )}
    </Group>
  )
}

type EncodingSelectProps = { value: Encoding; onChoose: (encoding: Encoding) => void }

function EncodingSelect({ value, onChoose }: EncodingSelectProps) {
  const { t } = useTranslation(['evidence', 'terms'])
  return (
    <NativeSelect
      label={t('encodingLabel')}
      value={value}
      data={encodings.map(code => ({ value: code, label: t(`terms:encoding.${code}`) }))}
      onChange={event => {
        const chosen = encodings.find(code => code === event.currentTarget.value)
        if (chosen) onChoose(chosen)
      }}
    />
  )
}

/** Which sheet of a workbook is read, each with its size and first words. Nothing where there is no choice. */
export function SheetChoice({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { sheets, settings, changeSettings } = wizard
  if (sheets.length < 2) return null
  const size = (rows: number, columns: number): string =>
    rows === 0 ? t('sheetEmpty') : rowInWords([t('sheetRows', { count: rows }), t('sheetColumns', { count: columns })])
  return (
    <Radio.Group
      label={t('sheetLabel')}
      description={t('sheetHint')}
      value={settings.sheet ?? ''}
      // What was said of one sheet (the line of its column names) means nothing in another.
      onChange={sheet => changeSettings({ sheet })}
    >
      <ScrollArea.Autosize mah="28rem" mt="xs" type="auto" offsetScrollbars>
        <Stack gap="sm" p={4}>
          {sheets.map(({ name, isHidden, rows, columns, titles }) => (
            <Radio
              key={name}
              value={name}
              label={<span dir="auto">{isHidden ? t('sheetHidden', { name }) : name}</span>}
              description={
                <span dir="auto">
                  {size(rows, columns)}
                  {titles.length > 0 && ` · ${titles.join(' · ')}`}
                </span>
              }
            />
          ))}
        </Stack>
      </ScrollArea.Autosize>
    </Radio.Group>
  )
}
