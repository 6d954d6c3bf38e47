import { appendFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { HostError } from '@core/host-api'
import { type AnyEvent, isBallot } from '@core/workshop/session/event'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { sessionFrom } from '@core/workshop/session/session-after'
import { describe, expect, it } from 'vitest'
import { linesOf } from '../../../../src/main/services/journal-lines'
import { keptBallotKey, openedLine } from '../../../../src/main/services/workshop/ballot-box'
import { createSessionStore } from '../../../../src/main/services/workshop/session-store'
import { opened, SessionInPlay } from '../../../core/workshop/session/build'
import { tempFolder } from '../temp-folder'

const sessionId = 'session-1'

/** A vote in play, with what was played so far on the disk. */
async function vote() {
  const folder = await tempFolder()
  const shelf = createSessionStore(folder)
  const append = await shelf.begin(opened())
  const session = new SessionInPlay()
  let written = 1
  const write = async () => {
    await append(session.events.slice(written))
    written = session.events.length
  }
  const [anna, ben] = [session.join(), session.join('learnt')]
  session.openVote()
  session.rate(anna, 'door', 'must-have')
  session.rate(ben, 'door', 'useful')
  await write()
  const files = () => readdir(join(folder, sessionId))
  return { folder, shelf, session, write, anna, ben, files, own: join(folder, sessionId) }
}

const readBack = async (shelf: ReturnType<typeof createSessionStore>) => {
  const state = sessionFrom((await shelf.open(sessionId))?.events ?? [])
  if (!state) throw new Error('the session is there')
  return state
}

describe('a session on the disk', () => {
  it('comes back as it was, ballots too', async () => {
    const { shelf, session } = await vote()
    expect(facilitatorView(await readBack(shelf))).toEqual(facilitatorView(session.state))
    expect((await shelf.list()).map(({ opening }) => opening.title)).toEqual(['What counts here'])
    await expect(shelf.begin(opened())).rejects.toEqual(new HostError('bad-request'))
    expect(await shelf.open('another')).toBeNull()
    await expect(shelf.open('../x')).rejects.toEqual(new HostError('bad-request'))
  })

  it('comes back up to a line that was torn, which was never answered, and goes on after it', async () => {
    const { shelf, session, own, anna } = await vote()
    for (const name of ['session.jsonl', 'ballots-vote-1.sealed'])
      await appendFile(join(own, name), '{"kind":"joined","participa')
    const again = await shelf.open(sessionId)
    expect(sessionFrom(again?.events ?? [])).toMatchObject({ revision: session.state.revision })
    const said: AnyEvent = {
      kind: 'rated',
      round: 1,
      participantId: anna,
      itemId: 'doctor',
      rating: 'skip',
      revision: 1,
    }
    await again?.append([said])
    expect((await readBack(shelf)).vote?.ratings.get(anna)?.size).toBe(2)
  })

  it('comes back without a line that the disk has spoilt, and with all the others', async () => {
    const { shelf, own, session } = await vote()
    const path = join(own, 'session.jsonl')
    const lines = (await readFile(path, 'utf8')).split('\n')
    await writeFile(path, [lines[0], '{"kind":"joined"}', '\u0000\u0000', ...lines.slice(1)].join('\n'))
    expect((await readBack(shelf)).people.size).toBe(session.state.people.size)
  })

  it('that never began is no session, and does not stand in the way of one', async () => {
    const folder = await tempFolder()
    await mkdir(join(folder, sessionId))
    await writeFile(join(folder, sessionId, 'session.jsonl'), '{"kind":"opened"')
    const shelf = createSessionStore(folder)
    expect(await shelf.list()).toEqual([])
    await shelf.begin(opened())
    expect(await shelf.list()).toHaveLength(1)
  })

  it('is gone whole when it is destroyed', async () => {
    const { shelf, folder } = await vote()
    await shelf.destroy(sessionId)
    expect(await readdir(folder)).toEqual([])
    await shelf.destroy(sessionId)
  })
})

describe('a vote', () => {
  it('keeps its ballots apart, without a time, and has none when it is closed', async () => {
    const { files, session, write, own } = await vote()
    expect((await files()).sort()).toEqual(['ballots-vote-1.key', 'ballots-vote-1.sealed', 'session.jsonl'])
    const key = await keptBallotKey(own, 'vote-1')
    const lines = (await readFile(join(own, 'ballots-vote-1.sealed'), 'utf8')).trim().split('\n')
    const ballots = lines.map(line => JSON.parse((key && openedLine(line, key)) ?? ''))
    expect(ballots.map(ballot => Object.keys(ballot))).toEqual(
      ballots.map(() => ['kind', 'participantId', 'revision', 'round', 'itemId', 'rating']),
    )
    for (const name of await files()) expect(await readFile(join(own, name), 'latin1')).not.toMatch(/must-have|useful/)
    session.act({ kind: 'close-vote' })
    await write()
    expect(await files()).toEqual(['session.jsonl'])
  })

  it('never writes a ballot that comes in the same breath as its close', async () => {
    const { files, session, write, anna, shelf } = await vote()
    session.rate(anna, 'doctor', 'must-have')
    session.act({ kind: 'close-vote' })
    await write()
    expect(await files()).toEqual(['session.jsonl'])
    expect((await readBack(shelf)).closedVotes).toEqual(session.state.closedVotes)
  })

  it('that was closed when the machine stopped has its ballots destroyed at the next opening', async () => {
    const { shelf, session, write, own, files } = await vote()
    const names = ['ballots-vote-1.key', 'ballots-vote-1.sealed']
    const ballots = await Promise.all(names.map(name => readFile(join(own, name))))
    session.act({ kind: 'close-vote' })
    await write()
    await Promise.all(names.map((name, index) => writeFile(join(own, name), ballots[index] ?? '')))
    expect((await readBack(shelf)).closedVotes).toEqual(session.state.closedVotes)
    expect(await files()).toEqual(['session.jsonl'])
  })

  it('that an older version began comes back with its ballots, and takes more; both go when it is closed', async () => {
    const { own, session, anna, files, folder } = await vote()
    const ballots = session.events.filter(isBallot)
    await writeFile(join(own, 'ballots-vote-1.jsonl'), linesOf(ballots))
    await rm(join(own, 'ballots-vote-1.key'))
    await rm(join(own, 'ballots-vote-1.sealed'))
    const shelf = createSessionStore(folder)
    const again = await shelf.open(sessionId)
    expect(facilitatorView(await readBack(shelf))).toEqual(facilitatorView(session.state))
    const known = session.events.length
    session.rate(anna, 'doctor', 'skip')
    await again?.append(session.events.slice(known))
    expect((await files()).sort()).toEqual([
      'ballots-vote-1.jsonl',
      'ballots-vote-1.key',
      'ballots-vote-1.sealed',
      'session.jsonl',
    ])
    expect((await readBack(shelf)).vote?.ratings).toEqual(session.state.vote?.ratings)
    session.act({ kind: 'close-vote' })
    await again?.append(session.events.slice(known + 1))
    expect(await files()).toEqual(['session.jsonl'])
  })

  it('comes back without ballots whose key is gone, and goes on', async () => {
    const { own, session, write, anna, shelf } = await vote()
    await writeFile(join(own, 'ballots-vote-1.key'), 'half a key')
    expect((await readBack(shelf)).vote?.ratings.size).toBe(0)
    const again = await shelf.open(sessionId)
    await again?.append([{ kind: 'rated', round: 1, participantId: anna, itemId: 'door', rating: 'skip', revision: 3 }])
    expect((await readBack(shelf)).vote?.ratings.get(anna)?.get('door')).toBeDefined()
    session.act({ kind: 'close-vote' })
    await write()
  })
})

describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('a disk that takes no more', () => {
  it('leaves nothing of what it could not take whole', async () => {
    const { session, write, own, anna, shelf } = await vote()
    const before = await readFile(join(own, 'ballots-vote-1.sealed'), 'utf8')
    // The session's journal cannot be written: a folder stands in its place for a moment.
    const { rename } = await import('node:fs/promises')
    await rename(join(own, 'session.jsonl'), join(own, 'aside'))
    await mkdir(join(own, 'session.jsonl'))
    session.rate(anna, 'doctor', 'must-have')
    session.act({ kind: 'pause' })
    await expect(write()).rejects.toEqual(new HostError('not-allowed'))
    await rm(join(own, 'session.jsonl'), { recursive: true })
    await rename(join(own, 'aside'), join(own, 'session.jsonl'))
    expect(await readFile(join(own, 'ballots-vote-1.sealed'), 'utf8')).toBe(before)
    expect((await readBack(shelf)).paused).toBeNull()
  })
})
