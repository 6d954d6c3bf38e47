import type { FacilitatorView } from '@core/workshop/session/views'
import { ActionIcon, Button, Group, Text, Textarea, Title } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { newId } from '../../../data/new-id'
import { DraftLine } from '../../../ui/draft-fields'
import type { KeepText } from '../../../ui/use-draft'
import { mostItems } from './ideas-in-order'
import { usePerspectiveName, useRoom } from './room-context'
import classes from './run.module.css'

const longestItem = 2000
type ActItem = { id: string; words: string; from: string[]; measureId: string | null }

const actItems = ({ items }: FacilitatorView): ActItem[] =>
  items.map(({ id, words, from, measureId }) => ({ id, words, from: [...from], measureId }))

/** Proposals: reworded, added and taken out between votes; while one is open they stay as they are. */
export function ItemsEditor() {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { view, act, keep } = useRoom()
  const nameOf = usePerspectiveName()
  const { items } = view
  const fixed = view.vote !== null || view.agreements.some(({ gradient }) => gradient.state === 'open')
  const setItems = (change: (items: ActItem[]) => ActItem[]) =>
    act(now => ({ kind: 'set-items', items: change(actItems(now)) }))
  const keepWords =
    (itemId: string): KeepText =>
    typed => {
      const words = typed.trim()
      if (words === '') return { error: t('terms:titleMissing') }
      if (words.length > longestItem) {
        return { error: t('terms:textTooLong', { limit: longestItem }) }
      }
      return keep(setItems(now => now.map(item => (item.id === itemId ? { ...item, words } : item))))
    }
  return (
    <section aria-labelledby="proposals">
      <Title order={3} id="proposals" mb="sm">
        {t('items')}
      </Title>
      {items.length === 0 && <Text c="dimmed">{t('itemsNone')}</Text>}
      {items.length > 0 && view.closedVotes.length > 0 && !fixed && <Text c="dimmed">{t('itemsVoted')}</Text>}
      <ol className={classes.items}>
        {items.map((item, index) => (
          <li key={item.id}>
            {fixed ? (
              <p className={classes.ideaWords} dir="auto">
                {item.words}
              </p>
            ) : (
              <Group wrap="nowrap" align="flex-start" gap="xs">
                <DraftLine
                  flex={1}
                  miw={0}
                  aria-label={t('itemWords', { place: index + 1 })}
                  stored={item.words}
                  keepText={keepWords(item.id)}
                />
                <ActionIcon
                  color="red"
                  aria-label={t('itemRemove', { place: index + 1 })}
                  onClick={() => setItems(now => now.filter(({ id }) => id !== item.id))}
                >
                  <IconTrash size={20} aria-hidden />
                </ActionIcon>
              </Group>
            )}
            {item.proposedBy.length > 0 && (
              <Text c="dimmed" dir="auto">
                {t('itemFrom', { names: item.proposedBy.map(nameOf).join(', ') })}
              </Text>
            )}
          </li>
        ))}
      </ol>
      {!fixed && items.length < mostItems && (
        <NewItem onAdd={words => setItems(now => [...now, { id: newId(), words, from: [], measureId: null }])} />
      )}
    </section>
  )
}

function NewItem({ onAdd }: { onAdd: (words: string) => Promise<boolean> }) {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const [words, setWords] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const tooLong = words.trim().length > longestItem
  const add = async (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    const text = words.trim()
    if (text === '' || tooLong || !(await onAdd(text))) return
    setWords('')
    field.current?.focus()
  }
  return (
    <form onSubmit={add} noValidate>
      <Group align="flex-end" gap="sm" mt="md">
        <Textarea
          ref={field}
          flex="1 1 16rem"
          label={t('itemNew')}
          dir="auto"
          autosize
          minRows={1}
          value={words}
          error={tooLong ? t('terms:textTooLong', { limit: longestItem }) : null}
          onChange={event => setWords(event.currentTarget.value.replaceAll('\n', ' '))}
          onKeyDown={event => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) add(event)
          }}
        />
        <Button type="submit" variant="default" leftSection={<IconPlus size={20} aria-hidden />}>
          {t('itemAdd')}
        </Button>
      </Group>
    </form>
  )
}
