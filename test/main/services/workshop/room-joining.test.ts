import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Act } from '@core/workshop/session/act'
import { mostPeople } from '@core/workshop/session/check-answer'
import { liveSession } from '@core/workshop/session/live-session'
import { openedSession } from '@core/workshop/session/session-after'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createPhoneServer } from '../../../../src/main/services/workshop/phone-server'
import { createRoomCounters } from '../../../../src/main/services/workshop/room-limits'
import { opened, opening } from '../../../core/workshop/session/build'
import { tempFolder } from '../temp-folder'
import { loopback, openRoom, Phone, type Room } from './room'

const home = loopback(9)
const sessionId = 'session-1'
/** Linux answers on all of 127.0.0.0/8; elsewhere one computer has one address of its own. */
const manyAddresses = process.platform === 'linux'

/** Wrong codes from so many addresses, so many from each; their statuses. */
async function guesses(room: Room, addresses: number, each: number): Promise<number[]> {
  const statuses: number[] = []
  for (let from = 1; from <= addresses; from += 1)
    for (let guess = 0; guess < each; guess += 1) {
      const code = `ZZZ${String(100 + guess)}`
      statuses.push(
        (await new Phone(room.origin, `127.0.3.${from}`).post('/join', { code, perspective: 'lived' })).status,
      )
    }
  return statuses
}

describe('whoever comes late', () => {
  it('meets their code first, and a wrong code is said where it was typed', async () => {
    const room = await openRoom(home)
    const phone = new Phone(room.origin)
    const refused = await phone.get('/?at=who&code=AAAAAA')
    expect(refused.status).toBe(403)
    expect(refused.text).toMatch(
      /role="alert"[^>]*>That code did not work[\s\S]*<input class="code"[^>]*aria-invalid="true"/,
    )
    expect((await phone.get(`/?at=who&code=${room.code}`)).text).toContain('Which of these fits you best?')
    expect((await phone.join(room.code)).headers.location).toBe('/')
    const stages = (await room.view()).stages.filter(({ kind }) => kind !== 'welcome')
    await room.desk.actInSession({ sessionId, act: { kind: 'go-to', stageId: stages[0]?.id ?? '' } })
    expect((await new Phone(room.origin).join(room.code)).headers.location).toBe('/?at=arrived')
  })
})

describe('a right code', () => {
  it.runIf(manyAddresses)('is taken whatever others guess, and guessing stays limited', async () => {
    const room = await openRoom(home)
    const statuses = await guesses(room, 12, 40)
    // 120 that all have in common, and five of each address's own.
    expect(statuses.filter(status => status === 403).length).toBeLessThanOrEqual(120 + 12 * 5 + 20)
    expect(statuses).toContain(429)
    for (let from = 1; from <= 10; from += 1)
      expect((await new Phone(room.origin, `127.0.4.${from}`).join(room.code)).status).toBe(303)
    // Who mistypes twice is let in all the same.
    const unsure = new Phone(room.origin, '127.0.4.20')
    for (const typed of ['AAAAAA', 'AAAAAB']) expect((await unsure.join(typed)).status).toBe(403)
    expect((await unsure.join(room.code)).status).toBe(303)
  })

  it('that is the long one of the QR picture is taken even from an address that has used up its guesses', async () => {
    const room = await openRoom(home)
    expect(room.key).toMatch(/^[0-9A-HJKMNP-TV-Z]{26}$/)
    const phone = new Phone(room.origin)
    for (let guess = 0; guess < 60; guess += 1) await phone.join(`AAA${100 + guess}`)
    const refused = await phone.join(room.code)
    expect(refused.status).toBe(429)
    expect(refused.text).toContain('scan the picture')
    expect((await phone.get(`/?code=${room.key}&at=who`)).text).toContain('Which of these fits you best?')
    const wrong = `${room.key.slice(0, -1)}${room.key.endsWith('0') ? '1' : '0'}`
    expect((await phone.join(wrong)).status).toBe(403)
    expect((await phone.join(room.key)).status).toBe(303)
  })

  it('never needs more than what an address has of its own, and any number of addresses is bounded', () => {
    let ms = 0
    const counters = createRoomCounters(() => ms, 12)
    const tried = (address: string): boolean => {
      const looked = counters.mayGuess(address)
      if (looked) counters.guessedWrong(address)
      return looked
    }
    let looked = 0
    for (let minute = 0; minute < 90; minute += 1) {
      for (let address = 0; address < 250; address += 1)
        for (let guess = 0; guess < 10; guess += 1) looked += tried(`10.0.0.${address}`) ? 1 : 0
      expect(counters.mayGuess(`192.168.0.${minute}`)).toBe(true)
      ms += 60_000
    }
    expect(looked).toBeLessThan(15_000)
    for (let address = 0; address < 60_000; address += 1)
      for (let guess = 0; guess < 5; guess += 1) looked += tried(`10.1.${address >> 8}.${address & 255}`) ? 1 : 0
    expect(looked).toBeLessThan(27_000)
  })
})

describe('who joins', () => {
  it('from one address is limited by how many are expected, and is asked to wait', async () => {
    const room = await openRoom(home)
    const statuses: number[] = []
    for (let phone = 0; phone < 60; phone += 1) statuses.push((await new Phone(room.origin).join(room.code)).status)
    const joined = statuses.filter(status => status === 303).length
    expect(joined).toBeGreaterThanOrEqual(38)
    expect(joined).toBeLessThan(42)
    expect(statuses.at(-1)).toBe(429)
    expect((await room.view()).people.joined).toBe(joined)
  })

  it('where there is no more room is told so in a sentence', async () => {
    const begun = opened()
    const live = liveSession(openedSession(begun), async () => undefined)
    await live.change(() => ({
      ok: true,
      value: Array.from({ length: mostPeople }, (_, n) => ({
        kind: 'joined',
        participantId: `p-${n}`,
        door: 'phone',
        perspectiveId: 'lived',
        slip: null,
        tokenHash: null,
        withdrawalCode: '',
      })),
    }))
    const door = createPhoneServer({ phoneFolder: await tempFolder() })
    onTestFinished(() => door.close())
    const place = await door.open(live, { address: home, port: null })
    const phone = new Phone(`http://${place.address}:${place.port}`)
    const reply = await phone.join(begun.code)
    expect(reply.status).toBe(403)
    expect(reply.text).toContain('The session is full')
    await live.change(() => ({
      ok: true,
      value: [{ kind: 'acted', at: 1, act: { kind: 'remove-joins', participantIds: ['p-7'] } }],
    }))
    expect((await phone.join(begun.code)).status).toBe(303)
  })

  it('and was removed is told kindly, keeps the code, and can join again as somebody new', async () => {
    const room = await openRoom(home)
    const phone = new Phone(room.origin)
    await phone.join(room.code)
    const { withdrawalCode } = await phone.state()
    const before = phone.cookie
    const [joined] = (await room.view()).people.phones
    const act: Act = { kind: 'remove-joins', participantIds: [joined?.participantId ?? ''] }
    expect((await room.desk.actInSession({ sessionId, act })).ok).toBe(true)

    expect((await phone.get('/state')).status).toBe(403)
    expect((await phone.rate('door', 'useful')).status).toBe(403)
    const told = await phone.get('/')
    expect(told.status).toBe(403)
    expect(told.text).toContain('This phone is no longer in the session')
    expect(told.text).toContain(withdrawalCode)
    const href = /href="([^"]+)">Join again/.exec(told.text)?.[1] ?? ''
    expect((await phone.get(href)).text).toContain('What is the code on the wall?')
    expect((await phone.get(`/?code=${room.key}`)).text).toContain('I am happy with this')
    expect((await phone.join(room.code)).status).toBe(303)
    expect(phone.cookie).not.toBe(before)
    expect((await phone.state()).withdrawalCode).not.toBe(withdrawalCode)
    expect((await room.view()).people).toMatchObject({ joined: 1, here: 1 })
  })
})

describe('the token of a phone', () => {
  const hashesOf = ({ desk }: Room) => [...(desk.live()?.state().people.values() ?? [])].map(person => person.tokenHash)

  it('is one that this session gave out: one that was made up joins as nobody’s', async () => {
    const room = await openRoom(home)
    const madeUp = `common-measure-phone=${'A'.repeat(44)}`
    const phone = new Phone(room.origin)
    for (const cookie of [madeUp, `common-measure-phone=${'A'.repeat(22)}`]) {
      phone.cookie = cookie
      expect((await phone.post('/join', { code: room.code, perspective: 'lived' })).status).toBe(303)
      expect(phone.cookie).not.toBe(cookie)
      const stranger = new Phone(room.origin)
      stranger.cookie = cookie
      expect((await stranger.get('/state')).status).toBe(403)
    }
  })

  it('is another in each session, so that nobody is followed from one to the next', async () => {
    const first = await openRoom(home)
    const phone = new Phone(first.origin)
    await phone.join(first.code)
    const [hash] = hashesOf(first)
    const kept = phone.cookie
    await first.desk.forgetSession({ sessionId })

    const second = await openRoom(home, { plan: { ...opening().plan, expectedPeople: 3 } })
    const again = new Phone(second.origin)
    again.cookie = kept
    expect((await again.get('/')).headers['set-cookie']?.[0]).toMatch(/^common-measure-phone=/)
    await again.join(second.code)
    expect(hashesOf(second)).toHaveLength(1)
    expect(hashesOf(second)).not.toContain(hash)
  })

  it('goes on after a crash: what was given out before is known', async () => {
    const room = await openRoom(home)
    const [joined, waiting] = [new Phone(room.origin), new Phone(room.origin)]
    await joined.join(room.code)
    await waiting.get('/')
    const given = waiting.cookie
    await room.desk.stop()
    await room.desk.resumeSession({ sessionId, address: home })
    expect((await joined.get('/state')).status).toBe(200)
    await waiting.join(room.code)
    expect(waiting.cookie).toBe(given)
    const journal = await readFile(join(room.folder, 'sessions', sessionId, 'session.jsonl'), 'utf8')
    expect(journal).not.toContain(given.split('=')[1])
  })
})
