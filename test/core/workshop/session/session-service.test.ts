import { HostError } from '@core/host-api'
import { ok } from '@core/result'
import { eventOfJoining } from '@core/workshop/session/check-answer'
import { liveSession } from '@core/workshop/session/live-session'
import { openedSession } from '@core/workshop/session/session-after'
import {
  answered,
  createSessionService,
  type DeskParts,
  type SessionService,
} from '@core/workshop/session/session-service'
import { wordsOfCode } from '@core/workshop/withdrawal'
import { describe, expect, it, vi } from 'vitest'
import { opened, opening } from './build'
import { memoryStore } from './memory-store'

function deskInMemory() {
  let ids = 0
  let disk: HostError | null = null
  let writes = 0
  const opened: string[] = []
  const parts: DeskParts = {
    shelf: memoryStore(() => {
      writes += 1
      if (disk) throw disk
    }),
    door: {
      open: async (_live, { address, port }) => {
        if (address === '10.9.9.9') throw new HostError('not-found')
        opened.push(`${address}:${port}`)
        return { address, port: port ?? 47_311 }
      },
      close: async () => {
        opened.push('closed')
      },
    },
    now: () => 1_000_000,
    scheduleTimer: (ms, call) => {
      const timer = setTimeout(call, Math.min(ms, 50))
      return () => clearTimeout(timer)
    },
    randomBytes: bytes => new Uint8Array(bytes).fill(7),
    newId: () => `id-${++ids}`,
  }
  const desk = createSessionService(parts)
  return { desk, parts, opened, writes: () => writes, breakDisk: (issue: HostError | null) => (disk = issue) }
}
const request = (address: string | null = null) => ({ opening: opening(), address })
const sessionId = 'session-1'

/** The few people of these tests are counted together. */
async function openVote(desk: SessionService) {
  await desk.actInSession({ sessionId, act: { kind: 'count-as', choice: { way: 'together' } } })
  return desk.actInSession({ sessionId, act: { kind: 'open-vote' } })
}

describe('a session', () => {
  it('opens with a code and an address, and is the only one', async () => {
    const { desk } = deskInMemory()
    const view = await desk.openSession(request('192.168.1.20'))
    expect(view.joining).toMatchObject({ locked: false, code: '777777', address: 'http://192.168.1.20:47311/' })
    const other = { ...request(), opening: opening({ sessionId: 'other' }) }
    await expect(desk.openSession(other)).rejects.toEqual(new HostError('bad-request'))
    expect(await desk.openSession(request('192.168.1.20'))).toEqual(view)
  })

  it('has not begun where its network is not there', async () => {
    const { desk } = deskInMemory()
    await expect(desk.openSession(request('10.9.9.9'))).rejects.toEqual(new HostError('not-found'))
    expect(await desk.unfinishedSessions()).toEqual([])
    expect(desk.live()).toBeNull()
  })

  it('is unfinished on the disk after a crash, and goes on at the same place', async () => {
    const { desk, parts, opened } = deskInMemory()
    await desk.openSession(request('192.168.1.20'))
    const joined = await desk.joinAtLaptop({ sessionId, perspectiveId: 'lived' })
    await desk.stop()
    const next = createSessionService(parts)
    expect(await next.unfinishedSessions()).toMatchObject([{ sessionId, title: 'What counts here', running: false }])
    const view = await next.resumeSession({ sessionId, address: '192.168.1.20' })
    expect(view.people.joined).toBe(1)
    expect(opened.at(-1)).toBe('192.168.1.20:47311')
    const participantId = joined.ok ? joined.value.participantId : ''
    expect(await next.participantAtLaptop({ sessionId, participantId })).not.toBeNull()
    await expect(next.resumeSession({ sessionId: 'other', address: null })).rejects.toEqual(
      new HostError('bad-request'),
    )
  })

  it('says that no phone can join where another network cannot be had', async () => {
    const { desk } = deskInMemory()
    await desk.openSession(request('192.168.1.20'))
    await expect(desk.resumeSession({ sessionId, address: '10.9.9.9' })).rejects.toEqual(new HostError('not-found'))
    expect((await desk.watchSession({ sessionId, afterRevision: 0 }))?.joining.address).toBeNull()
  })

  it('gives its outcome when it is closed, and is forgotten whole', async () => {
    const { desk } = deskInMemory()
    await desk.openSession(request())
    expect(await desk.sessionOutcome({ sessionId })).toEqual({ ok: false, problem: 'not-closed' })
    await desk.actInSession({ sessionId, act: { kind: 'close' } })
    expect(await openVote(desk)).toEqual({ ok: false, problem: 'closed' })
    expect((await desk.sessionOutcome({ sessionId })).ok).toBe(true)
    await desk.forgetSession({ sessionId })
    expect(await desk.unfinishedSessions()).toEqual([])
    await expect(desk.sessionOutcome({ sessionId })).rejects.toEqual(new HostError('not-found'))
    await desk.forgetSession({ sessionId })
  })
})

describe('watching', () => {
  it('answers at once where something is new, and with nothing when nothing comes', async () => {
    const { desk } = deskInMemory()
    const { revision } = await desk.openSession(request())
    expect((await desk.watchSession({ sessionId, afterRevision: 0 }))?.revision).toBe(revision)
    expect(await desk.watchSession({ sessionId, afterRevision: revision })).toBeNull()
    const watched = desk.watchProjector({ sessionId, afterRevision: revision })
    await desk.actInSession({ sessionId, act: { kind: 'go-to', stageId: 'ideas' } })
    expect((await watched)?.stage.id).toBe('ideas')
  })

  it('lets go when the session is forgotten', async () => {
    const { desk } = deskInMemory()
    const { revision } = await desk.openSession(request())
    const watched = desk.watchSession({ sessionId, afterRevision: revision })
    await desk.forgetSession({ sessionId })
    expect(await watched).toBeNull()
    await expect(desk.watchSession({ sessionId, afterRevision: 0 })).rejects.toEqual(new HostError('not-found'))
  })
})

describe('what is said', () => {
  const idea = (ideaId: string) =>
    ({ answer: { kind: 'idea', ideaId, words: 'w', mayMerge: true }, revision: 1 }) as const

  async function inIdeas() {
    const made = deskInMemory()
    await made.desk.openSession(request())
    await made.desk.actInSession({ sessionId, act: { kind: 'go-to', stageId: 'ideas' } })
    const joined = await made.desk.joinAtLaptop({ sessionId, perspectiveId: 'lived' })
    const live = made.desk.live()
    if (!joined.ok || !live) throw new Error('it goes on')
    return { ...made, live, participantId: joined.value.participantId }
  }

  it('by many at once is written together', async () => {
    const { live, participantId, writes } = await inIdeas()
    const before = writes()
    const ids = Array.from({ length: 30 }, (_, index) => `i-${index}`)
    const said = await Promise.all(ids.map(id => answered(live, participantId, idea(id))))
    expect(said.every(({ ok }) => ok)).toBe(true)
    expect(writes() - before).toBeLessThanOrEqual(2)
    expect(live.state().ideas.size).toBe(30)
  })

  it('is shown to nobody before it is on disk, and is not there where the disk would not take it', async () => {
    const { live, participantId, breakDisk } = await inIdeas()
    breakDisk(new HostError('no-space'))
    const first = answered(live, participantId, idea('i-1'))
    const repeat = answered(live, participantId, idea('i-1'))
    expect(live.state().ideas.size).toBe(0)
    await expect(first).rejects.toEqual(new HostError('no-space'))
    // A repeat is not acknowledged for the sake of a first telling that was lost.
    await expect(repeat).rejects.toEqual(new HostError('no-space'))
    breakDisk(null)
    expect((await answered(live, participantId, idea('i-1'))).ok).toBe(true)
    expect(live.state().ideas.size).toBe(1)
  })

  it('falls with what it rests on: nobody says anything whose joining was not written', async () => {
    const first = opened()
    const writes: { fail: (issue: Error) => void }[] = []
    const live = liveSession(openedSession(first), () => new Promise((_, reject) => writes.push({ fail: reject })))
    const joins = { door: 'phone', perspectiveId: 'lived', tokenHash: 'h' } as const
    const joining = live.change(state => {
      const event = eventOfJoining(state, joins, { participantId: 'late', withdrawalCode: '' })
      return event.ok ? ok([event.value]) : event
    })
    await vi.waitFor(() => expect(writes).toHaveLength(1))
    // Said while the joining is still on its way to the disk: it waits for its turn.
    const saying = answered(live, 'late', { answer: { kind: 'payment', choice: 'accepted' }, revision: 1 })
    writes[0]?.fail(new HostError('no-space'))
    for (const lost of [joining, saying]) await expect(lost).rejects.toEqual(new HostError('no-space'))
    expect(writes).toHaveLength(1)
    expect(live.state().people.size).toBe(0)
    expect(await answered(live, 'late', { answer: { kind: 'payment', choice: 'accepted' }, revision: 1 })).toEqual({
      ok: false,
      problem: 'gone',
    })
  })
})

describe('paper', () => {
  const key = (
    desk: ReturnType<typeof deskInMemory>['desk'],
    keying: 1 | 2,
    rating: 'useful' | 'must-have',
    perspectiveId = 'lived',
  ) => desk.keySlip({ sessionId, slip: 4, keying, perspectiveId, ratings: [{ itemId: 'door', rating }] })

  it('is keyed in twice, and a vote does not close while the keyings differ', async () => {
    const { desk } = deskInMemory()
    await desk.openSession(request())
    expect(await key(desk, 1, 'useful')).toEqual({ ok: false, problem: 'not-open' })
    await openVote(desk)
    const once = await key(desk, 1, 'useful')
    expect(once.ok && once.value.slips).toEqual({ keyedOnce: [4], keyedTwice: [], differences: [] })
    expect(await key(desk, 2, 'useful', 'learnt')).toEqual({ ok: false, problem: 'other-perspective' })
    const twice = await key(desk, 2, 'must-have')
    expect(twice.ok && twice.value.slips.differences).toEqual([
      { slip: 4, itemId: 'door', first: 'useful', second: 'must-have' },
    ])
    const close = () => desk.actInSession({ sessionId, act: { kind: 'close-vote' } })
    expect(await close()).toEqual({ ok: false, problem: 'slips-differ' })
    expect(await desk.actInSession({ sessionId, act: { kind: 'close' } })).toEqual({
      ok: false,
      problem: 'slips-differ',
    })
    await desk.settleSlip({ sessionId, slip: 4, itemId: 'door', rating: 'must-have' })
    const closed = await close()
    // One slip's marks are one person's vote: no count of it is kept.
    expect(closed.ok && closed.value.closedVotes).toMatchObject([{ tallies: [], counted: { kept: 'outcome-only' } }])
    expect(closed.ok && closed.value.people.byDoor).toEqual({ phone: 0, paper: 1, shared: 0, call: 0 })
  })

  it('keyed in again with another perspective asks first; then it is mended and stays one person', async () => {
    const { desk } = deskInMemory()
    await desk.openSession(request())
    await openVote(desk)
    await key(desk, 1, 'useful')
    expect(await key(desk, 1, 'useful', 'learnt')).toEqual({ ok: false, problem: 'other-perspective' })
    const ratings = [{ itemId: 'door', rating: 'useful' as const }]
    const slip = { sessionId, slip: 4, ratings, keying: 1, perspectiveId: 'learnt', mendPerspective: true } as const
    const mended = await desk.keySlip(slip)
    expect(mended.ok && mended.value.people.byPerspective).toEqual([
      { perspectiveId: 'lived', people: 0 },
      { perspectiveId: 'learnt', people: 1 },
    ])
  })
})

describe('a sheet of words', () => {
  const sheet = { sessionId, code: '0000-0000-0012', itemId: null, another: false }
  const inStage = async (stageId: string) => {
    const { desk } = deskInMemory()
    await desk.openSession(request())
    await desk.actInSession({ sessionId, act: { kind: 'go-to', stageId } })
    return desk
  }

  it('is opened by the code on it, which takes its words back; with another perspective it asks first, and the words go along', async () => {
    const desk = await inStage('ideas')
    const opened = await desk.openSheet({ ...sheet, perspectiveId: 'lived' })
    if (!opened.ok) throw new Error(opened.problem)
    expect(opened.value).toMatchObject({ withdrawalCode: '0000-0000-0012', askedFor: true })
    const { participantId } = opened.value
    const answer = { kind: 'idea', ideaId: 'i-1', words: 'A door that locks', mayMerge: true } as const
    await desk.answerAtLaptop({ sessionId, participantId, submission: { answer, revision: 1 } })
    const other = { ...sheet, code: '000000000012', perspectiveId: 'learnt' }
    expect(await desk.openSheet(other)).toEqual({ ok: false, problem: 'other-perspective' })
    const mended = await desk.openSheet({ ...other, mendPerspective: true })
    expect(mended.ok && mended.value).toMatchObject({ participantId, myIdeas: [{ words: 'A door that locks' }] })
    expect(desk.live()?.state().ideas.get('i-1')?.perspectiveId).toBe('learnt')

    await desk.actInSession({ sessionId, act: { kind: 'close' } })
    const outcome = await desk.sessionOutcome({ sessionId })
    if (!outcome.ok) throw new Error(outcome.problem)
    expect(wordsOfCode(outcome.value.record, '0000 0000 0012')).toMatchObject([{ words: 'A door that locks' }])
    expect(outcome.value.record.joined).toEqual({ phone: 0, paper: 1, shared: 0 })
  })

  it('with a wrong letter in its code is refused, and so is one for a part that is not on', async () => {
    const desk = await inStage('ideas')
    const open = (code: string) => desk.openSheet({ ...sheet, code, perspectiveId: 'lived' })
    expect(await open('0000-0000-0013')).toEqual({ ok: false, problem: 'wrong-code' })
    expect((await open(sheet.code)).ok).toBe(true)
    await desk.actInSession({ sessionId, act: { kind: 'go-to', stageId: 'vote-1' } })
    expect(await open('0000-0000-00G5')).toEqual({ ok: false, problem: 'not-open' })
    const again = await open(sheet.code)
    expect(again.ok && again.value.askedFor).toBe(false)
  })
})
