import { Stack } from '@mantine/core'
import type { ComponentProps } from 'react'

/** A form that opens within a page or a panel. Escape closes it alone, not what it stands in. */
export function InlineForm({ onClose, children, ...form }: ComponentProps<'form'> & { onClose: () => void }) {
  return (
    <form
      noValidate
      onKeyDown={event => {
        if (event.key !== 'Escape') return
        event.stopPropagation()
        onClose()
      }}
      {...form}
    >
      <Stack gap="sm">{children}</Stack>
    </form>
  )
}
