import { Button, Group, Modal, type ModalProps, Stack, Text } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useEffect, useState } from 'react'
import common from './common.module.css'
import { ErrorNotice } from './notices'
import { useAction } from './use-action'
import { useTranslation } from './use-translation'

type DialogProps = {
  title: string
  onClose: () => void
  children: ReactNode
  size?: ModalProps['size']
  /** The whole window: for what is read from afar. */
  fullScreen?: boolean
  /** What the dialog is for. Without it the dialog only shows something, and closes by its cross. */
  action?:
    | {
        readonly label: string
        /** While what it answers is pending, the button is busy. */
        readonly onChoose: () => unknown
        readonly disabled?: boolean
        readonly danger?: boolean
      }
    | undefined
  /** Another way to what the person came for. */
  instead?: { readonly label: string; readonly onChoose: () => unknown } | undefined
  /** Where leaving is more than "Cancel". */
  cancel?: string
  /** Why it was not done. */
  error?: { readonly title: string; readonly lost: string; readonly next?: string } | null
  /** The focus starts on "Cancel": for what cannot be undone by one key. */
  isQuestion?: boolean
  /** What is in the dialog and not in its form. */
  below?: ReactNode
}

/**
 * A dialog that is there only while it is open. It gives the focus back to what had it, and after an action that was refused
 * to the first field with an error.
 */
export function Dialog({
  title,
  onClose,
  children,
  size,
  fullScreen,
  action,
  instead,
  isQuestion,
  below,
  ...rest
}: DialogProps) {
  const { t } = useTranslation('ui')
  const { area, busy, run } = useAction<HTMLFormElement>()
  // The focus starts in the first field, and not on the cross, where no field asks for it.
  const ready = (node: HTMLFormElement | null) => {
    area.current = node
    if (node && !node.querySelector('[data-autofocus]'))
      node.querySelector('input, select, textarea, [type=submit]')?.setAttribute('data-autofocus', 'true')
  }
  const [opener] = useState(() => whatStays(document.activeElement))
  useEffect(
    () => () => {
      // What the dialog led to may have taken the focus by now.
      if (document.activeElement === document.body) opener?.focus({ preventScroll: true })
    },
    [opener],
  )
  const submit = (event: FormEvent) => {
    event.preventDefault()
    // React hands a form inside a dialog on to the form around the dialog.
    event.stopPropagation()
    // Whatever sends the form: what may not be chosen yet is not done.
    if (action && !action.disabled && !busy) void run(action.onChoose)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size ?? (instead ? 'lg' : 'md')}
      fullScreen={fullScreen ?? false}
      withCloseButton={!isQuestion}
      closeButtonProps={{ 'aria-label': t('close') }}
      classNames={{ content: common.dialog ?? '' }}
    >
      {action ? (
        <form ref={ready} onSubmit={submit} noValidate>
          <Stack>
            {rest.error && <ErrorNotice {...rest.error} />}
            {children}
            <Group mt={isQuestion ? 'md' : 0} justify="flex-end" className={common.actionsInSight ?? ''}>
              <Button variant="default" onClick={onClose} data-autofocus={isQuestion || undefined}>
                {rest.cancel ?? t('cancel')}
              </Button>
              {instead && (
                <Button variant="default" onClick={instead.onChoose}>
                  {instead.label}
                </Button>
              )}
              <Button
                type="submit"
                loading={busy}
                disabled={action.disabled ?? false}
                {...(action.danger && { color: 'red' })}
              >
                {action.label}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        children
      )}
      {below}
    </Modal>
  )
}

/** Covers the whole screen until whoever put it there takes it away: no key and no cross does. */
export function Cover({ title, className, children }: { title: string; className: string; children: ReactNode }) {
  return (
    <Modal
      opened
      onClose={() => undefined}
      fullScreen
      withCloseButton={false}
      closeOnEscape={false}
      title={title}
      classNames={{ content: className }}
      data-cover
    >
      {children}
    </Modal>
  )
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
  cancel?: string
  /** True where it cannot be undone. */
  danger?: boolean
  instead?: DialogProps['instead']
  onConfirm: () => unknown
  onCancel: () => void
}

/** Asks before something that cannot be undone by one key. The focus starts on the safe answer. */
export function ConfirmDialog({
  opened,
  confirm,
  danger,
  children,
  onConfirm,
  onCancel,
  ...dialog
}: ConfirmDialogProps) {
  if (!opened) return null
  const action = { label: confirm, onChoose: onConfirm, danger: danger ?? false }
  return (
    <Dialog {...dialog} isQuestion action={action} onClose={onCancel}>
      <Text component="div">{children}</Text>
    </Dialog>
  )
}

type DeleteAfterAskingProps = {
  label: string
  /** Where `label` alone would not say what is deleted. */
  name?: string
  /** The question, and its answer. */
  title: string
  yes: string
  /** What will go, and what stays. */
  children: ReactNode
  onDelete: () => void
}

/** Takes away something large: a button, and a question before anything happens. */
export function DeleteAfterAsking({ label, name, title, yes, children, onDelete }: DeleteAfterAskingProps) {
  const [asking, setAsking] = useState(false)
  return (
    <>
      <Button
        variant="subtle"
        color="red"
        leftSection={<IconTrash size={20} aria-hidden />}
        aria-label={name}
        onClick={() => setAsking(true)}
      >
        {label}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={title}
        confirm={yes}
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
