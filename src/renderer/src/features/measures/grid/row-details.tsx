import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { attachedToRow, byHandIn, type ListedObservation } from '../../../data/observations/listed-observation'
import { AttachmentsOfValue } from '../../../terms/attachments/attachments'
import classes from './grid.module.css'

type RowDetailsProps = {
  row: ListedObservation
  /** The active cell in full. */
  words: string
  canEdit: boolean
  onEdit: () => void
  onCopy: () => void
  onPaste: () => void
  onOpenRow: () => void
  onRemove: () => void
}

/** What the active cell says in full, and a button for everything that keys do. */
export function RowDetails({ row, words, canEdit, onEdit, onCopy, onPaste, onOpenRow, onRemove }: RowDetailsProps) {
  const { t } = useTranslation('observationGrid')
  return (
    <div className={classes.details}>
      <Text mb="xs" lineClamp={6} data-field="active-cell">
        {words}
      </Text>
      <Group gap="xs">
        <Button size="sm" variant="default" disabled={!canEdit} onClick={onEdit}>
          {t('editCell')}
        </Button>
        <Button size="sm" variant="default" onClick={onOpenRow}>
          {t('editRow')}
        </Button>
        <Button size="sm" variant="default" onClick={onCopy}>
          {t('copy')}
        </Button>
        <Button size="sm" variant="default" onClick={onPaste}>
          {t('paste')}
        </Button>
        <AttachmentsOfValue about={attachedToRow(row)} />
        {byHandIn(row) && (
          <Button size="sm" variant="subtle" color="red" onClick={onRemove}>
            {row.from === 'hand' ? t('removeRow') : t('takeBack')}
          </Button>
        )}
      </Group>
    </div>
  )
}
