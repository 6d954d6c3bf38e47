import { createWorkshop } from '../../../../src/main/services/workshop/workshop'
import { opening, stage } from '../../../core/workshop/session/build'

// A host with a session that is open to phones, until it is killed. Says where it is.
const [folder = '', address = ''] = process.argv.slice(2)

const items = Array.from({ length: 12 }, (_, n) => ({ id: `item-${n}`, words: `Item ${n}`, measureId: null }))
const { plan } = opening()
const desk = createWorkshop({ folder, phoneFolder: folder, now: () => new Date() })
const [unfinished] = await desk.unfinishedSessions()
const sessionId = 'session-1'
const view = unfinished
  ? await desk.resumeSession({ sessionId, address })
  : await desk.openSession({ opening: opening({ plan: { ...plan, stages: [stage('ideas')], items } }), address })
if (!unfinished) {
  await desk.actInSession({ sessionId, act: { kind: 'count-as', choice: { way: 'together' } } })
  await desk.actInSession({ sessionId, act: { kind: 'open-vote' } })
}
console.log(JSON.stringify(view.joining))
