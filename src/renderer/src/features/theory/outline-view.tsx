import { type Element, type Level, levels } from '@core/project/entities'
import { elementsOfLevel } from '@core/theory/edit'
import { Button, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ClipboardEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useTitleProblem } from '../../terms/title-problem'
import common from '../../ui/common.module.css'
import { useTranslation } from '../../ui/use-translation'
import classes from './outline.module.css'
import { OutlineRow, type RowAction } from './outline-row'
import { usePastedList } from './use-pasted-list'
import type { Theory } from './use-theory'
import type { TheoryEdits } from './use-theory-edits'
import type { Selection } from './use-theory-view'

type NewElementFieldProps = {
  label: string
  /** Answers whether it is written. */
  onAdd: (title: string) => Promise<boolean>
  /** Answers whether it was a list, which is added line by line. */
  onPaste: (event: ClipboardEvent) => boolean
  /** Escape, or Enter on an empty field: the person has no more to add. */
  onClose: () => void
  /** The focus went elsewhere; words that were there have been added. */
  onLeave: () => void
}

/** One title after the other: Enter adds it and the field waits for the next. */
function NewElementField({ label, onAdd, onPaste, onClose, onLeave }: NewElementFieldProps) {
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
      autoFocus
      value={title}
      onChange={event => setTitle(event.currentTarget.value)}
      onKeyDown={onKeyDown}
      onPaste={event => {
        if (title === '' && onPaste(event)) event.preventDefault()
      }}
      onBlur={async () => {
        if (title.trim() === '' || (await add())) onLeave()
      }}
    />
  )
}

type OutlineViewProps = {
  theory: Theory
  edits: TheoryEdits
  selection: Selection | null
  onSelect: (selection: Selection, thenFocus: boolean) => void
  onLinkTo: (element: Element) => void
  openTheory: (theory: string) => void
  onRemove: (element: Element) => void
}

/** Where a new element is being written: below an element, or (`after` null) at the end of its level. */
type Adding = { level: Level; after: string | null }

/** The theory of change as lists, level by level: all that the picture does, with the keyboard alone. */
/** On a narrow screen the panel lies below all rows, out of sight (`theory-screen.module.css`): it takes the focus, which brings it to the eye. */
const panelIsBelow = (): boolean => !window.matchMedia('(min-width: 75em)').matches

export function OutlineView({ theory, edits, selection, onSelect, onLinkTo, openTheory, onRemove }: OutlineViewProps) {
  const { t } = useTranslation(['theory', 'terms'])
  const { elements, frames } = theory.here
  const outline = useRef<HTMLDivElement>(null)
  const [adding, setAdding] = useState<Adding | null>(null)
  const pasteList = usePastedList(edits)
  const inOrder = levels.flatMap(level => elementsOfLevel(elements, level))

  const focusRow = (id: string | undefined) =>
    outline.current?.querySelector<HTMLElement>(`[data-row="${id}"]`)?.focus()
  const focusAddButton = (level: Level) => outline.current?.querySelector<HTMLElement>(`[data-add="${level}"]`)?.focus()

  // A row that moves is drawn anew in its new place: the focus goes there with it.
  const moving = useRef<{ id: string; from: readonly Element[] } | null>(null)
  useEffect(() => {
    if (moving.current === null || moving.current.from === elements) return
    outline.current?.querySelector<HTMLElement>(`[data-row="${moving.current.id}"]`)?.focus()
    moving.current = null
  }, [elements])
  const withFocus = (element: Element, move: () => Promise<unknown>) => {
    moving.current = { id: element.id, from: elements }
    move()
  }

  const frameIt = async (element: Element) => {
    const id = await edits.frame(t('frameNew'), [element.id])
    if (id !== null) onSelect({ kind: 'frame', id }, true)
  }

  const onAction = (element: Element, action: RowAction) => {
    const place = inOrder.indexOf(element)
    switch (action.do) {
      case 'open':
        return onSelect({ kind: 'element', id: element.id }, action.byKey || panelIsBelow())
      case 'go':
        return focusRow(inOrder[place + action.by]?.id)
      case 'add-below':
        return setAdding({ level: element.level, after: element.id })
      case 'link':
        return onLinkTo(element)
      case 'move':
        return withFocus(element, () => edits.moveInLevel(element, action.way))
      case 'move-to':
        return withFocus(element, () => edits.moveToLevel(element, action.level))
      case 'open-behind':
        return openTheory(element.id)
      case 'frame':
        return frameIt(element)
      case 'put-in':
        return edits.putInFrame(action.frame, [element.id])
      case 'take-out-of':
        return edits.removeFromFrame(action.frame, element.id)
      case 'remove': {
        const neighbour = inOrder[place + 1] ?? inOrder[place - 1]
        if (neighbour) focusRow(neighbour.id)
        else focusAddButton(element.level)
        return onRemove(element)
      }
    }
  }

  const field = (level: Level) => (
    <NewElementField
      label={t(`addToLevel.${level}`)}
      onPaste={event => pasteList(event, level, 2)}
      onAdd={async title => {
        const after = adding?.after ?? null
        const id = await edits.add({ title, level, after })
        // The next one goes below this one.
        if (id !== null && after !== null) setAdding(now => (now?.level === level ? { level, after: id } : now))
        return id !== null
      }}
      onClose={() => {
        if (adding?.after) focusRow(adding.after)
        else requestAnimationFrame(() => focusAddButton(level))
        setAdding(null)
      }}
      // Another one may have been opened while this one was written.
      onLeave={() => setAdding(now => (now?.level === level ? null : now))}
    />
  )

  return (
    <div ref={outline} className={classes.outline}>
      {levels.map(level => {
        const here = elementsOfLevel(elements, level)
        const addingHere = adding?.level === level
        return (
          <section key={level} aria-labelledby={`level-${level}`} className={classes.level}>
            <Title order={2} size="h3" id={`level-${level}`}>
              {t(`terms:levels.${level}`)}
            </Title>
            <Text c="dimmed">{t(`terms:levelMeans.${level}`)}</Text>
            <ul className={classes.rows}>
              {here.map(element => (
                <li key={element.id}>
                  <OutlineRow
                    element={element}
                    theory={theory}
                    selected={selection?.kind === 'element' && selection.id === element.id}
                    onRename={title => edits.rename(element, title)}
                    onAction={action => onAction(element, action)}
                  />
                  {addingHere && adding.after === element.id && field(level)}
                </li>
              ))}
            </ul>
            {here.length === 0 && <Text className={common.quiet}>{t('noneOfLevel')}</Text>}
            {addingHere && adding.after === null ? (
              field(level)
            ) : (
              <div>
                <Button
                  variant="subtle"
                  data-add={level}
                  data-field={`add-${level}`}
                  leftSection={<IconPlus size={20} aria-hidden />}
                  onClick={() => setAdding({ level, after: null })}
                >
                  {t(`addToLevel.${level}`)}
                </Button>
              </div>
            )}
          </section>
        )
      })}
      {frames.length > 0 && (
        <section aria-labelledby="outline-frames" className={classes.level}>
          <Title order={2} size="h3" id="outline-frames">
            {t('frames')}
          </Title>
          <Text c="dimmed">{t('framesMeans')}</Text>
          <ul className={classes.rows}>
            {frames.map(frame => (
              <li key={frame.id} className={classes.row}>
                <button
                  type="button"
                  className={classes.title}
                  dir="auto"
                  aria-current={selection?.kind === 'frame' && selection.id === frame.id}
                  onClick={event => onSelect({ kind: 'frame', id: frame.id }, event.detail === 0 || panelIsBelow())}
                >
                  {t('frameOpen', { title: frame.title, count: frame.elementIds.length })}
                </button>
              </li>
            ))}
          </ul>
        </section>
      )}
      <Stack gap={4}>
        <Title order={2} size="h4">
          {t('outlineKeys')}
        </Title>
        <Text c="dimmed" id="outline-keys" maw="44em">
          {t('outlineKeysText')}
        </Text>
      </Stack>
    </div>
  )
}
