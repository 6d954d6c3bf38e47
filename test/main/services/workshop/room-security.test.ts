import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ask, loopback, openRoom, Phone, type Room } from './room'

const home = loopback(2)
let room: Room
let phone: Phone
let before: unknown

/** What the facilitator sees, but for the count of its changes. */
const seen = async () => ({ ...(await room.view()), revision: 0 })

beforeEach(async () => {
  room = await openRoom(home)
  phone = new Phone(room.origin)
  await phone.join(room.code)
  await room.desk.actInSession({ sessionId: 'session-1', act: { kind: 'count-as', choice: { way: 'together' } } })
  await room.desk.actInSession({ sessionId: 'session-1', act: { kind: 'open-vote' } })
  await phone.rate('door', 'useful')
  before = await seen()
})

// Whatever was tried, the session stands as it did and goes on.
afterEach(async () => {
  expect(await seen()).toEqual(before)
  expect((await phone.state()).myRatings).toEqual([{ itemId: 'door', rating: 'useful', revision: 1 }])
})

const rating = { kind: 'rating', round: '1', itemId: 'door', rating: 'must-have', revision: '2' }

/** Bytes as they are, over a socket; all that comes back until the other side hangs up, or after so many ms. */
async function raw(text: string, waitMs = 1_000): Promise<string> {
  const { hostname, port } = new URL(room.origin)
  const socket = connect(Number(port), hostname)
  let heard = ''
  socket.on('data', data => {
    heard += data
  })
  socket.on('error', () => undefined)
  socket.write(text)
  await Promise.race([once(socket, 'close'), new Promise(done => setTimeout(done, waitMs))])
  socket.destroy()
  return heard
}
const statusIn = (text: string): number => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1])

describe('who is answered', () => {
  it.each(['evil.example', 'localhost:47311', '127.0.0.1', '0x7f.1'])(
    'not another name of this computer: %j',
    async host => {
      for (const path of ['/', '/state', '/phone.js', '/answer']) {
        const reply = await ask(room.origin, path, { headers: { host, cookie: phone.cookie } })
        expect([path, reply.status, reply.text]).toEqual([path, 400, 'This address is not served here.\n'])
      }
    },
  )

  it('not somebody who asks as if of a proxy', async () => {
    expect(
      statusIn(await raw(`GET http://evil.example/ HTTP/1.1\r\nHost: ${room.host}\r\nConnection: close\r\n\r\n`)),
    ).toBe(400)
    expect(statusIn(await raw('GET / HTTP/1.1\r\nConnection: close\r\n\r\n'))).toBe(400)
  })

  it.each([
    ['another site', { origin: 'http://evil.example' }],
    ['another port of this computer', { origin: `http://${home}:80` }],
    ['a file or a frame', { origin: 'null' }],
    ['nobody knows where', { origin: '' }],
    ['another site of the same name', { 'sec-fetch-site': 'same-site' }],
    ['elsewhere', { 'sec-fetch-site': 'cross-site' }],
  ])('not a form that comes from %s', async (_, headers) => {
    for (const path of ['/answer', '/join', '/leave', '/language']) {
      expect((await phone.post(path, rating, headers)).status).toBe(403)
    }
  })

  it('no page elsewhere: it may not read, frame or embed ours', async () => {
    for (const path of ['/', '/state', '/nothing', '/answer']) {
      const { headers } = await phone.get(path, { origin: 'http://evil.example' })
      expect(Object.keys(headers).filter(name => name.startsWith('access-control'))).toEqual([])
      if (path === '/answer') continue
      expect(headers).toMatchObject({
        'x-frame-options': 'DENY',
        'x-content-type-options': 'nosniff',
        'cross-origin-resource-policy': 'same-origin',
        'referrer-policy': 'same-origin',
        'cache-control': 'no-store',
      })
      const policy = headers['content-security-policy']
      expect(policy).toContain("default-src 'none'")
      expect(policy).toContain("frame-ancestors 'none'")
      expect(policy).not.toContain('unsafe')
    }
    const asked = await ask(room.origin, '/answer', { method: 'OPTIONS', headers: { origin: 'http://evil.example' } })
    expect(asked.status).toBe(405)
  })
})

describe('who is let in', () => {
  it('nobody without the code, and after some guesses nobody from there at all for a while', async () => {
    const guesser = new Phone(room.origin)
    let guesses = 0
    while (guesses < 200 && (await guesser.join(`AAAA${String(guesses % 100).padStart(2, '0')}`)).status === 403)
      guesses += 1
    expect(guesses).toBeGreaterThanOrEqual(30)
    expect(guesses).toBeLessThan(200)
    expect((await guesser.join(room.code)).status).toBe(429)
  })

  it.runIf(process.platform === 'linux')('nor by guessing from many addresses', async () => {
    const statuses: number[] = []
    for (let from = 1; from <= 8; from += 1) {
      for (let guess = 0; guess < 28; guess += 1) statuses.push(await guessFrom(`127.0.1.${from}`, room))
    }
    // No address has used up its own guesses: it is the room that has had enough.
    expect(statuses.slice(0, 120).every(status => status === 403)).toBe(true)
    expect(statuses.slice(120)).toContain(429)
  })

  it('nobody while joining is locked', async () => {
    await room.desk.actInSession({ sessionId: 'session-1', act: { kind: 'lock-joining' } })
    const late = new Phone(room.origin)
    expect((await late.get('/')).status).toBe(403)
    expect((await late.join(room.code)).status).toBe(403)
    await room.desk.actInSession({ sessionId: 'session-1', act: { kind: 'unlock-joining' } })
  })

  it('one person for one form, however often it is sent', async () => {
    const eager = new Phone(room.origin)
    await eager.get('/')
    const sent = await Promise.all(Array.from({ length: 5 }, () => eager.join(room.code)))
    expect(sent.map(({ status }) => status)).toEqual([303, 303, 303, 303, 303])
    expect((await room.view()).people.joined).toBe(2)
    await eager.post('/leave', {})
    before = await seen()
  })

  it('with a cookie that no script and no other site can use', async () => {
    const [cookie = ''] = (await new Phone(room.origin).get('/')).headers['set-cookie'] ?? []
    expect(cookie).toMatch(/^common-measure-phone=[A-Za-z0-9_-]{44}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/)
  })
})

describe('who may say what', () => {
  it.each([
    ['no token', ''],
    ['a token that was made up', `common-measure-phone=${'A'.repeat(22)}`],
    ['a token that is none', 'common-measure-phone=../../etc/passwd'],
    ['a participant’s id in its place', 'common-measure-phone=p-1'],
  ])('nothing with %s', async (_, cookie) => {
    const stranger = new Phone(room.origin)
    stranger.cookie = cookie
    expect((await stranger.get('/state')).status).toBe(403)
    expect((await stranger.get('/events')).status).toBe(403)
    expect((await stranger.rate('door', 'not-needed')).status).toBe(403)
    expect((await stranger.post('/answer', rating)).status).toBe(403)
  })

  it('only for oneself: nothing in a request names another person', async () => {
    const other = new Phone(room.origin)
    await other.join(room.code)
    const [first = ''] = room.desk.live()?.state().people.keys() ?? []
    await other.say({ kind: 'rating', round: 1, itemId: 'doctor', rating: 'useful', participantId: first } as never)
    await other.post('/answer', { ...rating, itemId: 'doctor', revision: '5', participantId: first, person: first })
    expect((await other.state()).myRatings.map(({ itemId }) => itemId)).toEqual(['doctor'])
    expect((await phone.state()).myRatings.map(({ itemId }) => itemId)).toEqual(['door'])
    await other.rate('doctor', null)
    await other.post('/answer', { ...rating, itemId: 'doctor', revision: '9', rating: '' })
    await other.post('/leave', {})
    before = await seen()
  })

  it('the same thing once: told again, or told late, it changes nothing', async () => {
    const answer = { kind: 'rating', round: 1, itemId: 'door', rating: 'must-have' } as const
    const again = await Promise.all([1, 1, 1].map(revision => phone.say(answer, revision)))
    expect(again.map(({ status }) => status)).toEqual([200, 200, 200])
  })

  it('nothing that is the facilitator’s, in any way', async () => {
    const act = { kind: 'close-vote' }
    for (const path of [
      '/act',
      '/host/act-in-session',
      '/host/watch-session',
      '/facilitator',
      '/close-vote',
      '/act-in-session',
    ])
      expect((await phone.post(path, act)).status).toBe(404)
    for (const answer of [act, { kind: 'go-to', stageId: 'close' }, { kind: 'lock-joining' }, { kind: 'close' }])
      expect((await phone.say(answer as never, 7)).status).toBe(400)
    expect((await phone.post('/answer', { ...act, revision: '7' })).status).toBe(400)
  })
})

describe('what is asked', () => {
  it.each([
    '/../session.jsonl',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/session-1/session.jsonl',
    '//etc/passwd',
    '/phone.js/../../sessions',
    '/sessions/session-1/session.jsonl',
    '/__proto__',
    '/constructor',
    '/phone.js%00.html',
  ])('nothing that is not there: %s', async path => {
    expect((await phone.get(path)).status).toBe(404)
    expect((await phone.post(path, {})).status).toBe(404)
  })

  it.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'])('not with %s', async method => {
    for (const path of ['/', '/answer', '/state'])
      expect((await ask(room.origin, path, { method, headers: { cookie: phone.cookie } })).status).toBe(405)
  })

  it('not in a way that its path is not asked in', async () => {
    expect((await phone.get('/answer')).status).toBe(405)
    expect((await phone.post('/', {})).status).toBe(405)
  })

  it('not in more than twenty kilobytes, whether it says so or not', async () => {
    const words = 'x'.repeat(21_000)
    expect((await phone.post('/answer', { kind: 'idea', ideaId: 'i', words, revision: '1' })).status).toBe(413)
    const head = `POST /answer HTTP/1.1\r\nHost: ${room.host}\r\nOrigin: ${room.origin}\r\nCookie: ${phone.cookie}\r\n`
    const form = 'Content-Type: application/x-www-form-urlencoded\r\n'
    expect(statusIn(await raw(`${head}${form}Content-Length: 999999999\r\n\r\n`))).toBe(413)
    const chunk = `400\r\n${'y'.repeat(1024)}\r\n`
    expect(statusIn(await raw(`${head}${form}Transfer-Encoding: chunked\r\n\r\n${chunk.repeat(22)}`))).toBe(413)
    expect(statusIn(await raw(`GET / HTTP/1.1\r\nHost: ${room.host}\r\nX: ${'z'.repeat(20_000)}\r\n\r\n`))).toBe(431)
  })

  it.each([
    ['no form at all', 'text/plain', 'kind=rating'],
    ['a file', 'multipart/form-data; boundary=x', '--x--'],
    ['broken JSON', 'application/json', '{"answer":'],
    ['JSON that is something else', 'application/json', '[1,2,3]'],
    [
      'an item that is none',
      'application/json',
      '{"answer":{"kind":"rating","round":1,"itemId":"../x","rating":"useful"},"revision":9}',
    ],
    [
      'a rating that is none',
      'application/json',
      '{"answer":{"kind":"rating","round":1,"itemId":"door","rating":"9"},"revision":9}',
    ],
    [
      'a revision that is none',
      'application/json',
      '{"answer":{"kind":"rating","round":1,"itemId":"door","rating":"skip"},"revision":1e99}',
    ],
    [
      'hundreds of fields',
      'application/x-www-form-urlencoded',
      Array.from({ length: 400 }, (_, n) => `f${n}=1`).join('&'),
    ],
    ['bytes that are no text', 'application/x-www-form-urlencoded', 'kind=%ff%fe%00&revision=%00'],
  ])('not as %s', async (_, type, body) => {
    const headers = { origin: room.origin, cookie: phone.cookie, 'content-type': type }
    expect((await ask(room.origin, '/answer', { method: 'POST', headers, body })).status).toBe(400)
  })

  it('not for a vote, an item or an idea that is not there', async () => {
    expect((await phone.rate('nothing', 'useful')).status).toBe(409)
    expect((await phone.rate('doctor', 'useful', 2)).status).toBe(409)
    expect((await phone.say({ kind: 'take-back-idea', ideaId: 'nobody' }, 1)).status).toBe(409)
  })
})

describe('how much is asked', () => {
  it('by one phone: a flood is turned away, and others go on', async () => {
    const flooding = new Phone(room.origin)
    await flooding.join(room.code)
    const replies = await Promise.all(
      Array.from({ length: 400 }, () => flooding.say({ kind: 'take-back-idea', ideaId: 'x' }, 1)),
    )
    const turnedAway = replies.filter(({ status }) => status === 429)
    expect(turnedAway.length).toBeGreaterThan(0)
    expect(turnedAway[0]?.headers['retry-after']).toBe('3')
    expect((await phone.say({ kind: 'rating', round: 1, itemId: 'door', rating: 'useful' }, 1)).status).toBe(200)
    await flooding.post('/leave', {})
    before = await seen()
  })

  it('slowly: who sends a byte now and then is cut off, and others are answered meanwhile', async () => {
    const { hostname, port } = new URL(room.origin)
    const slow: Socket[] = Array.from({ length: 50 }, () => connect(Number(port), hostname))
    const closed = slow.map(socket => new Promise(done => socket.once('close', done)))
    for (const socket of slow) {
      socket.on('error', () => undefined)
      socket.write(`POST /answer HTTP/1.1\r\nHost: ${room.host}\r\n`)
    }
    const dripping = setInterval(() => {
      for (const socket of slow) if (socket.writable) socket.write('X-Slow: 1\r\n')
    }, 500)
    expect((await phone.state()).title).toBe('What counts here')
    await Promise.all(closed)
    clearInterval(dripping)
  })
})

describe('what is begun', () => {
  it('and never ended takes nobody else’s place', async () => {
    const { hostname, port } = new URL(room.origin)
    const half = `Host: ${room.host}\r\nOrigin: ${room.origin}\r\nCookie: ${phone.cookie}\r\nContent-Length: 100\r\n\r\nkind=`
    const stalled: Socket[] = Array.from({ length: 300 }, () => connect(Number(port), hostname))
    const sent = stalled.map(socket => {
      socket.on('error', () => undefined)
      return new Promise(done => socket.write(`POST /answer HTTP/1.1\r\n${half}`, done))
    })
    await Promise.all(sent)
    expect((await phone.say({ kind: 'rating', round: 1, itemId: 'door', rating: 'useful' }, 1)).status).toBe(200)
    for (const socket of stalled) socket.destroy()
  })
})

describe('what is written', () => {
  it('is shown as text, whatever stands in it', async () => {
    const hostile = `"><script>alert(1)</script><img src=x onerror=alert(1)>'\u0000\u202e</textarea></template>`
    await room.desk.stop()
    const { plan, perspectives } = (before as Awaited<ReturnType<Room['view']>>).opening
    const fields = {
      title: hostile,
      question: hostile,
      perspectives: perspectives.map(each => ({ ...each, name: hostile })),
    }
    const items = plan.items.map(item => ({ ...item, words: hostile }))
    const stages = plan.stages.map(stage => ({ ...stage, title: hostile, prompt: hostile }))
    const own = await openRoom(loopback(3), { ...fields, plan: { ...plan, items, stages, paymentOffer: hostile } })
    const writer = new Phone(own.origin)
    const pages = [(await writer.get(`/?code=${encodeURIComponent(hostile)}&at=${encodeURIComponent(hostile)}`)).text]
    pages.push((await writer.join(hostile)).text)
    await writer.join(own.code)
    for (const stageId of ['ideas', 'share', 'vote-1', 'differences', 'agree', 'close']) {
      await own.desk.actInSession({ sessionId: 'session-1', act: { kind: 'go-to', stageId } })
      if (stageId === 'ideas') {
        await writer.say({ kind: 'idea', ideaId: 'i-1', words: hostile, mayMerge: true })
        pages.push((await writer.post('/answer', { kind: 'idea', ideaId: '<b>', words: hostile, revision: '1' })).text)
      }
      if (stageId === 'vote-1') {
        await own.desk.actInSession({ sessionId: 'session-1', act: { kind: 'count-as', choice: { way: 'together' } } })
        await own.desk.actInSession({ sessionId: 'session-1', act: { kind: 'open-vote' } })
      }
      pages.push((await writer.get('/')).text)
    }
    expect(pages).toHaveLength(9)
    for (const page of pages) {
      expect(page).not.toMatch(/<script>|<img|onerror=alert\(1\)>'/)
      expect(page.match(/<script[^>]*>/g)).toEqual(['<script src="/phone.js" defer>'])
    }
    await own.desk.stop()
    await room.desk.resumeSession({ sessionId: 'session-1', address: home })
    before = { ...(before as object), joining: (await room.view()).joining }
  })
})

/** A wrong code, from another address of this computer. */
function guessFrom(localAddress: string, { host, origin }: Room): Promise<number> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const socket = connect({ port: Number(port), host: hostname, localAddress })
    const body = 'code=ZZZZZZ&perspective=lived'
    const form = 'Content-Type: application/x-www-form-urlencoded'
    socket.write(
      `POST /join HTTP/1.1\r\nHost: ${host}\r\nOrigin: ${origin}\r\n${form}\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`,
    )
    let heard = ''
    socket.on('data', data => {
      heard += data
    })
    socket.on('close', () => resolve(statusIn(heard)))
    socket.on('error', reject)
  })
}
