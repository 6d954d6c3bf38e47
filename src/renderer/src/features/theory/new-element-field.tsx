import { TextInput } from '@mantine/core'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitleProblem } from '../../terms/title-problem'
import classes from './outline.module.css'

type NewElementFieldProps = {
  label: string
  /** Answers whether it is written. */
  onAdd: (title: string) => Promise<boolean>
  /** Escape, or Enter on an empty field: the person has no more to add. */
  onClose: () => void
  /** The focus went elsewhere; words that were there have been added. */
  onLeave: () => void
}

/** One title after the other: Enter adds it and the field waits for the next. */
export function NewElementField({ label, onAdd, onClose, onLeave }: NewElementFieldProps) {
  const { t } = useTranslation('theory')
  const titleProblem = useTitleProblem()
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const add = async (): Promise<boolean> => {
    const found = titleProblem(title)
    setProblem(found)
    if (found !== null) return false
    setTitle('')
    const added = await onAdd(title)
    // The next one may be half typed by now.
    if (!added) setTitle(now => (now === '' ? title : `${title} ${now}`))
    return added
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    if (event.key === 'Enter') {
      event.preventDefault()
      if (title.trim() === '') onClose()
      else add()
    }
  }
  return (
    <TextInput
      className={classes.newElement ?? ''}
      label={label}
      description={t('newTitleHint')}
      error={problem}
      dir="auto"
      autoFocus
      value={title}
      onChange={event => setTitle(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onBlur={async () => {
        if (title.trim() === '' || (await add())) onLeave()
      }}
    />
  )
}
