import { Radio, ScrollArea, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ImportWizardState } from './use-import-wizard'

/** Which sheet of a workbook is read, each with its size and first words. Nothing where there is no choice. */
export function SheetChoice({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { sheets, settings, changeSettings } = wizard
  if (sheets.length < 2) return null
  const size = (rows: number, columns: number): string =>
    rows === 0 ? t('sheetEmpty') : [t('sheetRows', { count: rows }), t('sheetColumns', { count: columns })].join(', ')
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
