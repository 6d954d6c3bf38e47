import { Alert, Group, Skeleton, Stack, Text, VisuallyHidden } from '@mantine/core'
import { type NotificationData, notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import i18next from 'i18next'
import { type ReactNode, useLayoutEffect } from 'react'

type ErrorNoticeProps = {
  /** What happened; not said again below a heading that says it. */
  title?: string
  /** What was lost: as a rule nothing, and then it says so. */
  lost: string
  /** What to do next. */
  next?: string
  actions?: ReactNode
}

export function ErrorNotice({ title, lost, next, actions }: ErrorNoticeProps) {
  return (
    <Alert
      role="alert"
      color="red"
      variant="light"
      icon={<IconAlertTriangle aria-hidden />}
      title={title ?? lost}
      radius="md"
    >
      {title !== undefined && <Text>{lost}</Text>}
      {next && <Text mt="xs">{next}</Text>}
      {actions && <Group mt="md">{actions}</Group>}
    </Alert>
  )
}

type Notice = { title: string; message: string }

/** Says in passing that something was done. */
export function showDone(notice: Notice) {
  show(notice, { icon: <IconCheck aria-hidden />, color: 'teal.8', autoClose: 6000 })
}

/** Says that something was not done; stays until it is closed, so that nobody has to read fast. `error`: goes to the log. */
export function showProblem(notice: Notice, error?: unknown) {
  if (error !== undefined) logError(error)
  show(notice, { icon: <IconAlertTriangle aria-hidden />, color: 'red', autoClose: false })
}

/** For whoever helps: what a person is told of elsewhere, or need not know. */
export const logError = (error: unknown) => console.error(error)

/** Takes away a notice that no longer holds. */
export const hideNotice = (title: string) => notifications.hide(title)

/** One notice for each title: said again, it takes the place of the one that is there rather than cover more of the screen. */
function show({ title, message }: Notice, look: Pick<NotificationData, 'icon' | 'color' | 'autoClose'>) {
  const notice = {
    id: title,
    title,
    message,
    ...look,
    closeButtonProps: { 'aria-label': i18next.t('shell:closeNotice') },
    withBorder: true,
  }
  // Changes one that is there, or adds it where none is: each does nothing in the other's case.
  notifications.update(notice)
  notifications.show(notice)
}

let reading = 0

/** True while somebody sees a `StillReading`. */
export const isStillReading = (): boolean => reading > 0

/** Stands in for a screen whose rows are still being read. */
export function StillReading({ label }: { label: string }) {
  useLayoutEffect(() => {
    reading++
    return () => {
      reading--
    }
  }, [])
  return (
    <Stack gap="md" role="status">
      <VisuallyHidden>{label}</VisuallyHidden>
      <Skeleton height={38} width="min(20rem, 80%)" />
      <Skeleton height={20} width="min(32rem, 100%)" />
      <Skeleton height={180} />
    </Stack>
  )
}
