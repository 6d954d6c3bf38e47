import { HostError } from '@core/host-api'
import { createJournal } from '../../../src/main/services/journal'
import { createSnapshots } from '../../../src/main/services/snapshots'
import { commit } from './commits'

// Writes without end and says what was answered, until it is killed or refused.
const [what, folder = ''] = process.argv.slice(2)

try {
  if (what === 'journal') await journal()
  else await snapshots()
} catch (error) {
  if (!(error instanceof HostError)) throw error
  console.log(error.message)
}

async function journal(): Promise<void> {
  const kept = createJournal(folder)
  for (let seq = 1; ; seq += 1)
    console.log((await kept.append('p', [commit(seq, { why: 'x'.repeat((seq * 37) % 3000) })])).seq)
}

async function snapshots(): Promise<void> {
  const kept = createSnapshots(folder, () => new Date())
  for (let seq = 1; ; seq += 1) {
    const bytes = new Uint8Array(2_000_000).fill(seq % 256)
    console.log((await kept.write({ projectId: 'p', title: '', seq, bytes })).name)
  }
}
