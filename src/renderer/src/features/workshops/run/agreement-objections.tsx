import { Button, Group, NativeSelect, Stack, Textarea, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { newId } from '../../../data/new-id'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
import { usePerspectiveName, useRoom } from './room-context'

const longestObjection = 2000

/** Who objects, as a group, and why: kept with what is agreed. */
export function AgreementObjections({ itemId }: { itemId: string }) {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { view, act } = useRoom()
  const nameOf = usePerspectiveName()
  const [words, setWords] = useState('')
  const [perspectiveId, setPerspectiveId] = useState('')
  const objections = view.objections.filter(objection => objection.itemId === itemId)
  const tooLong = words.trim().length > longestObjection
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const text = words.trim()
    if (text === '' || tooLong) return
    const objection = {
      objectionId: newId(),
      itemId,
      words: text,
      perspectiveId: perspectiveId === '' ? null : perspectiveId,
    }
    if (await act({ kind: 'objection', ...objection })) setWords('')
  }
  return (
    <section>
      <Title order={4} mb="xs">
        {t('objections')}
      </Title>
      <ul className={common.points}>
        {objections.map(objection => (
          <li key={objection.id}>
            <bdi>{objection.words}</bdi>
            {objection.perspectiveId !== null && (
              <>
                {' '}
                (<bdi>{nameOf(objection.perspectiveId)}</bdi>)
              </>
            )}{' '}
            <Button
              size="compact-sm"
              variant="subtle"
              color="red"
              aria-label={t('objectionRemove', { words: objection.words })}
              onClick={() => act({ kind: 'remove-objection', objectionId: objection.id })}
            >
              {t('remove')}
            </Button>
          </li>
        ))}
      </ul>
      <form onSubmit={keep} noValidate>
        <Stack gap="sm">
          <Textarea
            label={t('objectionWords')}
            autosize
            minRows={2}
            value={words}
            error={tooLong ? t('terms:textTooLong', { limit: longestObjection }) : null}
            onChange={event => setWords(event.currentTarget.value)}
          />
          <Group align="flex-end">
            <NativeSelect
              label={t('captureFrom')}
              value={perspectiveId}
              data={[
                { value: '', label: t('captureNobody') },
                ...view.opening.perspectives.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              onChange={event => setPerspectiveId(event.currentTarget.value)}
            />
            <Button type="submit" variant="default">
              {t('objectionKeep')}
            </Button>
          </Group>
        </Stack>
      </form>
    </section>
  )
}
