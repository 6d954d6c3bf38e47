import { ok, problem } from '@core/result'
import { expect, it } from 'vitest'
import { createTicketOffice, makeTicket, ticketLifeMs } from '../../../src/main/standalone/admission'

const start = Date.UTC(2026, 10, 28, 9)

it('exchanges a ticket once, for a key that lets one browser in', () => {
  const office = createTicketOffice('launch key', () => start)
  const ticket = makeTicket('launch key', start)
  const first = office.exchange(ticket)
  if (!first.ok) throw new Error(first.problem)
  expect(Buffer.from(first.value, 'base64url')).toHaveLength(32)
  expect(office.hasGivenOut(first.value)).toBe(true)
  expect(office.exchange(ticket)).toEqual(problem('used'))
  // Whoever used it first is still in: a second use must not shut a person out.
  expect(office.hasGivenOut(first.value)).toBe(true)
  const second = office.exchange(makeTicket('launch key', start))
  expect(second).not.toEqual(ok(first.value))
})

it('takes no ticket that is too old, and forgets no used one, whatever the clock does', () => {
  let now = start
  const office = createTicketOffice('launch key', () => now)
  const [unused, used] = [makeTicket('launch key', start), makeTicket('launch key', start)]
  office.exchange(used)
  now = start + ticketLifeMs - 1
  expect(office.exchange(used)).toEqual(problem('used'))
  now = start + ticketLifeMs
  expect(office.exchange(unused)).toEqual(problem('expired'))
  now = start
  expect(office.exchange(used)).toEqual(problem('used'))
})

it('takes nothing that was not made with its own launch key', () => {
  const office = createTicketOffice('launch key', () => start)
  const [expiry = '', nonce, proof] = makeTicket('launch key', start).split('.')
  const later = (Number.parseInt(expiry, 36) + 1).toString(36)
  for (const ticket of [
    '',
    '.',
    '..',
    'a.b.c',
    makeTicket('an earlier one', start),
    `${expiry}.${nonce}`,
    `${later}.${nonce}.${proof}`,
  ])
    expect([ticket, office.exchange(ticket)]).toEqual([ticket, problem('unknown')])
  for (const guess of ['', 'guess', 'launch key', nonce ?? '', proof ?? ''])
    expect(office.hasGivenOut(guess)).toBe(false)
})
