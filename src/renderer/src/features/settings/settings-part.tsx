import { Stack, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

export function SettingsPart({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <Stack component="section" gap="md" aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {children}
    </Stack>
  )
}
