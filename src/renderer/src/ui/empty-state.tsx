import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './empty-state.module.css'

type EmptyStateProps = { icon: ReactNode; title: string; children: ReactNode; actions?: ReactNode }

/** What stands where there is nothing yet: what belongs here, why, and how to begin. */
export function EmptyState({ icon, title, children, actions }: EmptyStateProps) {
  return (
    <Stack className={classes.empty} gap="sm" align="flex-start">
      <span className={classes.icon} aria-hidden>
        {icon}
      </span>
      <Title order={2} size="h3">
        {title}
      </Title>
      <Text component="div" maw="40em" c="dimmed">
        {children}
      </Text>
      {actions}
    </Stack>
  )
}
