import { Button, Stack } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import classes from './measures.module.css'

/** Fields that wait until somebody asks for them, or has filled one in. Once open they stay, so that nothing jumps away. */
export function SayMore({ label, filled, children }: { label: string; filled: boolean; children: ReactNode }) {
  const [asked, setAsked] = useState(filled)
  const [takeFocus, setTakeFocus] = useState(false)
  const fields = useRef<HTMLDivElement>(null)
  // Undo, or another window, has filled one in.
  useEffect(() => {
    if (filled) setAsked(true)
  }, [filled])
  useEffect(() => {
    if (takeFocus) fields.current?.querySelector<HTMLElement>('input, textarea, select, button')?.focus()
  }, [takeFocus])
  if (!asked) {
    return (
      <Button
        variant="subtle"
        className={classes.start ?? ''}
        leftSection={<IconPlus size={20} aria-hidden />}
        onClick={() => {
          setAsked(true)
          setTakeFocus(true)
        }}
      >
        {label}
      </Button>
    )
  }
  return (
    <Stack gap="md" ref={fields}>
      {children}
    </Stack>
  )
}
