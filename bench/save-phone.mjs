// A phone in a thread of its own: asks for its page again and again, and says how long each answer took.
import { Agent, request } from 'node:http'
import { parentPort, workerData } from 'node:worker_threads'

const everyMs = 20
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
let tookMs = []
let isToTell = false
parentPort.on('message', () => {
  isToTell = true
})

const page = () =>
  new Promise((resolve, reject) => {
    const asked = request(workerData, { agent }, response => {
      response
        .resume()
        .on('end', () => (response.statusCode < 400 ? resolve() : reject(new Error(response.statusMessage))))
    })
    asked.on('error', reject).end()
  })

for (;;) {
  const began = performance.now()
  await page()
  tookMs.push(performance.now() - began)
  // The answer that was waited for counts too.
  if (isToTell) {
    parentPort.postMessage(tookMs)
    tookMs = []
    isToTell = false
  }
  await new Promise(resolve => setTimeout(resolve, everyMs))
}
