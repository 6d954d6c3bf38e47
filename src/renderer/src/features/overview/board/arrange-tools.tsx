import { ActionIcon, Group } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconGripVertical, IconTrash } from '@tabler/icons-react'
import type { HTMLAttributes } from 'react'
import { useTranslation } from '../../../ui/use-translation'
import classes from './board.module.css'

type ArrangeToolsProps = {
  name: string
  isFirst: boolean
  isLast: boolean
  onMove: (by: -1 | 1) => void
  onRemove: () => void
  drag: Pick<HTMLAttributes<HTMLElement>, 'onDragStart' | 'onDragEnd'>
}

/** What changes the place of a card, above it. */
export function ArrangeTools({ name, isFirst, isLast, onMove, onRemove, drag }: ArrangeToolsProps) {
  const { t } = useTranslation('board')
  return (
    <Group gap={0} wrap="nowrap" className={classes.tools ?? ''} data-no-print>
      <span
        className={classes.grip}
        draggable
        aria-hidden
        title={t('drag')}
        onDragStart={drag.onDragStart}
        onDragEnd={drag.onDragEnd}
      >
        <IconGripVertical size={20} />
      </span>
      <ActionIcon aria-label={t('earlier', { name })} data-move={-1} disabled={isFirst} onClick={() => onMove(-1)}>
        <IconArrowLeft size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon aria-label={t('later', { name })} data-move={1} disabled={isLast} onClick={() => onMove(1)}>
        <IconArrowRight size={20} aria-hidden />
      </ActionIcon>
      <ActionIcon color="red" aria-label={t('removeNamed', { name })} data-remove onClick={onRemove}>
        <IconTrash size={20} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
