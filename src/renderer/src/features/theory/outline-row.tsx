import { keyOf } from '@core/attachment/attached-to'
import { type Element, type Frame, type Level, levels } from '@core/project/entities'
import { commentKey } from '@core/record/comments'
import { ActionIcon, Menu, TextInput } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconDotsVertical,
  IconFrame,
  IconFrameOff,
  IconLink,
  IconPencil,
  IconRowInsertBottom,
  IconStack2,
  IconStairs,
  IconTrash,
} from '@tabler/icons-react'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { keyInReadingOrder } from '../../language'
import { AttachedCount } from '../../terms/attachments/attached-count'
import { OpenComments } from '../../terms/comments/open-comments'
import { StandingMark } from '../../terms/standing-mark'
import { saveIfValid, useTitleProblem } from '../../terms/title-problem'
import common from '../../ui/common.module.css'
import { type Kept, useDraft } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'
import classes from './outline.module.css'
import { OverlayMarks } from './overlay/overlay-marks'
import type { Theory } from './use-theory'

export type RowAction =
  | { do: 'open'; byKey: boolean }
  | { do: 'go'; by: 1 | -1 }
  | { do: 'move'; way: 'up' | 'down' }
  | { do: 'move-to'; level: Level }
  | { do: 'put-in' | 'take-out-of'; frame: Frame }
  | { do: 'add-below' | 'link' | 'remove' | 'frame' | 'open-behind' }

type OutlineRowProps = {
  element: Element
  theory: Theory
  selected: boolean
  onRename: (title: string) => Promise<Kept>
  onAction: (action: RowAction) => void
}

export function OutlineRow({ element, theory, selected, onRename, onAction }: OutlineRowProps) {
  const { t } = useTranslation(['theory', 'terms'])
  const [renaming, setRenaming] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const wasRenamed = useRef(false)
  // As soon as the button is there again, and never away from where the person went meanwhile: Delete there would hit this row.
  useLayoutEffect(() => {
    if (renaming || !wasRenamed.current) return
    wasRenamed.current = false
    if (document.activeElement === document.body) button.current?.focus()
  }, [renaming])
  const aboutId = useId()
  const standing = theory.standingOf(element)
  const frames = theory.here.frames.filter(({ elementIds }) => elementIds.includes(element.id))
  const behind = theory.behind.get(element.id) ?? 0
  const overlay = theory.overlayOf(element)
  const attached = theory.attached.get(keyOf({ kind: 'element', id: element.id })) ?? 0
  const leadsTo = theory.links
    .filter(link => link.from === element.id)
    .flatMap(link => theory.elements.find(({ id }) => id === link.to)?.title ?? [])

  const onKeyDown = (event: KeyboardEvent) => {
    const action = actionOfKey(event, element.level)
    if (action === null) return
    event.preventDefault()
    if (action === 'rename') setRenaming(true)
    else onAction(action)
  }

  if (renaming) {
    return (
      <RenameField
        title={element.title}
        onRename={onRename}
        onDone={() => {
          wasRenamed.current = true
          setRenaming(false)
        }}
      />
    )
  }
  return (
    <div className={classes.row} data-selected={selected} data-missing={standing?.code === 'not-measured'}>
      <div className={common.grow}>
        <button
          type="button"
          ref={button}
          className={classes.title}
          data-row={element.id}
          dir="auto"
          aria-current={selected}
          aria-describedby={`${aboutId} outline-keys`}
          onKeyDown={onKeyDown}
          // A click that no pointer made came from Enter or the space bar.
          onClick={event => onAction({ do: 'open', byKey: event.detail === 0 })}
        >
          {element.title}
        </button>
        <div id={aboutId} className={classes.about}>
          {standing && <StandingMark code={standing.code} />}
          {overlay && <OverlayMarks overlay={overlay} />}
          {frames.length > 0 && (
            <span className={common.iconLine}>
              <IconFrame size={18} aria-hidden />{' '}
              {t('inFrames', { titles: frames.map(({ title }) => title).join('; ') })}
            </span>
          )}
          {behind > 0 && (
            <span className={common.iconLine}>
              <IconStack2 size={18} aria-hidden /> {t('behind', { count: behind })}
            </span>
          )}
          {attached > 0 && <AttachedCount count={attached} />}
          <OpenComments count={theory.comments.get(commentKey({ kind: 'element', id: element.id })) ?? 0} />
          <span>
            {t(`terms:sphere.${element.sphere}`)}
            {' · '}
            {leadsTo.length > 0 ? t('outlineLeadsTo', { titles: leadsTo.join('; ') }) : t('outlineLeadsNowhere')}
          </span>
        </div>
      </div>
      <RowMenu element={element} theory={theory} onAction={onAction} onRename={() => setRenaming(true)} />
    </div>
  )
}

type RowMenuProps = Pick<OutlineRowProps, 'element' | 'theory' | 'onAction'> & { onRename: () => void }

function RowMenu({ element, theory, onAction, onRename }: RowMenuProps) {
  const { t } = useTranslation(['theory', 'terms'])
  const icon = { size: 18, 'aria-hidden': true }
  return (
    <Menu position="bottom-end" shadow="md" withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon aria-label={t('more', { title: element.title })}>
          <IconDotsVertical size={20} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil {...icon} />} onClick={onRename}>
          {t('rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconRowInsertBottom {...icon} />} onClick={() => onAction({ do: 'add-below' })}>
          {t('addBelow')}
        </Menu.Item>
        <Menu.Item leftSection={<IconLink {...icon} />} onClick={() => onAction({ do: 'link' })}>
          {t('linkTo')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowUp {...icon} />} onClick={() => onAction({ do: 'move', way: 'up' })}>
          {t('moveUp')}
        </Menu.Item>
        <Menu.Item leftSection={<IconArrowDown {...icon} />} onClick={() => onAction({ do: 'move', way: 'down' })}>
          {t('moveDown')}
        </Menu.Item>
        {levels
          .filter(level => level !== element.level)
          .map(level => (
            <Menu.Item
              key={level}
              leftSection={<IconStairs {...icon} />}
              onClick={() => onAction({ do: 'move-to', level })}
            >
              {t('moveTo', { level: t(`terms:levels.${level}`) })}
            </Menu.Item>
          ))}
        <Menu.Item leftSection={<IconStack2 {...icon} />} onClick={() => onAction({ do: 'open-behind' })}>
          {theory.behind.has(element.id) ? t('openBehindKey') : t('beginBehind')}
        </Menu.Item>
        <Menu.Item leftSection={<IconFrame {...icon} />} onClick={() => onAction({ do: 'frame' })}>
          {t('frameAroundIt')}
        </Menu.Item>
        {theory.here.frames.map(frame =>
          frame.elementIds.includes(element.id) ? (
            <Menu.Item
              key={frame.id}
              leftSection={<IconFrameOff {...icon} />}
              onClick={() => onAction({ do: 'take-out-of', frame })}
            >
              {t('removeFromFrameNamed', { title: frame.title })}
            </Menu.Item>
          ) : (
            <Menu.Item
              key={frame.id}
              leftSection={<IconFrame {...icon} />}
              onClick={() => onAction({ do: 'put-in', frame })}
            >
              {t('putInFrameNamed', { title: frame.title })}
            </Menu.Item>
          ),
        )}
        <Menu.Divider />
        <Menu.Item
          c="var(--mantine-color-error)"
          leftSection={<IconTrash {...icon} />}
          onClick={() => onAction({ do: 'remove' })}
        >
          {t('delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

type RenameFieldProps = { title: string; onRename: (title: string) => Promise<Kept>; onDone: () => void }

/** Stays until the title is saved, or is left as it was. */
function RenameField({ title, onRename, onDone }: RenameFieldProps) {
  const { t } = useTranslation('theory')
  const titleProblem = useTitleProblem()
  const draft = useDraft(title, saveIfValid(titleProblem, onRename))
  const save = async () => {
    if (await draft.keep()) onDone()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter') save()
    if (event.key !== 'Escape') return
    draft.forget()
    onDone()
  }
  return (
    <TextInput
      className={classes.newElement ?? ''}
      aria-label={t('renameLabel', { title })}
      error={draft.error ?? (draft.dirty ? titleProblem(draft.text) : null)}
      autoFocus
      value={draft.text}
      onFocus={event => event.currentTarget.select()}
      onChange={event => draft.type(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  )
}

function actionOfKey(event: KeyboardEvent, level: Level): RowAction | 'rename' | null {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return null
  if (event.altKey) {
    if (event.key === 'ArrowUp') return { do: 'move', way: 'up' }
    if (event.key === 'ArrowDown') return { do: 'move', way: 'down' }
    const key = keyInReadingOrder(event.key)
    const way = key === 'ArrowLeft' ? -1 : key === 'ArrowRight' ? 1 : 0
    const next = levels[levels.indexOf(level) + way]
    return way !== 0 && next ? { do: 'move-to', level: next } : null
  }
  switch (event.key) {
    case 'ArrowDown':
      return { do: 'go', by: 1 }
    case 'ArrowUp':
      return { do: 'go', by: -1 }
    case 'F2':
      return 'rename'
    case 'Delete':
      return { do: 'remove' }
    case 'n':
    case 'N':
      return { do: 'add-below' }
    case 'l':
    case 'L':
      return { do: 'link' }
    case 'o':
    case 'O':
      return { do: 'open-behind' }
    default:
      return null
  }
}
