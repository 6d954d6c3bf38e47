import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { bundled, root } from './bundled.mjs'
import { contest, limit, median } from './rounds.mjs'
import { pause, SimulatedPhone } from './simulated-phone.mjs'

const items = 20
/** A phone's clock runs this much faster than a person's: an answer each two seconds is one each third of a second. */
const timesFaster = 6
const everyMs = 2_000 / timesFaster
const minutes = 10
const people = 60
const crowd = 300

/** A room of phones over real HTTP, against a bare server that flushes a line for each answer. */
export async function roomBench({ folder, whenDone }) {
  const { ratingsOnDisk } = await bundled('bench/node/room-host.ts', join(folder, 'bundle'))
  const bundle = join(folder, 'bundle/entry.js')

  /** Starts a server, lets phones in, and ends it as a power cut would. */
  async function held(program, args, phones, take) {
    const child = spawn(process.execPath, [join(root, 'bench', program), ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    whenDone(() => child.kill('SIGKILL'))
    const gone = new Promise(done => child.once('exit', done))
    const { address, code } = JSON.parse(await firstLine(child))
    const room = Array.from({ length: phones }, (_, number) => new SimulatedPhone(address, number))
    await Promise.all(room.map(phone => phone.join(code)))
    await take(room)
    child.kill('SIGKILL')
    await gone
    for (const phone of room) phone.close()
    return room
  }
  let runs = 0
  const own = () => {
    const at = join(folder, `room-${++runs}`)
    mkdirSync(at)
    return at
  }
  const ours = (phones, take) => {
    const at = own()
    return held('room-host.mjs', [bundle, at, String(items)], phones, take).then(async room => ({
      room,
      ...comparedWithDisk(room, await ratingsOnDisk(at)),
    }))
  }
  const bare = (phones, take) => held('bare-room.mjs', [join(own(), 'lines')], phones, take)

  const totalMs = (minutes * 60_000) / timesFaster
  const bareBefore = await bare(people, room => paced(room, totalMs / 6))
  const full = await ours(people, room => paced(room, totalMs))
  const bareAfter = await bare(people, room => paced(room, totalMs / 6))
  const burst = await ours(crowd, room => paced(room, 8_000))

  const [oursP95, bareP95] = [p95(full.room), median([p95(bareBefore), p95(bareAfter)])]
  const lostWords = ({ room, lost, doubled }) =>
    `${said(room).toLocaleString('en-GB')} answers acknowledged, ${lost} lost, ${doubled} doubled`
  return {
    title: `A room of phones, clock ${timesFaster} times faster`,
    roundsMade: 1,
    lines: [
      {
        ...contest({
          what: `${people} phones, ${minutes} minutes: 95 of 100 answers on disk within`,
          ours: [oursP95],
          against: 'bare server',
          theirs: [bareP95],
        }),
        target: { underMs: 100 },
        met: oursP95 < 100,
      },
      contest({
        what: 'the same, the middle one',
        ours: [p50(full.room)],
        against: 'bare server',
        theirs: [median([p50(bareBefore), p50(bareAfter)])],
      }),
      limit({
        what: `${crowd} phones: 95 of 100 answers on disk within`,
        ours: p95(burst.room),
        against: `${people} phones`,
        theirs: oursP95,
      }),
    ],
    notes: [
      `${people} phones: ${lostWords(full)}. One in five dropped in the middle of an answer again and again. ${statusWords(full.room)}`,
      `${crowd} phones: ${lostWords(burst)}. ${statusWords(burst.room)}`,
      'After each run the server was killed and its disk read.',
    ],
  }
}

/** Every phone answers at its pace; one in five drops with every twentieth answer. */
async function paced(room, totalMs) {
  const until = performance.now() + totalMs
  await Promise.all(
    room.map(async (phone, number) => {
      await pause((everyMs * number) / room.length)
      for (let turn = 0; performance.now() < until; turn++) {
        const began = performance.now()
        await phone.answer(items, number % 5 === 0 && turn % 20 === 10)
        await pause(Math.max(0, everyMs - (performance.now() - began)))
      }
    }),
  )
}

/** What was acknowledged against what is on the disk, whoever is who there. */
function comparedWithDisk(room, onDisk) {
  const keyOf = ratings =>
    [...ratings]
      .map(([itemId, revision]) => `${itemId}:${revision}`)
      .sort()
      .join()
  const there = onDisk.map(keyOf).sort()
  const told = room.map(({ acknowledged }) => keyOf(acknowledged)).sort()
  const left = [...there]
  const lost = told.filter(key => {
    const at = left.indexOf(key)
    if (at === -1) return true
    left.splice(at, 1)
    return false
  }).length
  return { lost, doubled: left.length }
}

const all = room => room.flatMap(({ tookMs }) => tookMs).sort((a, b) => a - b)
const p95 = room => all(room)[Math.floor(all(room).length * 0.95)] ?? 0
const p50 = room => median(all(room))
const said = room =>
  room.reduce((sum, { acknowledged }) => sum + [...acknowledged.values()].reduce((n, revision) => n + revision, 0), 0)

function statusWords(room) {
  const counts = {}
  for (const { statuses } of room)
    for (const [status, count] of Object.entries(statuses)) counts[status] = (counts[status] ?? 0) + count
  const busy = (counts[503] ?? 0) + (counts[429] ?? 0)
  return busy === 0 ? 'Nobody was asked to come again.' : `Asked to come again: ${busy} times.`
}

async function firstLine(child) {
  let said = ''
  for await (const piece of child.stdout) {
    said += piece
    if (said.includes('\n')) return said
  }
  throw new Error('the server ended before it said where it is')
}
