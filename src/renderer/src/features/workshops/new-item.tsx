import { Button, Group, Textarea } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react'

type NewItemProps = {
  field: RefObject<HTMLTextAreaElement | null>
  label: string
  add: string
  /** Of words that are trimmed and not empty. */
  problemOf: (words: string) => string | null
  /** Answers whether it was added. */
  onAdd: (words: string) => Promise<boolean>
  /** Other ways to add some. */
  children?: ReactNode
}

/** One line for another proposal; Enter adds it, and the field is empty for the next. */
export function NewItem({ field, label, add, problemOf, onAdd, children }: NewItemProps) {
  const [words, setWords] = useState('')
  const text = words.trim()
  const problem = text === '' ? null : problemOf(text)
  const submit = async (event: FormEvent | KeyboardEvent) => {
    event.preventDefault()
    if (text === '' || problem !== null || !(await onAdd(text))) return
    setWords('')
    field.current?.focus()
  }
  return (
    <form onSubmit={submit} noValidate>
      <Group align="flex-end" gap="sm">
        <Textarea
          ref={field}
          flex="1 1 16rem"
          label={label}
          autosize
          minRows={1}
          value={words}
          error={problem}
          onChange={event => setWords(event.currentTarget.value.replaceAll('\n', ' '))}
          onKeyDown={event => {
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) submit(event)
          }}
        />
        <Button type="submit" variant="default" leftSection={<IconPlus size={20} aria-hidden />}>
          {add}
        </Button>
        {children}
      </Group>
    </form>
  )
}
