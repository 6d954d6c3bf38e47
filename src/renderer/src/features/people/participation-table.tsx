import { participation } from '@core/people/participation'
import { partsTaken } from '@core/project/entities'
import { numberInWords } from '@core/words/format'
import { Box, Group, Stack, Text, Title } from '@mantine/core'
import { Fragment } from 'react'
import { useProject, useRows } from '../../data/hooks'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { SessionsPeriod, usePeriodOfSessions } from './period-of-sessions'

/** Who was invited, came, spoke and decided, at which stage of the work: as it was. */
export function ParticipationTable() {
  const { t } = useTranslation(['people', 'kinds'])
  const project = useProject()
  const periods = usePeriodOfSessions()
  const { period } = periods
  const person = useRows('person')
  const attendance = useRows('attendance')
  const gathering = useRows('gathering')
  if (!person || !attendance || !gathering || !period) return null
  const { stages, spaces } = participation({ person, attendance, gathering }, project, period)
  const stageName = (stage: (typeof stages)[number]['stage']) =>
    stage === null ? t('stageUnsaid') : t(`kinds:gathering.choices.stage.${stage}`)
  const told = spaces.map(({ space, sessions }) =>
    t('kindCount', { kind: space === null ? t('spaceUnsaid') : t(`space.${space}`), count: sessions }),
  )
  return (
    <Stack gap="sm" component="section" aria-label={t('participation')} data-no-print>
      <Group justify="space-between" align="flex-end" maw="40rem">
        <Title order={3}>{t('participation')}</Title>
        <SessionsPeriod {...periods} period={period} />
      </Group>
      {stages.length > 0 && (
        <Box maw="40rem">
          <TableFrame caption={t('participationCaption', { period: period.label })}>
            <ColumnHeads
              columns={[
                t('perspective'),
                ...partsTaken.map(part => ({ number: t(`kinds:gathering.parts.taking.${part}`) })),
              ]}
            />
            {stages.map(({ stage, sessions, perspectives }) => (
              <tbody key={stage ?? ''}>
                <tr>
                  <th scope="rowgroup" colSpan={partsTaken.length + 1}>
                    {t('stageHeld', { stage: stageName(stage), count: sessions })}
                  </th>
                </tr>
                {perspectives
                  .filter(({ counts }) => partsTaken.some(part => counts[part] > 0))
                  .map(({ perspectiveId, counts }) => (
                    <tr key={perspectiveId}>
                      <th scope="row" dir="auto">
                        {project.perspectives.find(({ id }) => id === perspectiveId)?.name}
                      </th>
                      {partsTaken.map(part => (
                        <td key={part} data-number>
                          {numberInWords(counts[part])}
                        </td>
                      ))}
                    </tr>
                  ))}
              </tbody>
            ))}
          </TableFrame>
        </Box>
      )}
      <Text size="sm" c="dimmed" maw="48em">
        {told.length > 0 && <Fragment>{t('spaces', { parts: told })} </Fragment>}
        {t('participationMeans')}
      </Text>
    </Stack>
  )
}
