import type { FacilitatorView } from '@core/workshop/session/views'
import { useCallback, useEffect, useState } from 'react'
import { z } from 'zod'

const wifiSchema = z.object({ name: z.string().min(1).max(100), password: z.string().max(200) })
export type Wifi = z.infer<typeof wifiSchema>

const messageSchema = z.union([z.literal('what-is-it'), z.object({ wifi: wifiSchema.nullable() })])

const channelOf = (sessionId: string) => new BroadcastChannel(`wall:${sessionId}`)

/** What this window was told, by session: in memory alone, so that it is gone when the window is. */
const told = new Map<string, Wifi | null>()

/** The facilitator's side: keeps the Wi-Fi in this window's memory, and tells the wall whenever it asks. */
export function useWifiOnWall(sessionId: string): { wifi: Wifi | null; setWifi: (wifi: Wifi | null) => void } {
  const [wifi, keep] = useState<Wifi | null>(() => told.get(sessionId) ?? null)
  const setWifi = useCallback(
    (next: Wifi | null) => {
      told.set(sessionId, next)
      keep(next)
      const channel = channelOf(sessionId)
      channel.postMessage({ wifi: next })
      channel.close()
    },
    [sessionId],
  )
  return { wifi, setWifi }
}

/** Answers a wall that opens later. Stands with the whole facilitator's screen, whatever panel is in front. */
export function useWifiForWall(sessionId: string) {
  useEffect(() => {
    const channel = channelOf(sessionId)
    channel.onmessage = ({ data }) => {
      if (messageSchema.safeParse(data).data === 'what-is-it')
        channel.postMessage({ wifi: told.get(sessionId) ?? null })
    }
    return () => channel.close()
  }, [sessionId])
}

/** The wall's side: what the facilitator's window tells. Null: nothing is to be shown. */
export function useWifiTold(sessionId: string): Wifi | null {
  const [wifi, setWifi] = useState<Wifi | null>(null)
  useEffect(() => {
    const channel = channelOf(sessionId)
    channel.onmessage = ({ data }) => {
      const message = messageSchema.safeParse(data).data
      if (message !== undefined && message !== 'what-is-it') setWifi(message.wifi)
    }
    channel.postMessage('what-is-it')
    return () => channel.close()
  }, [sessionId])
  return wifi
}

/** What a phone's camera reads: `WIFI:T:WPA;S:name;P:password;;`, with \ ; , : " escaped. */
export function wifiQrText({ name, password }: Wifi): string {
  const escaped = (text: string) => text.replace(/[\\;,:"]/g, letter => `\\${letter}`)
  if (password === '') return `WIFI:T:nopass;S:${escaped(name)};;`
  return `WIFI:T:WPA;S:${escaped(name)};P:${escaped(password)};;`
}

/** What the QR picture holds: the address with the long code, so that nobody has to type one. */
export const joinLink = (address: string, key: FacilitatorView['joining']['key']): string =>
  key === null ? address : `${address}?code=${key}`
