import { Button, Group, Modal, Stack, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'

const longestWords = 2000

type WordsDialogProps = {
  opened: boolean
  title: string
  label: string
  /** What stands in the field at first. */
  start: string
  keep: string
  onKeep: (words: string) => void
  onCancel: () => void
  children?: ReactNode
}

/** Asks for one text. */
export function WordsDialog({ opened, title, onCancel, ...form }: WordsDialogProps) {
  const { t } = useTranslation('workshopRun')
  return (
    <Modal opened={opened} onClose={onCancel} title={title} size="lg" closeButtonProps={{ 'aria-label': t('close') }}>
      <WordsForm onCancel={onCancel} {...form} />
    </Modal>
  )
}

function WordsForm({ label, start, keep, onKeep, onCancel, children }: Omit<WordsDialogProps, 'opened' | 'title'>) {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const [words, setWords] = useState(start)
  const text = words.trim()
  const problem =
    text === ''
      ? t('terms:titleMissing')
      : text.length > longestWords
        ? t('terms:textTooLong', { limit: longestWords })
        : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (problem === null) onKeep(text)
  }
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        {children}
        <Textarea
          label={label}
          dir="auto"
          autosize
          minRows={3}
          maxRows={12}
          data-autofocus
          value={words}
          error={problem}
          onChange={event => setWords(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={onCancel}>
            {t('cancel')}
          </Button>
          <Button type="submit">{keep}</Button>
        </Group>
      </Stack>
    </form>
  )
}
