import { Button, Group, Textarea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useRef, useState } from 'react'
import { useWordsProblem } from '../../../terms/title-problem'
import { useFocusOnReturn } from '../../../ui/hooks'
import { InlineForm } from '../../../ui/inline-form'
import { useTranslation } from '../../../ui/use-translation'

type AddWordsProps = {
  /** What the button says before anything is written. */
  open: string
  label: string
  description?: string
  longest: number
  /** Fields beside the words. */
  children?: ReactNode
  /** Answers whether they were written: then the form closes. */
  onAdd: (words: string) => Promise<boolean>
}

/** A button that opens a short form. Escape and Cancel close it, and the button has the focus again. */
export function AddWords({ open, label, description, longest, children, onAdd }: AddWordsProps) {
  const { t } = useTranslation('claims')
  const problemOf = useWordsProblem(longest)
  const [words, setWords] = useState<string | null>(null)
  const [asked, setAsked] = useState(false)
  const button = useFocusOnReturn(words !== null)
  const field = useRef<HTMLTextAreaElement>(null)

  const close = () => {
    setWords(null)
    setAsked(false)
  }
  if (words === null) {
    return (
      <div>
        <Button
          ref={button}
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => setWords('')}
        >
          {open}
        </Button>
      </div>
    )
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setAsked(true)
    if (problemOf(words) !== null) field.current?.focus()
    else if (await onAdd(words.trim())) close()
  }
  return (
    <InlineForm onSubmit={submit} onClose={close}>
      <Textarea
        ref={field}
        autoFocus
        label={label}
        description={description}
        autosize
        minRows={2}
        maxRows={10}
        value={words}
        error={asked ? problemOf(words) : null}
        onChange={event => setWords(event.currentTarget.value)}
      />
      {children}
      <Group gap="sm">
        <Button type="submit">{t('add')}</Button>
        <Button variant="default" onClick={close}>
          {t('cancel')}
        </Button>
      </Group>
    </InlineForm>
  )
}
