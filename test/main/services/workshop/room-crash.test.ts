import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { ratingAnswers } from '@core/workshop/session/answer'
import { sessionFrom } from '@core/workshop/session/session-after'
import { build } from 'vite'
import { beforeAll, expect, it, onTestFinished } from 'vitest'
import { createSessionStore } from '../../../../src/main/services/workshop/session-store'
import { faults } from '../../../faults'
import { tempFolder } from '../temp-folder'
import { loopback, Phone, type Reply } from './room'

const outFolder = resolve('node_modules/.cache/room-crash-test')
const kills = faults(20, 60)
const phonesInRoom = 24
const items = 12

// Node does not run TypeScript: the host is bundled first.
beforeAll(async () => {
  await build({
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@core': resolve('src/core') } },
    ssr: { noExternal: true },
    build: { ssr: resolve(import.meta.dirname, 'room-child.ts'), outDir: outFolder, emptyOutDir: true },
  })
}, 60_000)

type Joining = { readonly address: string; readonly code: string }

/** A host that answers phones; resolves when it does. */
async function host(folder: string): Promise<{ child: ChildProcess; joining: Joining }> {
  const program = resolve(outFolder, 'room-child.js')
  const child = spawn(process.execPath, [program, folder, loopback(5)], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let said = ''
  for await (const piece of child.stdout ?? []) {
    said += piece
    if (said.includes('\n')) break
  }
  return { child, joining: JSON.parse(said) }
}

/** Asks again until the host answers, as a phone does: the same words, however often it takes. */
async function untilAnswered(tell: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    const reply = await tell().catch(() => null)
    if (reply !== null && reply.status < 500 && reply.status !== 429) return reply
    await new Promise(done => setTimeout(done, 15))
  }
}

/** What the host said it has, of one person. */
type Acknowledged = { ratings: Map<string, { rating: string; revision: number }>; ideas: string[] }

it('a host that is killed again and again in a vote has every answer it acknowledged, once, and phones go on by themselves', async () => {
  const folder = await tempFolder()
  let running = await host(folder)
  const { joining } = running
  const origin = joining.address.replace(/\/$/, '')
  let voting = true

  async function takePart(number: number): Promise<{ phone: Phone; acknowledged: Acknowledged }> {
    const phone = new Phone(origin)
    const acknowledged: Acknowledged = { ratings: new Map(), ideas: [] }
    await untilAnswered(() => phone.get('/'))
    expect((await untilAnswered(() => phone.join(joining.code, number % 2 === 0 ? 'lived' : 'learnt'))).status).toBe(
      303,
    )
    for (let turn = 0; voting; turn += 1) {
      const itemId = `item-${turn % items}`
      const rating = ratingAnswers[(turn + number) % ratingAnswers.length] ?? 'skip'
      const answer = { kind: 'rating', round: 1, itemId, rating } as const
      const revision = phone.nextRevision(answer)
      expect((await untilAnswered(() => phone.say(answer, revision))).status).toBe(200)
      acknowledged.ratings.set(itemId, { rating, revision })
      if (turn % 5 === 0 && acknowledged.ideas.length < 30) {
        const ideaId = `idea-${number}-${turn}`
        const idea = { kind: 'idea', ideaId, words: `Idea ${turn}`, mayMerge: true } as const
        expect((await untilAnswered(() => phone.say(idea, 1))).status).toBe(200)
        acknowledged.ideas.push(ideaId)
      }
      // As fast as a thumb in a hurry: below what one phone may say.
      await new Promise(done => setTimeout(done, 120))
    }
    return { phone, acknowledged }
  }

  const taking = Array.from({ length: phonesInRoom }, (_, number) => takePart(number))
  const ports = new Set<string>()
  for (let kill = 0; kill < kills; kill += 1) {
    await new Promise(done => setTimeout(done, 40 + ((kill * 37) % 160)))
    running.child.kill('SIGKILL')
    await once(running.child, 'exit')
    running = await host(folder)
    ports.add(running.joining.address)
  }
  voting = false
  const took = await Promise.all(taking)
  expect([...ports]).toEqual([joining.address])

  const views = await Promise.all(took.map(({ phone }) => phone.state()))
  running.child.kill('SIGKILL')
  await once(running.child, 'exit')
  const state = sessionFrom((await createSessionStore(folder).open('session-1'))?.events ?? [])
  expect(state?.people.size).toBe(phonesInRoom)
  const kept = took.map(({ acknowledged }, number) => ({
    ratings: new Map(views[number]?.myRatings.map(({ itemId, rating, revision }) => [itemId, { rating, revision }])),
    ideas: views[number]?.myIdeas.map(({ id }) => id),
    acknowledged,
  }))
  for (const { ratings, ideas, acknowledged } of kept) {
    expect(ratings).toEqual(acknowledged.ratings)
    expect(ideas).toEqual(acknowledged.ideas)
  }
  const said = kept.reduce((sum, { acknowledged }) => sum + acknowledged.ideas.length, 0)
  expect(state?.ideas.size).toBe(said)
  const given = [...(state?.vote?.ratings.values() ?? [])].map(ratings => ratings.size)
  expect(given).toHaveLength(phonesInRoom)
}, 240_000)
