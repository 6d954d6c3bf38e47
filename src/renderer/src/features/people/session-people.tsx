import { added } from '@core/change/change'
import type { Attendance } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord } from '@core/record/record-kind'
import { rowInWords } from '@core/words/format'
import { Anchor, Button, Group, List, MultiSelect, Text } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { Link } from 'react-router'
import { useRows } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'

const mostInList = 60

/** On a session's page: who was there by code, and several more at once. */
export function SessionPeople({ id }: { id: string }) {
  const { t } = useTranslation(['people', 'kinds', 'records'])
  const people = useRows('person')
  const attendance = useRows('attendance')
  const commit = useCommit()
  const [chosen, setChosen] = useState<readonly string[]>([])
  if (!people || !attendance) return null
  const there = attendance.filter(({ gatheringId }) => gatheringId === id)
  const codeOf = new Map(people.map(person => [person.id, person.code]))
  const others = people.filter(person => there.every(({ personId }) => personId !== person.id))
  const add = async () => {
    const last = attendance.reduce((most, { order }) => Math.max(most, order), 0)
    const rows = chosen.map((personId, at) =>
      newRecord(recordKinds.attendance, {
        id: newId(),
        order: last + 1 + at,
        given: { personId, gatheringId: id, part: ['came'] },
      }),
    )
    const changes = rows.map(row => added('attendance', row as unknown as Attendance))
    if (await commit('attendance.add', changes)) setChosen([])
  }
  return (
    <Section title={t('thereTitle')} order={3}>
      {there.length === 0 ? (
        <Text>{t('thereNobody')}</Text>
      ) : (
        <List>
          {there.map(row => (
            <List.Item key={row.id}>
              <Anchor component={Link} to={{ search: `?list=attendance&record=${row.id}` }}>
                <bdi>{codeOf.get(row.personId) ?? t('records:goneRow')}</bdi>
              </Anchor>
              {row.part.length > 0 &&
                `: ${rowInWords(row.part.map(part => t(`kinds:attendance.choices.part.${part}`)))}`}
            </List.Item>
          ))}
        </List>
      )}
      {people.length > 0 && (
        <Group align="flex-end" data-no-print mt="sm">
          <MultiSelect
            label={t('thereAdd')}
            flex="1 1 18rem"
            searchable
            clearable
            hidePickedOptions
            limit={mostInList}
            nothingFoundMessage={t('records:nothingFoundShort')}
            clearButtonProps={{ 'aria-label': t('records:clear') }}
            placeholder={chosen.length === 0 ? t('records:typeToFind') : ''}
            data={others.map(({ id: value, code }) => ({ value, label: code }))}
            value={[...chosen]}
            onChange={setChosen}
          />
          <Button
            variant="default"
            disabled={chosen.length === 0}
            leftSection={<IconUserPlus size={20} aria-hidden />}
            onClick={add}
          >
            {t('thereSave')}
          </Button>
        </Group>
      )}
    </Section>
  )
}
