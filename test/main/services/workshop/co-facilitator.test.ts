import { randomUUID } from 'node:crypto'
import { slipNumbers } from '@core/workshop/session/paper-marks'
import { beforeEach, describe, expect, it } from 'vitest'
import { loopback, openRoom, Phone, type Room } from './room'

const sessionId = 'session-1'
const [slip = 0, other = 0] = slipNumbers(2, () => Math.floor(Math.random() * 1e9))
let room: Room
let helper: Phone

const act = async (wanted: Parameters<Room['desk']['actInSession']>[0]['act']) => {
  const acted = await room.desk.actInSession({ sessionId, act: wanted })
  if (!acted.ok) throw new Error(acted.problem)
  return acted.value
}
const keyOf = async () => (await room.view()).helper?.key ?? ''
/** As a form that was never sent before. */
const slipFields = (number: number, door = 'must-have') => ({
  form: randomUUID(),
  slip: String(number),
  perspective: 'lived',
  'item.door': door,
  'item.doctor': '',
})
const ideas = async () => (await room.view()).ideas.map(({ words }) => words)
const slips = async () => {
  const { keyedOnce, keyedTwice } = (await room.view()).slips
  return [keyedOnce.length, keyedTwice.length]
}
async function helping(): Promise<Phone> {
  await act({ kind: 'invite-helper', helperId: `helper-${Math.random().toString(36).slice(2)}` })
  const phone = new Phone(room.origin)
  await comesIn(phone, await keyOf())
  return phone
}

/** A browser keeps the cookie that lets it in. */
async function comesIn(phone: Phone, code: string): Promise<void> {
  const joined = await phone.post('/helper/join', { code })
  const [cookie = ''] = joined.headers['set-cookie'] ?? []
  expect(cookie).toMatch(/^common-measure-helper=[A-Za-z0-9_-]{22}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
  expect([joined.status, joined.headers.location]).toEqual([303, '/helper'])
  phone.cookie = cookie.split(';')[0] ?? ''
}

beforeEach(async () => {
  room = await openRoom(loopback(37))
  await act({ kind: 'count-as', choice: { way: 'together' } })
  await act({ kind: 'open-vote' })
  helper = await helping()
})

describe('a helper’s phone', () => {
  it('enters spoken ideas and slips, each slip twice, and sees how many are still answering', async () => {
    const idea = { ideaId: 'i-1', words: 'A warm room', perspective: '' }
    expect((await helper.post('/helper/idea', idea)).headers.location).toBe('/helper?saved=idea')
    expect((await helper.post('/helper/idea', idea)).status).toBe(303)
    expect(await ideas()).toEqual(['A warm room'])
    expect((await helper.post('/helper/slip', slipFields(slip))).headers.location).toBe('/helper?saved=once')
    expect(await slips()).toEqual([1, 0])
    expect((await helper.post('/helper/slip', slipFields(slip, 'useful'))).headers.location).toBe('/helper?saved=twice')
    expect(await slips()).toEqual([0, 1])
    expect((await room.view()).slips.differences).toHaveLength(1)
    const { text } = await helper.get('/helper')
    expect(text).toContain('0 of 1 have answered everything. Still answering: 1.')
    expect(text).toContain('Vote slips entered: 1. Of these only once: 0.')
  })

  it('enters a slip once, however often one form arrives', async () => {
    const form = slipFields(slip)
    await Promise.all([helper.post('/helper/slip', form), helper.post('/helper/slip', form)])
    expect((await helper.post('/helper/slip', form)).headers.location).toBe('/helper?saved=again')
    expect(await slips()).toEqual([1, 0])
    // What was refused can be sent again from the same form.
    const wrong = slipFields(slip + 1)
    expect((await helper.post('/helper/slip', wrong)).status).toBe(409)
    const mended = { ...wrong, slip: String(other) }
    expect((await helper.post('/helper/slip', mended)).headers.location).toBe('/helper?saved=once')
  })

  it('is refused what is wrong, with nothing lost of what was typed', async () => {
    const wrong = await helper.post('/helper/slip', slipFields(slip + 1))
    expect(wrong.status).toBe(409)
    expect(wrong.text).toContain('That is no number of a slip')
    expect(wrong.text).toContain(`value="${slip + 1}"`)
    const long = 'x'.repeat(2001)
    const tooLong = await helper.post('/helper/idea', { ideaId: 'i-2', words: long, perspective: '' })
    expect([tooLong.status, tooLong.text.includes(long)]).toEqual([409, true])
    await helper.post('/helper/slip', slipFields(slip))
    const otherGroup = await helper.post('/helper/slip', { ...slipFields(slip), perspective: 'learnt' })
    expect(otherGroup.text).toContain('entered with another group the first time')
    await act({ kind: 'close-vote' })
    expect((await helper.post('/helper/slip', slipFields(other))).text).toContain('The vote is closed')
    expect(await ideas()).toEqual([])
  })

  it('sees no answer, no result, no code and no idea', async () => {
    const person = new Phone(room.origin)
    await person.join(room.code)
    await person.rate('door', 'not-needed')
    await helper.post('/helper/slip', slipFields(slip, 'must-have'))
    const shown = async () => (await helper.get('/helper')).text
    const { withdrawalCode } = await person.state()
    const open = await shown()
    expect(open).not.toContain(withdrawalCode)
    expect(open).not.toContain(room.code)
    expect(open).not.toContain(room.key)
    expect(open).not.toContain(String(slip))
    // Nothing is chosen in the form, whoever answered what.
    expect(open.match(/checked/g)).toHaveLength((await room.view()).items.length + 1)
    await act({ kind: 'close-vote' })
    await act({ kind: 'go-to', stageId: 'differences' })
    expect(await shown()).not.toMatch(/must have|Must have|nearly/)
  })

  it('can do nothing that a person or the facilitator does', async () => {
    const rating = { kind: 'rating', round: '1', itemId: 'door', rating: 'must-have', revision: '1' }
    expect((await helper.post('/answer', rating)).status).toBe(403)
    expect((await helper.get('/state')).status).toBe(403)
    expect((await helper.get('/events')).status).toBe(403)
    for (const path of ['/helper/act', '/helper/close-vote', '/helper/settle', '/act', '/helper/'])
      expect((await helper.post(path, { kind: 'close-vote' })).status).toBe(404)
    const before = await room.view()
    await act({ kind: 'capture-idea', ideaId: 'mine', words: 'As I wrote it', perspectiveId: null, mayMerge: true })
    await helper.post('/helper/idea', { ideaId: 'mine', words: 'Changed', perspective: '' })
    expect(await ideas()).toEqual(['As I wrote it'])
    expect(before.vote).not.toBeNull()
  })

  it('leaves the facilitator’s own undo alone', async () => {
    await act({ kind: 'capture-idea', ideaId: 'mine', words: 'Mine', perspectiveId: null, mayMerge: true })
    await helper.post('/helper/idea', { ideaId: 'theirs', words: 'Theirs', perspective: 'lived' })
    await act({ kind: 'undo' })
    expect(await ideas()).toEqual(['Theirs'])
  })
})

describe('the access of a helper', () => {
  it('ends at once when the facilitator ends it, for all that it asks', async () => {
    await act({ kind: 'end-helper' })
    expect((await helper.get('/helper')).status).toBe(403)
    expect((await helper.post('/helper/idea', { ideaId: 'i', words: 'Late', perspective: '' })).status).toBe(403)
    expect((await helper.post('/helper/slip', slipFields(slip))).status).toBe(403)
    expect([await ideas(), await slips()]).toEqual([[], [0, 0]])
  })

  it('goes to one phone: the picture works once, and asking another ends the first', async () => {
    await act({ kind: 'invite-helper', helperId: 'second' })
    const code = await keyOf()
    expect((await helper.get('/helper')).status).toBe(403)
    const second = new Phone(room.origin)
    expect((await second.get(`/helper?code=${code}`)).text).toContain('Help with this phone')
    await comesIn(second, code)
    expect((await second.get('/helper')).status).toBe(200)
    const third = new Phone(room.origin)
    expect((await third.get(`/helper?code=${code}`)).status).toBe(403)
    expect((await third.post('/helper/join', { code })).status).toBe(403)
    expect((await room.view()).helper).toEqual({ isIn: true, key: null })
  })

  it.each([
    ['the code of the room', () => room.code],
    ['the long code of the room', () => room.key],
    ['nothing', () => ''],
    ['letters that were made up', () => 'A'.repeat(26)],
  ])('is not had with %s', async (_, code) => {
    await act({ kind: 'invite-helper', helperId: 'third' })
    const stranger = new Phone(room.origin)
    expect((await stranger.post('/helper/join', { code: code() })).status).toBe(403)
    expect((await stranger.get(`/helper?code=${code()}`)).status).toBe(403)
  })

  it('is not had with a person’s token, and neither joins the session nor is a person with the helper’s', async () => {
    const person = new Phone(room.origin)
    await person.join(room.code)
    const [, token = ''] = person.cookie.split('=')
    person.cookie = `${person.cookie}; common-measure-helper=${token}`
    expect((await person.get('/helper')).status).toBe(403)
    const stolen = new Phone(room.origin)
    stolen.cookie = `common-measure-phone=${helper.cookie.split('=')[1]}`
    expect((await stolen.get('/state')).status).toBe(403)
    expect((await room.view()).people.joined).toBe(1)
  })

  it('is not had from another site’s page', async () => {
    const forged = { origin: 'http://evil.example' }
    expect((await helper.post('/helper/idea', { ideaId: 'i', words: 'X', perspective: '' }, forged)).status).toBe(403)
    expect((await helper.post('/helper/slip', slipFields(slip), { 'sec-fetch-site': 'cross-site' })).status).toBe(403)
    expect(await ideas()).toEqual([])
  })

  it('is over with the session', async () => {
    await act({ kind: 'close' })
    expect((await helper.get('/helper')).status).toBe(410)
    expect((await helper.post('/helper/idea', { ideaId: 'i', words: 'X', perspective: '' })).status).toBe(410)
  })

  it('outlives a crash, and is in no file that could be used in its place', async () => {
    const token = helper.cookie.split('=')[1] ?? ''
    const events = JSON.stringify([room.desk.live()?.state().helper])
    expect(events).not.toContain(token)
    await room.desk.stop()
    await room.desk.resumeSession({ sessionId, address: loopback(37) })
    expect((await helper.get('/helper')).status).toBe(200)
  })
})
