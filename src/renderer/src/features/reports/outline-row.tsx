import { withEdited } from '@core/report/outline-edits'
import type { OutlineSection } from '@core/report/outlines'
import { ActionIcon, Group, Switch, Text } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconGripVertical, IconPencil, IconTrash } from '@tabler/icons-react'
import { type HTMLAttributes, useState } from 'react'
import common from '../../ui/common.module.css'
import { useTranslation } from '../../ui/use-translation'
import classes from './reports.module.css'
import { SectionDialog } from './section-dialog'
import { useSectionName } from './section-name'
import type { OutlineEdits } from './use-outline'

type OutlineRowProps = {
  outlineId: string
  section: OutlineSection
  edits: OutlineEdits
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
  isOver: boolean
  drag: Pick<HTMLAttributes<HTMLElement>, 'onDragStart' | 'onDragEnd' | 'onDragOver' | 'onDrop'>
}

/** One section of the organisation's own outline: on or off, up and down, what it is called, and how long its text may be. */
export function OutlineRow({ outlineId, section, edits, isFirst, isLast, onMove, isOver, drag }: OutlineRowProps) {
  const { t } = useTranslation(['reportWriting', 'kinds'])
  const nameOf = useSectionName()
  const [editing, setEditing] = useState(false)
  const name = nameOf(section)
  const kind = t(`kinds:reportOutline.choices.section.${section.section}`)
  const more = [
    ...(section.title.trim() === '' || section.section === 'text' ? [] : [kind]),
    ...(section.of === '' ? [] : [t('onlyFor', { name: section.of })]),
    ...(section.budget === null ? [] : [t('upToWords', { count: section.budget })]),
  ]
  const { onDragOver, onDrop, ...grip } = drag
  return (
    <li data-row={section.id} data-off={section.off} data-over={isOver} onDragOver={onDragOver} onDrop={onDrop}>
      <span className={classes.grip} draggable aria-hidden title={t('dragSection')} {...grip}>
        <IconGripVertical size={20} />
      </span>
      <Switch
        checked={!section.off}
        aria-label={t('sectionOn', { name })}
        onChange={event => {
          const off = !event.currentTarget.checked
          void edits.editSections(outlineId, now => withEdited(now, section.id, { off }))
        }}
      />
      <div className={common.grow}>
        <Text fw={600} dir="auto" className={classes.name}>
          {name}
        </Text>
        {more.length > 0 && (
          <Text size="sm" c="dimmed" dir="auto" className={classes.name}>
            {more.join(' · ')}
          </Text>
        )}
      </div>
      <Group gap={0} wrap="nowrap" className={classes.rowTools}>
        <ActionIcon aria-label={t('sectionUp', { name })} data-move={-1} disabled={isFirst} onClick={() => onMove(-1)}>
          <IconArrowUp size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('sectionDown', { name })} data-move={1} disabled={isLast} onClick={() => onMove(1)}>
          <IconArrowDown size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon aria-label={t('sectionEdit', { name })} data-edit onClick={() => setEditing(true)}>
          <IconPencil size={20} aria-hidden />
        </ActionIcon>
        <ActionIcon
          color="red"
          aria-label={t('sectionDelete', { name })}
          onClick={event => {
            focusBeside(event.currentTarget)
            void edits.editSections(outlineId, now => now.filter(({ id }) => id !== section.id))
          }}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </Group>
      {editing && (
        <SectionDialog
          section={section}
          onClose={() => setEditing(false)}
          onSave={async fields => {
            const kept = await edits.editSection(outlineId, section.id, fields)
            if (typeof kept !== 'object') setEditing(false)
            return kept
          }}
        />
      )}
    </li>
  )
}

/** The row that had the focus goes. It moves to a button that deletes nothing: a key held down would press it again. */
function focusBeside(button: HTMLElement): void {
  const row = button.closest('li')
  const beside = row?.nextElementSibling ?? row?.previousElementSibling
  beside?.querySelector<HTMLElement>('[data-edit]')?.focus()
}
