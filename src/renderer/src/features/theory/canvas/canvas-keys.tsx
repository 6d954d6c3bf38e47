import { ActionIcon, Popover, Title, Tooltip } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from '../../../ui/use-translation'
import classes from './picture.module.css'

const keys = [
  'walk',
  'move',
  'open',
  'add',
  'paste',
  'link',
  'rename',
  'choose',
  'behind',
  'delete',
  'present',
] as const

/** What the keys do in the picture, behind a button beside it. */
export function CanvasKeys() {
  const { t } = useTranslation('theory')
  const [opened, setOpened] = useState(false)
  return (
    <Popover
      opened={opened}
      onChange={setOpened}
      position="top-end"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal={false}
      width="min(24rem, 92vw)"
    >
      <Popover.Target>
        <Tooltip label={t('canvasKeys')} disabled={opened}>
          <ActionIcon variant="default" aria-label={t('canvasKeys')} onClick={() => setOpened(!opened)}>
            <IconKeyboard size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('canvasKeys')} tabIndex={-1} data-autofocus>
        <Title order={2} size="h4" mb="xs">
          {t('canvasKeys')}
        </Title>
        <dl className={classes.keys} tabIndex={0}>
          {keys.map(key => (
            <div key={key}>
              <dt>{t(`canvasKey.${key}.keys`)}</dt>
              <dd>{t(`canvasKey.${key}.does`)}</dd>
            </div>
          ))}
        </dl>
      </Popover.Dropdown>
    </Popover>
  )
}
