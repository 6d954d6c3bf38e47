import { Textarea } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Dialog } from '../../../ui/dialog'
import { useTranslation } from '../../../ui/use-translation'

const longestWords = 2000

type WordsDialogProps = {
  opened: boolean
  title: string
  label: string
  /** What stands in the field at first. */
  start: string
  keep: string
  onKeep: (words: string) => unknown
  onCancel: () => void
  children?: ReactNode
}

/** Asks for one text. */
export function WordsDialog({ opened, ...dialog }: WordsDialogProps) {
  return opened && <OpenWordsDialog {...dialog} />
}

function OpenWordsDialog({ title, label, start, keep, onKeep, onCancel, children }: Omit<WordsDialogProps, 'opened'>) {
  const { t } = useTranslation('terms')
  const [words, setWords] = useState(start)
  const text = words.trim()
  const problem =
    text === '' ? t('titleMissing') : text.length > longestWords ? t('textTooLong', { limit: longestWords }) : null
  const save = () => (problem === null ? onKeep(text) : undefined)
  return (
    <Dialog title={title} size="lg" onClose={onCancel} action={{ label: keep, onChoose: save }}>
      {children}
      <Textarea
        label={label}
        autosize
        minRows={3}
        maxRows={12}
        data-autofocus
        value={words}
        error={problem}
        onChange={event => setWords(event.currentTarget.value)}
      />
    </Dialog>
  )
}
