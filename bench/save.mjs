import { fork } from 'node:child_process'
import { once } from 'node:events'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build, needsBuild } from '../scripts/build.mjs'
import { bundled, root } from './bundled.mjs'
import { limit } from './rounds.mjs'

const projectId = 'large'
/** 39 photos of 25 MB: all but a gigabyte, the most that a file may have. */
const photos = 39
const edits = 50_000
const quietMs = 5_000
/** As the desktop's page sends them (`core/host-api.ts`). */
const pieceBytes = 4 * 1024 * 1024

/** How long a phone's page is kept waiting while the same process is given a gigabyte to keep. */
export async function saveBench({ folder, whenDone }) {
  if (needsBuild() && !build()) throw new Error('the build failed')
  const { largeProjectFile, fullRoom } = await bundled('bench/node/save-host.ts', join(folder, 'bundle'))
  const bytes = await largeProjectFile(projectId, photos, edits)

  const port = await freePort()
  const args = [join(folder, 'bundle/entry.js'), join(folder, 'profile'), String(port), join(root, 'out')]
  const host = fork(join(root, 'bench/save-host.mjs'), args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  whenDone(() => host.kill('SIGKILL'))
  const [{ link }] = await once(host, 'message')
  const call = await letIn(link)
  const { joining } = await call('open-session', { opening: fullRoom(projectId, 1), address: '127.0.0.1' })

  const phone = new Worker(join(root, 'bench/save-phone.mjs'), { workerData: joining.address })
  whenDone(() => phone.terminate())
  const waits = async () => {
    phone.postMessage('waits')
    return (await once(phone, 'message'))[0].sort((a, b) => a - b)
  }
  /** What the host's main thread did in one go, at most; 0 where the system does not say. */
  const heldMs = async () => {
    host.send({})
    return (await once(host, 'message'))[0].longestMs
  }
  const during = async work => {
    await waits()
    await heldMs()
    const began = performance.now()
    await work()
    const tookMs = await waits()
    return {
      held: await heldMs(),
      worst: tookMs.at(-1),
      p95: tookMs[Math.floor(tookMs.length * 0.95)],
      asked: tookMs.length,
      seconds: (performance.now() - began) / 1000,
    }
  }

  const byDesktop = async (what, sizeBytes) => {
    host.send({ what, path: join(folder, 'saved.commonmeasure'), sizeBytes, pieceBytes })
    await once(host, 'message')
  }

  const quiet = await during(() => new Promise(resolve => setTimeout(resolve, quietMs)))
  const snapshot = { projectId, title: 'Many photos', seq: edits }
  const runs = {
    'second copy of 1 GB': await during(() => call('write-snapshot', snapshot, bytes)),
    'second copy begun again': await during(() =>
      call('replace-second-copy', { ...snapshot, old: 'set-aside' }, bytes),
    ),
    'the same, a journal there': await during(() => call('replace-second-copy', { ...snapshot, old: 'erase' }, bytes)),
    'first part of the journal read': await during(() => call('read-journal', { projectId, afterSeq: 0 })),
    'second copy of 1 GB given back': await during(async () => {
      const [{ name }] = await call('list-snapshots', { projectId })
      await call('read-snapshot', { projectId, name })
    }),
    'project file of 1 GB saved, desktop': await during(() => byDesktop('save', bytes.byteLength)),
    'project file of 1 GB opened, desktop': await during(() => byDesktop('open', bytes.byteLength)),
  }
  return {
    title: `A phone's page while ${Math.round(bytes.byteLength / 1e6)} MB are kept, ${edits.toLocaleString('en-GB')} edits in the log`,
    roundsMade: 1,
    lines: Object.entries(runs).map(([what, { worst }]) => ({
      ...limit({ what: `${what}: slowest answer`, ours: worst, against: 'nothing else going on', theirs: quiet.worst }),
      target: { underMs: 100 },
      met: worst < 100,
    })),
    notes: Object.entries(runs).map(
      ([what, { asked, p95, seconds, held }]) =>
        `${what}: took ${seconds.toFixed(1)} s, ${asked} answers, 95 of 100 within ${p95.toFixed(1)} ms; the thread that answers ran for at most ${held.toFixed(1)} ms in one go`,
    ),
  }
}

/** Exchanges the link for a key, as a page does, and answers how to call the host with it. */
async function letIn(link) {
  const { origin, hash } = new URL(link)
  const { key } = await posted(`${origin}/let-in`, { authorization: `Ticket ${hash.slice('#ticket='.length)}` })
  return (name, asked, bytes) => {
    const authorization = `Bearer ${key}`
    const json = JSON.stringify(asked)
    const headers = bytes
      ? { 'content-type': 'application/octet-stream', 'x-common-measure-request': encodeURIComponent(json) }
      : { 'content-type': 'application/json' }
    return posted(`${origin}/host/${name}`, { ...headers, authorization }, bytes ?? Buffer.from(json))
  }
}

/** In pieces, as a browser sends a file. */
async function posted(url, headers, body = Buffer.alloc(0)) {
  const asked = request(url, {
    method: 'POST',
    headers: { ...headers, origin: new URL(url).origin, 'content-length': body.byteLength },
  })
  const answered = once(asked, 'response')
  for (let from = 0; from < body.byteLength; from += pieceBytes)
    if (!asked.write(body.subarray(from, from + pieceBytes))) await once(asked, 'drain')
  asked.end()
  const [response] = await answered
  if (response.headers['content-type'] === 'application/octet-stream') {
    for await (const _part of response);
    return null
  }
  const text = Buffer.concat(await response.toArray()).toString('utf8')
  if (response.statusCode !== 200) throw new Error(`${url}: ${response.statusCode} ${text}`)
  return JSON.parse(text)
}

function freePort() {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}
