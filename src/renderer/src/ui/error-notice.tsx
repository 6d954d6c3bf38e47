import { Alert, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'

type ErrorNoticeProps = {
  /** What happened. */
  title: string
  /** What was lost: as a rule nothing, and then it says so. */
  lost: string
  /** What to do next. */
  next?: string
  actions?: ReactNode
}

export function ErrorNotice({ title, lost, next, actions }: ErrorNoticeProps) {
  return (
    <Alert role="alert" color="red" variant="light" icon={<IconAlertTriangle aria-hidden />} title={title} radius="md">
      <Text>{lost}</Text>
      {next && <Text mt="xs">{next}</Text>}
      {actions && <Group mt="md">{actions}</Group>}
    </Alert>
  )
}
