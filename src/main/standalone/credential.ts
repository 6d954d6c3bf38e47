import type { HttpContext } from '../services/web'

/** What a page shows: its key with a call, or the ticket it exchanges for one. Empty where there is none. */
export function credentialIn({ env }: HttpContext, scheme: 'Bearer' | 'Ticket'): string {
  const [given, value, ...more] = (env.incoming.headers.authorization ?? '').split(' ')
  return given === scheme && more.length === 0 ? (value ?? '') : ''
}
