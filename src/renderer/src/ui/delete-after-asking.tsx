import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { ConfirmDialog } from './confirm-dialog'

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
