import { Stack, Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** `wide`: a table is in it. */
export function SettingsPart({ title, wide, children }: { title: string; wide?: boolean; children: ReactNode }) {
  const id = useId()
  return (
    <Stack component="section" gap="md" maw={wide ? '64rem' : '46rem'} aria-labelledby={id}>
      <Title order={2} id={id}>
        {title}
      </Title>
      {children}
    </Stack>
  )
}
