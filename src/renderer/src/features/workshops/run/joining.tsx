import { Button, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { QrCode } from '../../../ui/qr-code'
import { joinLink } from '../join-link'
import { useWifiOnWall } from '../use-wifi-on-wall'
import { useRoom } from './room-context'
import classes from './run.module.css'

/** How phones get in: the address with its QR code, the code, and the Wi-Fi that the wall can show. */
export function Joining() {
  const { t } = useTranslation('workshopRun')
  const { joining } = useRoom().view
  if (joining.address === null) return null
  const { address, code, key } = joining
  return (
    <section className={classes.joining} aria-labelledby="joining">
      <QrCode text={joinLink(address, key)} label={t('joinQr', { address })} className={classes.qr} />
      <div>
        <Title order={3} id="joining">
          {t('join')}
        </Title>
        <dl className={classes.joinFacts}>
          <dt>{t('joinAddress')}</dt>
          <dd className={classes.joinAddress}>{address}</dd>
          <dt>{t('joinCode')}</dt>
          <dd className={classes.joinCode}>{code}</dd>
        </dl>
        {joining.locked && <Text fw={700}>{t('locked')}</Text>}
      </div>
      <WifiForm />
    </section>
  )
}

function WifiForm() {
  const { t } = useTranslation('workshopRun')
  const { view } = useRoom()
  const { wifi, setWifi } = useWifiOnWall(view.opening.sessionId)
  const [name, setName] = useState(wifi?.name ?? '')
  const [password, setPassword] = useState(wifi?.password ?? '')
  const show = (event: FormEvent) => {
    event.preventDefault()
    if (name.trim() !== '') setWifi({ name: name.trim(), password })
  }
  return (
    <details className={classes.details}>
      <summary>{t('wifi')}</summary>
      <form onSubmit={show}>
        <Stack gap="sm" mt="xs">
          <Text c="dimmed">{t('wifiHint')}</Text>
          <Group align="flex-start">
            <TextInput
              label={t('wifiName')}
              autoComplete="off"
              spellCheck={false}
              dir="auto"
              maxLength={32}
              value={name}
              onChange={event => setName(event.currentTarget.value)}
            />
            <TextInput
              label={t('wifiPassword')}
              description={t('wifiPasswordHint')}
              inputWrapperOrder={['label', 'input', 'description']}
              autoComplete="off"
              spellCheck={false}
              dir="ltr"
              maxLength={63}
              value={password}
              onChange={event => setPassword(event.currentTarget.value)}
            />
          </Group>
          <Group>
            <Button type="submit" variant="default" disabled={name.trim() === ''}>
              {t('wifiShow')}
            </Button>
            {wifi && (
              <Button variant="subtle" onClick={() => setWifi(null)}>
                {t('wifiHide')}
              </Button>
            )}
          </Group>
          <Text role="status">{wifi && t('wifiShown')}</Text>
        </Stack>
      </form>
    </details>
  )
}
