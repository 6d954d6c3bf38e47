import type { FacilitatorView } from '@core/workshop/session/views'

/** What the QR picture holds: the address with the long code, so that nobody has to type one. */
export const joinLink = (address: string, key: FacilitatorView['joining']['key']): string =>
  key === null ? address : `${address}?code=${key}`
