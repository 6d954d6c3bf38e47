import { forTheTeam } from '@core/privacy/shareable'
import type { KindOfRecord } from '@core/record/kinds'
import { isNeeded, type RecordRow } from '@core/record/record-kind'
import { columnsOf, recordsCsv, recordsFromTable } from '@core/record/record-table'
import { rowInWords } from '@core/words/format'
import { Menu, Text } from '@mantine/core'
import { useState } from 'react'
import { useProject } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useTranslation } from '../../ui/use-translation'
import { ExportMenu, MenuPart } from '../export/export-menu'
import { useExport } from '../export/use-export'
import { ImportTable } from '../import-table/import-table'
import { kindOf, type RecordWords } from './record-words'

type RecordFilesProps = { kind: KindOfRecord; rows: readonly RecordRow[]; words: RecordWords }

/** A kind's records as a table: exported for the team, and imported after a look at what would change. */
export function RecordFiles({ kind, rows, words }: RecordFilesProps) {
  const { t } = useTranslation('records')
  const { title } = useProject()
  const { working, takeOut } = useExport()
  const [importing, setImporting] = useState(false)
  const described = kindOf(kind)
  const exportTable = () => {
    const name = t('fileName', { title: title.slice(0, 60), many: words.say('many') })
    void takeOut({ name, ending: '.csv', kind: 'csv' }, async () =>
      forTheTeam('records', recordsCsv(described, rows, words.names)),
    )
  }
  const read = (bytes: Uint8Array) => {
    const found = recordsFromTable(bytes, described, {
      rows,
      namesOf: words.names,
      newId,
      labelOf: words.field,
      choicesOf: words.choices,
    })
    if (!found.ok) return found
    const { changes, counts, leftOut, unknownHeadings, daysFirst, from } = found.value
    const effects = [
      counts.added > 0 && t('wouldAdd', { count: counts.added }),
      counts.changed > 0 && t('wouldChange', { count: counts.changed }),
      counts.same > 0 && t('wouldKeep', { count: counts.same }),
      daysFirst && t('daysFirst'),
      unknownHeadings.length > 0 && t('unknownHeadings', { count: unknownHeadings.length, headings: unknownHeadings }),
    ].filter(effect => effect !== false)
    const skipped = leftOut.map(({ line, reason, column, text }) => ({
      line,
      text,
      why: t(`rowReason.${reason}`, { column: column === 'id' ? column : words.field(column) }),
    }))
    return { ok: true as const, value: { changes, effects, skipped, from } }
  }
  const needed = columnsOf(described).filter(isNeeded)
  return (
    <>
      <ExportMenu label={t('files')} working={working} groups={[]} onChoose={() => undefined}>
        {rows.length > 0 && (
          <MenuPart label={t('exportGroup')}>
            <Menu.Item onClick={exportTable}>
              <Text fw={600}>{t('exportTable')}</Text>
              <Text size="sm" c="dimmed">
                {t('exportMeans')}
              </Text>
            </Menu.Item>
          </MenuPart>
        )}
        <MenuPart label={t('importGroup')}>
          <Menu.Item onClick={() => setImporting(true)}>
            <Text fw={600}>{t('importTable')}</Text>
            <Text size="sm" c="dimmed">
              {t('importMeans')}
            </Text>
          </Menu.Item>
        </MenuPart>
      </ExportMenu>
      {importing && (
        <ImportTable
          title={t('importTitle', { many: words.say('many') })}
          lead={t('importLead', { needed: rowInWords(needed.map(({ name }) => words.field(name))) })}
          action="record.import"
          read={read}
          onClose={() => setImporting(false)}
        />
      )}
    </>
  )
}
