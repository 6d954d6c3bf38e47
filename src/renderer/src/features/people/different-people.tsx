import { registerColumns, registerFromTable } from '@core/people/register'
import { uniquePeople } from '@core/people/unique-people'
import { numberInWords } from '@core/words/format'
import { Box, Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconTableImport } from '@tabler/icons-react'
import { useState } from 'react'
import { useProject, useRows } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { ImportTable } from '../../terms/import-table/import-table'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { SessionsPeriod, usePeriodOfSessions } from './period-of-sessions'

/** How many different people took part, by code; and a register to import. */
export function DifferentPeople() {
  const { t } = useTranslation('people')
  const project = useProject()
  const periods = usePeriodOfSessions()
  const { period } = periods
  const person = useRows('person')
  const attendance = useRows('attendance')
  const gathering = useRows('gathering')
  const story = useRows('story')
  const [importing, setImporting] = useState(false)
  if (!person || !attendance || !gathering || !story) return null
  const rows = { person, attendance, gathering, story }
  const counted = period && uniquePeople(rows, project, period)
  return (
    <Stack gap="sm" component="section" aria-label={t('different')} data-no-print>
      <Group justify="space-between" align="flex-end">
        <Title order={3}>{t('different')}</Title>
        <Group align="flex-end">
          {period && <SessionsPeriod {...periods} period={period} />}
          <Button
            variant="default"
            leftSection={<IconTableImport size={20} aria-hidden />}
            onClick={() => setImporting(true)}
          >
            {t('register')}
          </Button>
        </Group>
      </Group>
      {period && counted && (
        <>
          <Box maw="40rem">
            <TableFrame caption={t('differentCaption', { period: period.label })}>
              <ColumnHeads columns={[t('perspective'), { number: t('people') }]} />
              <tbody>
                {project.perspectives.map(({ id, name }) => (
                  <tr key={id}>
                    <th scope="row" dir="auto">
                      {name}
                    </th>
                    <td data-number>
                      {numberInWords(counted.perspectives.find(each => each.perspectiveId === id)?.people ?? 0)}
                    </td>
                  </tr>
                ))}
                {counted.unsaid > 0 && (
                  <tr>
                    <th scope="row">{t('perspectiveUnsaid')}</th>
                    <td data-number>{numberInWords(counted.unsaid)}</td>
                  </tr>
                )}
                <tr>
                  <th scope="row">{t('everyoneOnce')}</th>
                  <td data-number>
                    <strong>{numberInWords(counted.everyone)}</strong>
                  </td>
                </tr>
              </tbody>
            </TableFrame>
          </Box>
          <Text size="sm" c="dimmed" maw="48em">
            {t('visits', { count: counted.visits })} {t('sessions', { count: counted.sessions })} {t('differentMeans')}{' '}
            {t('smallHidden', { threshold: project.smallestGroup })}
          </Text>
          {counted.partUnsaid > 0 && <Text size="sm">{t('partUnsaid', { count: counted.partUnsaid })}</Text>}
        </>
      )}
      {importing && <ImportRegister rows={rows} onClose={() => setImporting(false)} />}
    </Stack>
  )
}

type ImportRegisterProps = { rows: Parameters<typeof registerFromTable>[1]['rows']; onClose: () => void }

function ImportRegister({ rows, onClose }: ImportRegisterProps) {
  const { t } = useTranslation(['people', 'records'])
  const read = (bytes: Uint8Array) => {
    const found = registerFromTable(bytes, { rows, newId })
    if (!found.ok) return found
    const { changes, counts, daysFirst, skipped, from } = found.value
    const effects = [
      counts.people > 0 && t('wouldAddPeople', { count: counts.people }),
      counts.sessions > 0 && t('wouldAddSessions', { count: counts.sessions }),
      counts.entries > 0 && t('wouldAddEntries', { count: counts.entries }),
      counts.same > 0 && t('wouldKeepEntries', { count: counts.same }),
      daysFirst && t('records:daysFirst'),
    ].filter(effect => effect !== false)
    const why = skipped.map(({ line, reason, text }) => ({ line, text, why: t(`registerReason.${reason}`) }))
    return { ok: true as const, value: { changes, effects, skipped: why, from } }
  }
  return (
    <ImportTable
      title={t('registerTitle')}
      lead={t('registerLead', { columns: registerColumns })}
      action="record.import"
      read={read}
      onClose={onClose}
    />
  )
}
