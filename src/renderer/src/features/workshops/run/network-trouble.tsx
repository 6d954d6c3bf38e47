import type { FacilitatorView } from '@core/workshop/session/views'
import { List, Text } from '@mantine/core'
import { IconWifiOff } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { host } from '../../../host'
import { HintNotice } from '../../../ui/hints'
import { ErrorNotice } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'

const lookAgainMs = 15_000

/** Whether phones were given an address that this laptop no longer has. Looked at often, and at once when it wakes up. */
function useAddressGone(address: string | null): boolean {
  const [gone, setGone] = useState(false)
  useEffect(() => {
    setGone(false)
    if (address === null) return
    const { hostname } = new URL(address)
    let left = false
    const look = async () => {
      // A host that does not answer just now has its own notice.
      const found = await host.roomAddresses().catch(() => null)
      if (!left && found) setGone(found.every(each => each.address !== hostname))
    }
    const timer = setInterval(look, lookAgainMs)
    const stopListening = host.onResumed(look)
    return () => {
      left = true
      clearInterval(timer)
      stopListening()
    }
  }, [address])
  return gone
}

/** Phones cannot come in where they were told to: the Wi-Fi changed, or the laptop slept. */
export function NetworkGone({ view }: { view: FacilitatorView }) {
  const { t } = useTranslation('workshopRun')
  const { address } = view.joining
  if (!useAddressGone(address) || address === null) return null
  return <ErrorNotice title={t('networkGone')} lost={t('networkGoneMore', { address, tab: t('panel.people') })} />
}

/** How long a first phone may take before something may be in its way. */
export const firstPhoneMs = 60_000

const thingsToTry = ['firewall', 'guest', 'hotspot'] as const

/** What may keep phones out, where none has joined for a minute. */
export function NobodyReached({ view }: { view: FacilitatorView }) {
  const { t } = useTranslation('workshopRun')
  const waits = view.joining.address !== null && view.people.byDoor.phone === 0
  const { address } = view.joining
  const [late, setLate] = useState<string | null>(null)
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => setLate(address), firstPhoneMs)
    return () => clearTimeout(timer)
  }, [waits, address])
  if (!waits || late !== address) return null
  return (
    <HintNotice icon={<IconWifiOff aria-hidden />} title={t('nobodyReached')}>
      <Text>{t('nobodyReachedMore')}</Text>
      <List>
        {thingsToTry.map(thing => (
          <List.Item key={thing}>{t(`nobodyReachedTry.${thing}`)}</List.Item>
        ))}
      </List>
    </HintNotice>
  )
}
