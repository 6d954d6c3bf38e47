import { Button, Group, Modal, Text } from '@mantine/core'
import type { ReactNode } from 'react'

type ConfirmDialogProps = {
  opened: boolean
  title: string
  /** What will go, and whether it can come back. */
  children: ReactNode
  confirm: string
  cancel: string
  /** True where it cannot be undone. */
  danger?: boolean
  /** Another way to what the person came for. */
  instead?: { readonly label: string; readonly onChoose: () => void }
  onConfirm: () => void
  onCancel: () => void
}

/** Asks before something that cannot be undone by one key. The focus starts on the safe answer. */
export function ConfirmDialog({
  opened,
  title,
  children,
  confirm,
  cancel,
  danger,
  instead,
  ...on
}: ConfirmDialogProps) {
  return (
    <Modal opened={opened} onClose={on.onCancel} title={title} withCloseButton={false} size={instead ? 'lg' : 'md'}>
      <Text component="div">{children}</Text>
      <Group mt="xl" justify="flex-end">
        <Button variant="default" onClick={on.onCancel} data-autofocus>
          {cancel}
        </Button>
        {instead && (
          <Button variant="default" onClick={instead.onChoose}>
            {instead.label}
          </Button>
        )}
        <Button {...(danger ? { color: 'red' } : {})} onClick={on.onConfirm}>
          {confirm}
        </Button>
      </Group>
    </Modal>
  )
}
