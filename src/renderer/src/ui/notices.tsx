import { notifications } from '@mantine/notifications'
import { IconAlertTriangle, IconCheck } from '@tabler/icons-react'
import i18next from 'i18next'

export type Notice = { title: string; message: string }

const closeButton = () => ({ closeButtonProps: { 'aria-label': i18next.t('shell:closeNotice') } })

/** Says in passing that something was done. */
export function showDone(notice: Notice) {
  notifications.show({
    ...notice,
    ...closeButton(),
    icon: <IconCheck aria-hidden />,
    color: 'teal.8',
    autoClose: 6000,
    withBorder: true,
  })
}

/** Says that something was not done; stays until it is closed, so that nobody has to read fast. */
export function showTrouble(notice: Notice) {
  notifications.show({
    ...notice,
    ...closeButton(),
    icon: <IconAlertTriangle aria-hidden />,
    color: 'red',
    autoClose: false,
    withBorder: true,
  })
}
