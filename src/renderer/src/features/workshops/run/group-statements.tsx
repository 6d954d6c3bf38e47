import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { newId } from '../../../data/new-id'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
import { Disclosure } from './disclosure'
import { usePerspectiveName, useRoom } from './room-context'
import { WallToggle } from './wall-toggle'

const longestStatement = 2000

/** What groups say in their own words, about one proposal or (null) about the whole: numbers of few people are shown nowhere. */
export function GroupStatements({ itemId }: { itemId: string | null }) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const nameOf = usePerspectiveName()
  const statements = view.statements.filter(statement => statement.itemId === itemId)
  return (
    <div>
      {statements.length > 0 && (
        <ul className={common.points}>
          {statements.map(({ id, perspectiveId, words }) => (
            <li key={id}>
              <b dir="auto">{perspectiveId === null ? t('statementUnnamed') : nameOf(perspectiveId)}:</b>{' '}
              <bdi>{words}</bdi> <WallToggle id={id} words={words} />
              <Button
                size="compact-sm"
                variant="subtle"
                color="red"
                aria-label={t('statementRemove', { words })}
                onClick={() => act({ kind: 'remove-statement', statementId: id })}
              >
                {t('remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <Disclosure summary={t('statements')}>
        <Text c="dimmed">{t('statementsHint')}</Text>
        <NewStatement itemId={itemId} />
      </Disclosure>
    </div>
  )
}

function NewStatement({ itemId }: { itemId: string | null }) {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { view, act } = useRoom()
  const { perspectives } = view.opening
  const [perspectiveId, setPerspectiveId] = useState(perspectives[0]?.id ?? '')
  const [words, setWords] = useState('')
  const tooLong = words.trim().length > longestStatement
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const text = words.trim()
    if (text === '' || tooLong || perspectiveId === '') return
    if (await act({ kind: 'statement', statementId: newId(), perspectiveId, itemId, words: text })) setWords('')
  }
  return (
    <form onSubmit={keep} noValidate>
      <Stack gap="sm" mt="xs">
        <NativeSelect
          label={t('statementFrom')}
          maw="24rem"
          value={perspectiveId}
          data={perspectives.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={event => setPerspectiveId(event.currentTarget.value)}
        />
        <Textarea
          label={t('statementWords')}
          autosize
          minRows={2}
          value={words}
          error={tooLong ? t('terms:textTooLong', { limit: longestStatement }) : null}
          onChange={event => setWords(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" variant="default">
            {t('statementKeep')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
