import { type Level, levels } from '@core/project/entities'
import { Button, Group, NativeSelect, Text, Textarea } from '@mantine/core'
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, useRef, useState } from 'react'
import { useTitleProblem } from '../../../terms/title-problem'
import { useTranslation } from '../../../ui/use-translation'
import classes from './picture.module.css'

type DraftBoxProps = {
  /** From the top left corner of the canvas, in pixels of the screen: it is as large at any zoom. */
  at: { x: number; y: number }
  level: Level
  /** The title at the other end of the line that comes with it; null: there is none. */
  linked: string | null
  onAdd: (title: string, level: Level) => Promise<void>
  /** Answers whether it was a list, which is added line by line. */
  onPaste: (event: ClipboardEvent, level: Level) => boolean
  onClose: () => void
}

/** A new element being written right in the picture: a title, Enter. */
export function DraftBox({ at, level: suggested, linked, onAdd, onPaste, onClose }: DraftBoxProps) {
  const { t } = useTranslation(['theory', 'terms'])
  const titleProblem = useTitleProblem()
  const [title, setTitle] = useState('')
  const [level, setLevel] = useState(suggested)
  const [problem, setProblem] = useState<string | null>(null)
  const adding = useRef(false)
  const add = async () => {
    const found = titleProblem(title)
    setProblem(found)
    if (found !== null || adding.current) return
    adding.current = true
    await onAdd(title, level)
    adding.current = false
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') onClose()
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    // On the button Enter presses the button.
    if (event.target instanceof HTMLButtonElement) return
    event.preventDefault()
    add()
  }
  // Words that were typed are never thrown away by a click beside them.
  const onBlur = (event: FocusEvent<HTMLElement>) => {
    if (event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget)) return
    if (title.trim() === '') onClose()
  }
  return (
    <section
      className={`${classes.draft} nodrag nopan nowheel`}
      style={{ insetInlineStart: 'auto', left: at.x, top: at.y }}
      aria-label={t('addTitle')}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {linked !== null && (
        <Text size="sm" c="dimmed" lineClamp={2}>
          {t('draftLinked', { title: linked })}
        </Text>
      )}
      <Textarea
        label={t('newTitle')}
        error={problem}
        autosize
        minRows={1}
        maxRows={4}
        autoFocus
        value={title}
        onPaste={event => {
          if (title !== '' || linked !== null || !onPaste(event, level)) return
          event.preventDefault()
          onClose()
        }}
        onChange={event => setTitle(event.currentTarget.value.replaceAll('\n', ' '))}
      />
      <NativeSelect
        label={t('level')}
        value={level}
        data={levels.map(each => ({ value: each, label: t(`terms:level.${each}`) }))}
        onChange={event => setLevel(levels.find(each => each === event.currentTarget.value) ?? level)}
      />
      <Group gap="xs" mt="xs">
        <Button size="compact-md" onClick={add}>
          {t('addNow')}
        </Button>
        <Button size="compact-md" variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </section>
  )
}
