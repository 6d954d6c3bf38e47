// A host in a process of its own, as the app is. It lives until it is killed; `save` has it write a file as the desktop's save does.
import { randomFillSync } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import { deserialize, serialize } from 'node:v8'

const [bundle, profile, port, out] = process.argv.slice(2)
const { openHost, writeFileAtomically } = await import(pathToFileURL(bundle).href)

process.on('message', async ({ path, sizeBytes, pieceBytes }) => {
  // Each piece is made from V8's own bytes, as Electron makes what the page sent. They are the same bytes over and over.
  const sent = serialize(randomFillSync(new Uint8Array(pieceBytes)))
  const whole = new Uint8Array(sizeBytes)
  for (let from = 0; from < sizeBytes; from += pieceBytes) {
    whole.set(deserialize(sent).subarray(0, sizeBytes - from), from)
    await new Promise(resolve => setImmediate(resolve))
  }
  await writeFileAtomically(path, whole)
  process.send('saved')
})
process.send({ link: await openHost(profile, Number(port), out) })
