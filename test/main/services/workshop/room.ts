import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from 'node:http'
import { join } from 'node:path'
import type { Answer } from '@core/workshop/session/answer'
import type { SessionService } from '@core/workshop/session/session-service'
import type { FacilitatorView, ParticipantView, SessionOpening } from '@core/workshop/session/views'
import { onTestFinished } from 'vitest'
import { createWorkshop } from '../../../../src/main/services/workshop/workshop'
import { opening } from '../../../core/workshop/session/build'
import { tempFolder } from '../temp-folder'

/** Linux answers on all of 127.0.0.0/8: each file of tests has an address of its own, so that none takes another's port. */
export const loopback = (last: number): string => (process.platform === 'linux' ? `127.0.0.${last}` : '127.0.0.1')

export type Room = {
  readonly desk: SessionService
  readonly folder: string
  readonly origin: string
  readonly host: string
  readonly code: string
  /** The long code in the QR picture. */
  readonly key: string
  readonly view: () => Promise<FacilitatorView>
}

/** A session that is open to phones on this computer, on a disk of its own. */
export async function openRoom(address: string, fields: Partial<SessionOpening> = {}): Promise<Room> {
  const folder = await tempFolder()
  const desk = createWorkshop({ folder: join(folder, 'sessions'), phoneFolder: folder, now: () => new Date() })
  onTestFinished(() => desk.stop())
  const opened = await desk.openSession({ opening: opening(fields), address })
  return { desk, folder, ...placeOf(opened), view: () => viewOf(desk) }
}

export function placeOf({ joining }: FacilitatorView): { origin: string; host: string; code: string; key: string } {
  const origin = (joining.address ?? '').replace(/\/$/, '')
  return { origin, host: origin.replace('http://', ''), code: joining.code, key: joining.key ?? '' }
}

export async function viewOf(desk: SessionService): Promise<FacilitatorView> {
  const view = await desk.watchSession({ sessionId: 'session-1', afterRevision: 0 })
  if (!view) throw new Error('revision 0 was never there')
  return view
}

export type Reply = { readonly status: number; readonly headers: IncomingHttpHeaders; readonly text: string }

const agent = new Agent({ keepAlive: true, maxSockets: 400 })

/** One request over a real socket, with exactly these headers. */
export function ask(
  origin: string,
  path: string,
  {
    method = 'GET',
    headers = {},
    body,
    from,
  }: { method?: string; headers?: OutgoingHttpHeaders; body?: string; from?: string | undefined } = {},
): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(origin)
    const asked = request({ hostname, port, path, method, headers, agent, localAddress: from }, answer => {
      let text = ''
      answer.setEncoding('utf8').on('data', piece => {
        text += piece
      })
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text }))
      answer.on('error', reject)
    })
    asked.on('error', reject)
    asked.end(body)
  })
}

/** A phone: it keeps its cookie and says where its forms come from, as a browser does. */
export class Phone {
  cookie = ''
  /** The revision of each slot it has told. */
  readonly #told = new Map<string, number>()

  /** `from`: the address it asks from; undefined: whichever the system takes. */
  constructor(
    readonly origin: string,
    readonly from?: string,
  ) {}

  async get(path: string, headers: OutgoingHttpHeaders = {}): Promise<Reply> {
    return this.#kept(await ask(this.origin, path, { from: this.from, headers: { ...this.#cookies(), ...headers } }))
  }

  async post(path: string, fields: Record<string, string>, headers: OutgoingHttpHeaders = {}): Promise<Reply> {
    const body = new URLSearchParams(fields).toString()
    return this.#kept(
      await ask(this.origin, path, {
        method: 'POST',
        body,
        from: this.from,
        headers: {
          origin: this.origin,
          'content-type': 'application/x-www-form-urlencoded',
          'content-length': Buffer.byteLength(body),
          ...this.#cookies(),
          ...headers,
        },
      }),
    )
  }

  async join(code: string, perspective = 'lived'): Promise<Reply> {
    if (this.cookie === '') await this.get('/')
    return this.post('/join', { code, perspective, language: 'en' })
  }

  /** Says something as the page's script does, in JSON; the slot's next revision unless given. */
  async say(answer: Answer, revision = this.nextRevision(answer)): Promise<Reply> {
    const body = JSON.stringify({ answer, revision })
    return this.#kept(
      await ask(this.origin, '/answer', {
        method: 'POST',
        body,
        from: this.from,
        headers: {
          origin: this.origin,
          accept: 'application/json',
          'content-type': 'application/json',
          ...this.#cookies(),
        },
      }),
    )
  }

  rate(itemId: string, rating: (Answer & { kind: 'rating' })['rating'], round = 1): Promise<Reply> {
    return this.say({ kind: 'rating', round, itemId, rating })
  }

  async state(): Promise<ParticipantView> {
    return JSON.parse((await this.get('/state')).text)
  }

  nextRevision(answer: Answer): number {
    const slot = `${answer.kind} ${'itemId' in answer ? answer.itemId : ''}`
    const next = (this.#told.get(slot) ?? 0) + 1
    this.#told.set(slot, next)
    return next
  }

  #cookies(): OutgoingHttpHeaders {
    return this.cookie === '' ? {} : { cookie: this.cookie }
  }

  #kept(reply: Reply): Reply {
    for (const line of reply.headers['set-cookie'] ?? []) {
      const [pair = ''] = line.split(';')
      if (pair.startsWith('common-measure-phone=')) this.cookie = pair.endsWith('=') ? '' : pair
    }
    return reply
  }
}
