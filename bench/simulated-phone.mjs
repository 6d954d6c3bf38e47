import { Agent, request } from 'node:http'

/** A phone as the page's script makes it: each answer is a form, then the page it leads to. It tells again what was not answered. */
export class SimulatedPhone {
  /** The last revision of each item that was acknowledged. */
  acknowledged = new Map()
  /** How long each answer took that was taken at the first try. */
  tookMs = []
  statuses = {}
  #agent
  #cookie = ''
  #answers = 0

  constructor(address, number) {
    this.origin = address.replace(/\/$/, '')
    this.number = number
    // Linux answers on all of 127.0.0.0/8: each phone has an address of its own, as in a room.
    const localAddress = process.platform === 'linux' ? `127.1.${number >> 7}.${1 + (number & 127)}` : undefined
    this.#agent = new Agent({ keepAlive: true, maxSockets: 2, localAddress })
  }

  async join(code) {
    await this.#untilTaken(() => this.#ask('GET', '/'))
    await this.#untilTaken(() =>
      this.#ask('POST', '/join', { code, perspective: this.number % 2 ? 'learnt' : 'lived', language: 'en' }),
    )
  }

  /** One answer more; `drops`: the network goes in the middle of it. */
  async answer(items, drops = false) {
    const turn = this.#answers++
    const itemId = `item-${turn % items}`
    const revision = Math.floor(turn / items) + 1
    const rating = ['must-have', 'useful', 'not-needed', 'dont-know'][(turn + this.number) % 4]
    const fields = { kind: 'rating', round: '1', itemId, rating, revision: String(revision), next: 'review' }
    if (drops) {
      await this.#ask('POST', '/answer', fields, 4).catch(() => undefined)
      await pause(300)
      await this.#untilTaken(() => this.#ask('GET', '/'))
    }
    const began = performance.now()
    const tries = await this.#untilTaken(() => this.#ask('POST', '/answer', fields))
    if (tries === 1 && !drops) this.tookMs.push(performance.now() - began)
    this.acknowledged.set(itemId, revision)
    await this.#ask('GET', '/?at=review').catch(() => undefined)
  }

  close() {
    this.#agent.destroy()
  }

  /** Tries until it is taken; answers how often. */
  async #untilTaken(tell) {
    for (let tries = 1; ; tries++) {
      const status = await tell().catch(() => 0)
      this.statuses[status] = (this.statuses[status] ?? 0) + 1
      if (status >= 200 && status < 400) return tries
      if (status !== 0 && status !== 429 && status !== 503) throw new Error(`the room answered ${status}`)
      await pause(150 + Math.random() * 300)
    }
  }

  #ask(method, path, fields = null, cutAfterMs = null) {
    return new Promise((resolve, reject) => {
      const body = fields && new URLSearchParams(fields).toString()
      const headers = {
        ...(body && { 'content-type': 'application/x-www-form-urlencoded', 'content-length': body.length }),
        ...(this.#cookie && { cookie: this.#cookie }),
        origin: this.origin,
      }
      const asked = request(`${this.origin}${path}`, { method, headers, agent: this.#agent }, answer => {
        const token = answer.headers['set-cookie']?.find(line => line.startsWith('common-measure-phone='))
        if (token) this.#cookie = token.split(';')[0]
        answer.resume()
        answer.on('end', () => resolve(answer.statusCode))
        answer.on('error', reject)
      })
      asked.on('error', reject)
      asked.end(body)
      if (cutAfterMs !== null) setTimeout(() => asked.destroy(new Error('dropped')), cutAfterMs)
    })
  }
}

export const pause = ms => new Promise(done => setTimeout(done, ms))
