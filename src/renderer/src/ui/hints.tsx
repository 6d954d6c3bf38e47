import { Stack, Text, Title } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './hints.module.css'

type HintNoticeProps = { icon: ReactNode; title?: string; children: ReactNode }

/** Something to look at or to decide. Nothing has gone wrong: for that there is `ErrorNotice`. */
export function HintNotice({ icon, title, children }: HintNoticeProps) {
  return (
    <div className={classes.hint}>
      {icon}
      <div className={classes.body}>
        {title !== undefined && <Text fw={700}>{title}</Text>}
        {children}
      </div>
    </div>
  )
}

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
