import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Act } from '@core/workshop/session/act'
import { expect, it } from 'vitest'
import { keptBallotKey, openedLine } from '../../../../src/main/services/workshop/ballot-box'
import { loopback, openRoom, Phone } from './room'

/** Every byte below a folder, and every name. */
async function everything(folder: string): Promise<string> {
  const names = await readdir(folder, { recursive: true })
  const files = await Promise.all(
    names.map(async name => {
      const path = join(folder, name)
      return (await stat(path)).isFile() ? `${name}\n${await readFile(path, 'latin1')}` : name
    }),
  )
  return files.join('\n')
}

it('after a vote closes nobody with the profile folder can tell who cast which ballot', async () => {
  const room = await openRoom(loopback(4))
  const act = async (step: Act) => {
    const done = await room.desk.actInSession({ sessionId: 'session-1', act: step })
    if (!done.ok) throw new Error(done.problem)
    return done.value
  }
  const phones = Array.from({ length: 8 }, () => new Phone(room.origin))
  for (const [index, phone] of phones.entries()) await phone.join(room.code, index < 4 ? 'lived' : 'learnt')
  await act({ kind: 'count-as', choice: { way: 'together' } })
  await act({ kind: 'open-vote' })
  const ratings = ['must-have', 'useful', 'not-needed', 'dont-know'] as const
  for (const [index, phone] of phones.entries()) {
    await phone.rate('door', ratings[index % 4] ?? 'skip')
    await phone.rate('doctor', ratings[(index + 1) % 4] ?? 'skip')
  }
  await room.desk.keySlip({
    sessionId: 'session-1',
    slip: 7,
    keying: 1,
    perspectiveId: 'lived',
    ratings: [{ itemId: 'door', rating: 'not-needed' }],
  })
  await act({ kind: 'open-gradient', itemId: 'door' })
  for (const [index, phone] of phones.entries()) {
    await phone.say({
      kind: 'gradient',
      round: 1,
      itemId: 'door',
      step: index + 1,
      reason: index === 7 ? 'A lock is no home' : '',
    })
  }
  await act({ kind: 'go-to', stageId: 'close' })
  for (const phone of phones) await phone.say({ kind: 'say', say: 'no', words: 'Nobody listened to me' })

  // While it is open the ballots are there, so that they can be changed, and nobody can read them without their key.
  const people = [...(room.desk.live()?.state().people.values() ?? [])]
  expect(people).toHaveLength(9)
  const own = join(room.folder, 'sessions/session-1')
  const open = await everything(room.folder)
  expect(open).not.toMatch(/"rating"|"step"|"kind":"(rated|stood|had-say|slip-)|must-have|A lock is no home/)
  const sealed = await readFile(join(own, 'ballots-vote-1.sealed'), 'utf8')
  const key = await keptBallotKey(own, 'vote-1')
  expect(key && openedLine(sealed.split('\n')[0] ?? '', key)).toContain('"rating":"must-have"')
  // Every line is as long as any other: its length does not tell the answer.
  expect(
    new Set(
      sealed
        .trim()
        .split('\n')
        .map(line => line.length),
    ).size,
  ).toBe(1)
  await act({ kind: 'close-vote' })
  await act({ kind: 'close-gradient', itemId: 'door' })
  await act({ kind: 'close' })

  const after = await everything(room.folder)
  expect(after).not.toMatch(/"rating"|"step"|"kind":"(rated|stood|had-say|slip-)|must-have|not-needed|dont-know/)
  expect(after).not.toContain('ballots-')
  for (const { cookie } of phones) {
    const token = cookie.split('=')[1] ?? ''
    expect(token).toHaveLength(44)
    expect(after).not.toContain(token)
    expect(after).not.toContain(createHash('sha256').update(token).digest('hex'))
  }
  // Whoever joined is named only where they joined, and where they said something that is no ballot.
  for (const { id } of people) expect(after.split(id)).toHaveLength(2)
  for (const line of after.split('\n').filter(text => text.startsWith('{"kind":"vote-closed"')))
    expect(Object.keys(JSON.parse(line))).toEqual(['kind', 'round', 'tallies', 'counted', 'answered'])

  // A slip holds no words, and so no code that would tell it apart.
  expect(people.filter(({ withdrawalCode }) => withdrawalCode === '').map(({ slip }) => slip)).toEqual([7])

  const outcome = await room.desk.sessionOutcome({ sessionId: 'session-1' })
  for (const { id, withdrawalCode } of people) {
    expect(JSON.stringify(outcome)).not.toContain(id)
    if (withdrawalCode !== '') expect(JSON.stringify(outcome)).not.toContain(withdrawalCode)
  }
  await room.desk.forgetSession({ sessionId: 'session-1' })
  expect(await readdir(join(room.folder, 'sessions'))).toEqual([])
})
