import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { request } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { HostError } from '@core/host-api'
import type { Act } from '@core/workshop/session/act'
import { liveSession } from '@core/workshop/session/live-session'
import { openedSession } from '@core/workshop/session/session-after'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createPhoneServer, roomAddresses } from '../../../../src/main/services/workshop/phone-server'
import { roomLimits } from '../../../../src/main/services/workshop/room-limits'
import { createWorkshop } from '../../../../src/main/services/workshop/workshop'
import { opened, opening } from '../../../core/workshop/session/build'
import { tempFolder } from '../temp-folder'
import { ask, loopback, openRoom, Phone, type Room } from './room'

const home = loopback(7)
const sessionId = 'session-1'

const act = async ({ desk }: Room, step: Act) => {
  const done = await desk.actInSession({ sessionId, act: step })
  if (!done.ok) throw new Error(done.problem)
}

const answers = (address: string, port: number): Promise<boolean> =>
  new Promise(resolve => {
    const socket = connect(port, address)
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false))
    socket.once('connect', () => socket.destroy())
  })

describe('a phone', () => {
  it('joins with the code, takes part with forms alone, and leaves nothing behind', async () => {
    const room = await openRoom(home)
    const phone = new Phone(room.origin)
    expect((await phone.get(`/?code=${room.code}`)).text).toContain('How do we know that it gets better?')
    expect((await phone.join(room.code.toLowerCase())).headers.location).toBe('/')
    await act(room, { kind: 'go-to', stageId: 'ideas' })
    const idea = { kind: 'idea', ideaId: 'i-1', words: 'A warm room', revision: '1' }
    const kept = await phone.post('/answer', idea)
    expect([kept.status, kept.headers.location]).toEqual([303, '/'])
    expect((await phone.get('/')).text).toContain('A warm room')
    expect((await room.view()).ideas).toMatchObject([{ words: 'A warm room', perspectiveId: null, mayMerge: true }])
    const left = await phone.post('/leave', {})
    expect(left.headers['set-cookie']).toEqual(['common-measure-phone=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0'])
    expect((await phone.get('/state')).status).toBe(403)
    expect((await room.view()).people).toMatchObject({ joined: 1, here: 0 })
  })

  it('is told in its own words why something was not taken, and gets them back', async () => {
    const room = await openRoom(home)
    const phone = new Phone(room.origin)
    await phone.join(room.code)
    const reply = await phone.post('/answer', { kind: 'idea', ideaId: 'i-1', words: 'Too early', revision: '1' })
    expect(reply.status).toBe(409)
    expect(reply.text).toContain('Too early')
    expect((await phone.post('/answer', { kind: 'idea' })).status).toBe(400)
  })

  it('reads in the language it asks for, or that is chosen', async () => {
    const room = await openRoom(home)
    const phone = new Phone(room.origin)
    expect((await phone.get('/', { 'accept-language': 'cy-GB,cy;q=0.9' })).text).toContain('<html lang="cy"')
    const chosen = await phone.post('/language', { language: 'ar' })
    expect(chosen.status).toBe(303)
    const cookie = (chosen.headers['set-cookie']?.[0] ?? '').split(';')[0] ?? ''
    expect(cookie).toBe('common-measure-language=ar')
    expect((await phone.get('/', { cookie })).text).toContain('dir="rtl"')
    expect((await phone.post('/language', { language: 'xx' })).headers['set-cookie']).toBeUndefined()
  })

  it('hears that something changed for everybody, and not of others’ answers', async () => {
    const room = await openRoom(home)
    const phone = new Phone(room.origin)
    await phone.join(room.code)
    await act(room, { kind: 'count-as', choice: { way: 'together' } })
    let heard = ''
    const listening = request(`${room.origin}/events`, { headers: { cookie: phone.cookie } }, answer => {
      expect(answer.headers['content-type']).toContain('text/event-stream')
      answer.on('data', piece => {
        heard += piece
      })
      answer.on('error', () => undefined)
    })
    listening.on('error', () => undefined)
    listening.end()
    onTestFinished(() => {
      listening.destroy()
    })
    const changes = () => heard.split('event: changed').length - 1
    const patient = { timeout: 10_000 }
    await expect.poll(changes, patient).toBeGreaterThan(0)
    await act(room, { kind: 'open-vote' })
    await act(room, { kind: 'go-to', stageId: 'vote-1' })
    // Changes that come together are told as one; on a slow disk these two may not.
    const { revision } = await phone.state()
    await expect.poll(() => heard.includes(`{"revision":${revision}}`), patient).toBe(true)
    const before = changes()
    await phone.rate('door', 'useful')
    expect((await phone.state()).revision).toBe(revision)
    // The next thing that they are told is the next thing that changed for everybody.
    await act(room, { kind: 'close-vote' })
    const closed = (await phone.state()).revision
    await expect.poll(() => heard.includes(`{"revision":${closed}}`), patient).toBe(true)
    expect(changes()).toBe(before + 1)
  })

  it('is given the page’s own script and style, packed where it can unpack', async () => {
    const folder = await tempFolder()
    await writeFile(join(folder, 'phone.css'), 'body { margin: 0 }')
    const desk = createWorkshop({ folder: join(folder, 'sessions'), phoneFolder: folder, now: () => new Date() })
    onTestFinished(() => desk.stop())
    const { joining } = await desk.openSession({ opening: opening(), address: home })
    const origin = (joining.address ?? '').replace(/\/$/, '')
    expect((await ask(origin, '/phone.css')).text).toBe('body { margin: 0 }')
    const packed = await fetch(`${origin}/phone.css`, { headers: { 'accept-encoding': 'gzip' } })
    expect(packed.headers.get('content-encoding')).toBe('gzip')
    expect(await packed.text()).toBe('body { margin: 0 }')
    const page = await fetch(origin, { headers: { 'accept-encoding': 'gzip' } })
    expect(page.headers.get('content-encoding')).toBe('gzip')
    expect(await page.text()).toBe((await ask(origin, '/')).text)
    expect((await ask(origin, '/phone.js')).status).toBe(404)
  })
})

describe('a room', () => {
  it('listens only while a session lets phones in, and only at the address that was chosen', async () => {
    const room = await openRoom(home)
    const port = Number(new URL(room.origin).port)
    expect(await answers(home, port)).toBe(true)
    if (process.platform === 'linux') expect(await answers(loopback(8), port)).toBe(false)
    await room.desk.resumeSession({ sessionId, address: null })
    expect(await answers(home, port)).toBe(false)
    expect((await room.view()).joining.address).toBeNull()
    await room.desk.resumeSession({ sessionId, address: home })
    expect(await answers(home, port)).toBe(true)
    await room.desk.forgetSession({ sessionId })
    expect(await answers(home, port)).toBe(false)
  })

  it('says plainly that an address is not there, and takes the next port where one is taken', async () => {
    const first = await openRoom(home)
    const folder = await tempFolder()
    const desk = createWorkshop({ folder, phoneFolder: folder, now: () => new Date() })
    onTestFinished(() => desk.stop())
    await expect(desk.openSession({ opening: opening(), address: '203.0.113.9' })).rejects.toEqual(
      new HostError('not-found'),
    )
    const view = await desk.openSession({ opening: opening(), address: home })
    expect(view.joining.address).not.toBe(`${first.origin}/`)
    expect(await ask(view.joining.address ?? '', '/', {})).toMatchObject({ status: 200 })
  })

  it('is not open to phones when the session is over, but for those who were in it', async () => {
    const room = await openRoom(home)
    const [phone, late] = [new Phone(room.origin), new Phone(room.origin)]
    await phone.join(room.code)
    await act(room, { kind: 'close' })
    expect((await phone.state()).state).toBe('closed')
    expect((await phone.say({ kind: 'payment', choice: 'accepted' })).status).toBe(409)
    expect((await late.get('/')).status).toBe(410)
    expect((await late.join(room.code)).status).toBe(410)
  })

  it('asks phones kindly to come again when the disk takes no more, and loses nothing that it had', async () => {
    const room = await openRoom(home)
    const phone = new Phone(room.origin)
    await phone.join(room.code)
    await act(room, { kind: 'count-as', choice: { way: 'together' } })
    await act(room, { kind: 'open-vote' })
    await phone.rate('door', 'useful')
    // A folder stands where the ballots should be written.
    const ballots = join(room.folder, 'sessions', sessionId, 'ballots-vote-1.sealed')
    await rename(ballots, `${ballots}.aside`)
    await mkdir(ballots)
    const refused = await phone.say({ kind: 'rating', round: 1, itemId: 'doctor', rating: 'skip' }, 1)
    expect([refused.status, refused.headers['retry-after']]).toEqual([503, '3'])
    expect((await phone.state()).myRatings).toHaveLength(1)
    await rm(ballots, { recursive: true })
    await rename(`${ballots}.aside`, ballots)
    expect((await phone.say({ kind: 'rating', round: 1, itemId: 'doctor', rating: 'skip' }, 1)).status).toBe(200)
    expect((await phone.state()).myRatings).toHaveLength(2)
  })

  it('has every answer of three hundred phones that all speak at once, and each once', async () => {
    const room = await openRoom(home, { plan: { ...opening().plan, expectedPeople: 300 } })
    const phones = Array.from({ length: 300 }, () => new Phone(room.origin))
    const untilTaken = async (tell: () => Promise<{ status: number }>) => {
      for (;;) {
        const { status } = await tell().catch(() => ({ status: 0 }))
        if (status === 200 || status === 303) return
        expect([0, 429, 503]).toContain(status)
        await new Promise(done => setTimeout(done, 50 + Math.random() * 200))
      }
    }
    const useful = { kind: 'rating', round: 1, itemId: 'door', rating: 'useful' } as const
    await Promise.all(phones.map(phone => untilTaken(() => phone.join(room.code))))
    await act(room, { kind: 'count-as', choice: { way: 'together' } })
    await act(room, { kind: 'open-vote' })
    await Promise.all(phones.map(phone => untilTaken(() => phone.say(useful, 1))))
    expect((await room.view()).vote).toMatchObject({ answered: 300, of: 300 })
    await act(room, { kind: 'close-vote' })
    const tally = (await room.view()).closedVotes[0]?.tallies.find(({ itemId }) => itemId === 'door')
    expect(tally?.ratings[4]).toBe(300)
  })

  it('asks to come again what is more than can wait for the disk, and answers all the rest', async () => {
    let letThrough = () => {}
    const disk = new Promise<void>(resolve => {
      letThrough = resolve
    })
    const begun = opened({ plan: { ...opening().plan, expectedPeople: 300 } })
    const door = createPhoneServer({ phoneFolder: await tempFolder() })
    onTestFinished(() => door.close())
    const live = liveSession(openedSession(begun), () => disk)
    const place = await door.open(live, { address: home, port: null })
    const phones = Array.from(
      { length: roomLimits.atOnce + 20 },
      () => new Phone(`http://${place.address}:${place.port}`),
    )
    const replies = phones.map(phone => phone.join(begun.code))
    expect(await Promise.race(replies)).toMatchObject({ status: 503, headers: { 'retry-after': '3' } })
    let sentAway = 0
    for (const reply of replies) void reply.then(() => (sentAway += 1))
    await expect.poll(() => sentAway).toBe(20)
    letThrough()
    const statuses = (await Promise.all(replies)).map(({ status }) => status)
    expect(statuses.filter(status => status === 303)).toHaveLength(roomLimits.atOnce)
    expect(statuses.filter(status => status === 503)).toHaveLength(20)
    expect(live.state().people.size).toBe(roomLimits.atOnce)
  })
})

describe('the ways into this computer', () => {
  const of = (address: string, internal = false) => ({
    address,
    internal,
    family: 'IPv4' as const,
    netmask: '',
    mac: '',
    cidr: '',
  })

  it('begin with the networks of a room and end with this computer alone', () => {
    const found = roomAddresses({
      lo: [of('127.0.0.1', true)],
      docker0: [of('172.17.0.1')],
      ppp0: [of('81.2.69.142')],
      wlan0: [of('192.168.1.20')],
      eth0: [of('169.254.7.7'), { ...of('fe80::1'), family: 'IPv6', scopeid: 2 }],
    })
    expect(found.map(({ name, kind }) => [name, kind])).toEqual([
      ['wlan0', 'network'],
      ['docker0', 'network'],
      ['ppp0', 'network'],
      ['', 'loopback'],
    ])
  })
})
