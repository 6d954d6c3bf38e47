import type { FakeHost } from './fake-host'

let current: FakeHost | null = null

/** The page looks for its host once, as it is loaded. What it finds hands every call to the host of the test that runs. */
export function giveHost(host: FakeHost): void {
  current = host
  if (window.host) return
  const handedOn = (name: string) => [
    name,
    (...given: unknown[]) => (current as unknown as Record<string, (...given: unknown[]) => unknown>)[name]?.(...given),
  ]
  const value = Object.fromEntries(Object.keys(host).map(handedOn))
  Object.defineProperty(window, 'host', { value })
}
