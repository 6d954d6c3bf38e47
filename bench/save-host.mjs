// A host in a process of its own, as the app is. It lives until it is killed, and writes and reads a file as the desktop does where it is told to.
import { randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { deserialize, serialize } from 'node:v8'

const [bundle, profile, port, out] = process.argv.slice(2)
const { bytesOfFile, openHost, writeFileAtomically } = await import(pathToFileURL(bundle).href)

/** Nanoseconds that this thread has run: not those in which other programs had the processor. Linux alone says. */
const ranNs = () => Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, 'utf8').split(' ')[0])

/** The most that this thread did in one go, in milliseconds, since it was last asked. */
let longestMs = 0
if (process.platform === 'linux') {
  let before = ranNs()
  setInterval(() => {
    const now = ranNs()
    longestMs = Math.max(longestMs, (now - before) / 1e6)
    before = now
  }, 5)
}

process.on('message', async ({ what, path, sizeBytes, pieceBytes }) => {
  if (what === undefined) {
    process.send({ longestMs })
    longestMs = 0
    return
  }
  await desktopDoes[what](path, sizeBytes, pieceBytes)
  process.send('done')
})

const desktopDoes = {
  // Each piece is made from V8's own bytes, as Electron makes what the page sent. They are the same bytes over and over.
  save: async (path, sizeBytes, pieceBytes) => {
    const sent = serialize(randomFillSync(new Uint8Array(pieceBytes)))
    const whole = new Uint8Array(sizeBytes)
    for (let from = 0; from < sizeBytes; from += pieceBytes) {
      whole.set(deserialize(sent).subarray(0, sizeBytes - from), from)
      await new Promise(resolve => setImmediate(resolve))
    }
    await writeFileAtomically(path, whole)
  },
  open: async (path, sizeBytes, pieceBytes) => {
    const whole = await bytesOfFile(path)
    for (let from = 0; from < sizeBytes; from += pieceBytes) {
      serialize(new Uint8Array(whole.subarray(from, from + pieceBytes)))
      await new Promise(resolve => setImmediate(resolve))
    }
  },
}
process.send({ link: await openHost(profile, Number(port), out) })
