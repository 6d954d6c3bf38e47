import { Button, Group, Text } from '@mantine/core'
import { IconFrame, IconTrash } from '@tabler/icons-react'
import { Panel } from '@xyflow/react'
import { useTranslation } from '../../../ui/use-translation'
import classes from './picture.module.css'

/** Says that a link has been begun by the keyboard, and how it ends. */
export function LinkingBar({ title, onStop }: { title: string; onStop: () => void }) {
  const { t } = useTranslation('theory')
  return (
    <Panel position="top-left" className={classes.bar ?? ''}>
      <Text role="status">{t('linking', { title })}</Text>
      <Button size="compact-md" variant="default" onClick={onStop}>
        {t('cancel')}
      </Button>
    </Panel>
  )
}

type MarkedBarProps = { count: number; onFrame: () => void; onRemove: () => void; onClear: () => void }

/** What can be done with several elements at once. */
export function MarkedBar({ count, onFrame, onRemove, onClear }: MarkedBarProps) {
  const { t } = useTranslation('theory')
  return (
    <Panel position="top-left" className={classes.bar ?? ''}>
      <Text fw={600} role="status">
        {t('marked', { count })}
      </Text>
      <Group gap="xs">
        <Button size="compact-md" variant="default" leftSection={<IconFrame size={18} aria-hidden />} onClick={onFrame}>
          {t('frameAround')}
        </Button>
        <Button
          size="compact-md"
          variant="default"
          c="var(--mantine-color-error)"
          leftSection={<IconTrash size={18} aria-hidden />}
          onClick={onRemove}
        >
          {t('delete')}
        </Button>
        <Button size="compact-md" variant="subtle" onClick={onClear}>
          {t('unmark')}
        </Button>
      </Group>
    </Panel>
  )
}
