import { Button, Group, Modal, type ModalProps, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type ReactNode, useEffect, useState } from 'react'

/**
 * A dialog that is there only while it is open, and then gives the focus back to what had it: Mantine's own does so only where
 * it stays and is closed.
 */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const [opener] = useState(() => whatStays(document.activeElement))
  useEffect(
    () => () => {
      // What the dialog led to may have taken the focus by now.
      if (document.activeElement === document.body) opener?.focus({ preventScroll: true })
    },
    [opener],
  )
  return <Modal opened {...props} />
}

/** An entry of a menu is gone once it was chosen: the menu's button is there still. */
function whatStays(element: Element | null): HTMLElement | null {
  const button = element?.closest('[role=menu]')?.getAttribute('aria-labelledby')
  if (button) return document.getElementById(button)
  return element instanceof HTMLElement ? element : null
}

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

type DeleteAfterAskingProps = {
  label: string
  /** The question, and its two answers. */
  title: string
  yes: string
  no: string
  /** What will go, and what stays. */
  children: ReactNode
  onDelete: () => void
}

/** Takes away something large: a button, and a question before anything happens. */
export function DeleteAfterAsking({ label, title, yes, no, children, onDelete }: DeleteAfterAskingProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={20} aria-hidden />}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={title}
        confirm={yes}
        cancel={no}
        danger
        onConfirm={() => {
          setAsking(false)
          onDelete()
        }}
        onCancel={() => setAsking(false)}
      >
        {children}
      </ConfirmDialog>
    </>
  )
}
