import { comparedBy, comparedForOthers, comparedPeriods } from '@core/people/participation'
import { partsTaken } from '@core/project/entities'
import { numberInWords } from '@core/words/format'
import { Checkbox, Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useProject, useRows } from '../../data/hooks'
import { AddLink } from '../../terms/records/add-link'
import { usePerspectiveName } from '../../terms/use-perspective-name'
import { EmptyState } from '../../ui/hints'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { usePeriodOfSessions } from './period-of-sessions'

/** Who took part, year beside year. Named periods may overlap, so that what is hidden in one could follow from another: they are not in it. */
export function ComparePeriods() {
  const { t } = useTranslation(['people', 'kinds'])
  const project = useProject()
  const person = useRows('person')
  const attendance = useRows('attendance')
  const gathering = useRows('gathering')
  const { years } = usePeriodOfSessions()
  const nameOf = usePerspectiveName()
  const [part, setPart] = useState<(typeof partsTaken)[number]>('came')
  const [by, setBy] = useState<(typeof comparedBy)[number]>('perspective')
  const [hides, setHides] = useState(true)
  if (!person || !attendance || !gathering) return null
  const periods = years.toReversed()
  const compared = comparedPeriods({ person, attendance, gathering }, project, { periods, part, by })
  if (compared.sessions.every(count => count === 0))
    return (
      <EmptyState
        icon={<IconUsers size={32} />}
        title={t('compareNone')}
        actions={<AddLink kind="gathering" isFirstStep />}
      >
        {t('compareNoneText')}
      </EmptyState>
    )
  const shown = hides ? comparedForOthers(compared, project.smallestGroup) : compared.rows.map(({ counts }) => counts)
  const nameOfRow = (key: string | null): string => {
    if (key === null) return t(by === 'space' ? 'spaceUnsaid' : 'stageUnsaid')
    if (by === 'perspective') return nameOf(key)
    return by === 'stage' ? t(`kinds:gathering.choices.stage.${key as 'question'}`) : t(`space.${key as 'closed'}`)
  }
  return (
    <Stack component="section" aria-label={t('compareTitle')}>
      <Title order={2}>{t('compareTitle')}</Title>
      <Group align="flex-end">
        <NativeSelect
          label={t('comparePart')}
          value={part}
          data={partsTaken.map(each => ({ value: each, label: t(`kinds:gathering.parts.taking.${each}`) }))}
          onChange={event => setPart(partsTaken.find(each => each === event.currentTarget.value) ?? 'came')}
        />
        <NativeSelect
          label={t('compareBy')}
          value={by}
          data={comparedBy.map(each => ({ value: each, label: t(`compareByChoice.${each}`) }))}
          onChange={event => setBy(comparedBy.find(each => each === event.currentTarget.value) ?? 'perspective')}
        />
      </Group>
      <Checkbox label={t('compareHide')} checked={hides} onChange={event => setHides(event.currentTarget.checked)} />
      <TableFrame
        caption={t('compareCaption', {
          part: t(`kinds:gathering.parts.taking.${part}`),
          by: t(`compareByChoice.${by}`),
        })}
      >
        <ColumnHeads columns={[t(`compareByChoice.${by}`), ...periods.map(({ label }) => ({ number: label }))]} />
        <tbody>
          {compared.rows.map(({ key }, row) => (
            <tr key={key ?? ''}>
              <th scope="row">
                <bdi>{nameOfRow(key)}</bdi>
              </th>
              {periods.map((period, column) => {
                const count = shown[row]?.[column] ?? null
                return (
                  <td key={period.key} data-number>
                    {count === null ? t('compareHidden') : numberInWords(count)}
                  </td>
                )
              })}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('compareSessions')}</th>
            {periods.map(({ key }, column) => (
              <td key={key} data-number>
                {numberInWords(compared.sessions[column] ?? 0)}
              </td>
            ))}
          </tr>
        </tbody>
      </TableFrame>
      <Text size="sm" c="dimmed" maw="48em">
        {t('compareMeans')} {hides && t('compareHiddenMeans', { threshold: project.smallestGroup })}
      </Text>
    </Stack>
  )
}
