import { beforeEach, describe, expect, it } from 'vitest'
import { loopback, openRoom, Phone, type Room, ask as request } from './room'

const sessionId = 'session-1'
const words = 'Tenants are asked first <b>now</b>'
let room: Room
let phone: Phone

const act = async (wanted: Parameters<Room['desk']['actInSession']>[0]['act']) => {
  const acted = await room.desk.actInSession({ sessionId, act: wanted })
  if (!acted.ok) throw new Error(acted.problem)
  return acted.value
}
async function asked(askedId = 'asked-1'): Promise<string> {
  const ids = { askedId, outcomeId: 'outcome-1', confirmationId: `slip-of-${askedId}` }
  const { confirmations } = await act({ kind: 'ask-confirmation', ...ids, words, forWhom: 'Tenants' })
  return confirmations.find(({ id }) => id === askedId)?.key ?? ''
}

beforeEach(async () => {
  room = await openRoom(loopback(38))
  phone = new Phone(room.origin)
})

describe('an outcome on somebody’s phone', () => {
  it('is answered without a script, in the phone’s language, and nothing of the session is on its page', async () => {
    const code = await asked()
    const page = await phone.get(`/confirm?code=${code.toLowerCase()}`)
    expect([page.status, page.headers['set-cookie']]).toEqual([200, undefined])
    expect(page.text).toContain('Tenants are asked first &lt;b&gt;now&lt;/b&gt;')
    expect(page.text).not.toMatch(/<script/)
    for (const secret of ['What counts here', 'I can see a doctor', room.code, room.key])
      expect(page.text).not.toContain(secret)
    expect((await phone.get(`/confirm?code=${code}`, { 'accept-language': 'ar' })).text).toContain('dir="rtl"')
    const sent = await phone.post('/confirm/answer', { code, answer: 'disagrees', words: 'Only\r\nsometimes' })
    expect([sent.status, sent.headers.location]).toEqual([303, `/confirm?code=${code}`])
    const after = await phone.get(sent.headers.location ?? '')
    expect(after.text).toContain('Your answer is on the laptop.')
    expect(after.text).not.toContain('sometimes')
    expect((await room.view()).people.joined).toBe(0)
    await act({ kind: 'close' })
    const outcome = await room.desk.sessionOutcome({ sessionId })
    expect(outcome.ok && outcome.value.confirmed).toMatchObject([{ answer: 'disagrees', words: 'Only\nsometimes' }])
  })

  it('is read and answered in the language that is chosen on it, and leaves no cookie', async () => {
    const code = await asked()
    const first = await phone.get(`/confirm?code=${code}`)
    expect(first.text).toContain(`href="/confirm?code=${code}&amp;language=ar"`)
    // One that ran the other way would have its gap on the other side, and touch its neighbour.
    expect(first.text).not.toMatch(/<a [^>]*dir=/)
    const page = await phone.get(`/confirm?code=${code}&language=ar`)
    expect(page.text).toMatch(/<html lang="ar" dir="rtl">/)
    const nothing = await phone.post('/confirm/answer', { code, answer: '', words: '', language: 'ar' })
    expect([nothing.status, nothing.text.includes('<html lang="ar"')]).toEqual([400, true])
    const sent = await phone.post('/confirm/answer', { code, answer: 'agrees', words: '', language: 'ar' })
    expect([sent.status, sent.headers.location]).toEqual([303, `/confirm?code=${code}&language=ar`])
    expect((await phone.get(sent.headers.location ?? '')).text).toContain('<html lang="ar"')
    for (const each of [page, nothing, sent]) expect(each.headers['set-cookie']).toBeUndefined()
    expect((await phone.get(`/confirm?code=${code}&language=%22%3E`)).text).toContain('<html lang="en"')
  })

  it('keeps what was typed where it cannot be taken', async () => {
    const code = await asked()
    const nothing = await phone.post('/confirm/answer', { code, answer: '', words: '  ' })
    expect([nothing.status, nothing.text.includes('It was not sent yet')]).toEqual([400, true])
    const long = 'x'.repeat(2001)
    const tooLong = await phone.post('/confirm/answer', { code, answer: 'agrees', words: long })
    expect([tooLong.status, tooLong.text.includes(long)]).toEqual([400, true])
    expect(tooLong.text).toMatch(/value="agrees"[^>]*checked|checked[^>]*value="agrees"/)
    const [first, second] = await Promise.all([
      phone.post('/confirm/answer', { code, answer: 'agrees', words: 'Yes' }),
      phone.post('/confirm/answer', { code, answer: 'agrees', words: 'Yes' }),
    ])
    expect([first.status, second.status]).toEqual([303, 303])
    const other = await phone.post('/confirm/answer', { code, answer: 'disagrees', words: 'No, not so' })
    expect([other.status, other.text.includes('No, not so')]).toEqual([409, true])
    await act({ kind: 'close' })
    const late = await phone.post('/confirm/answer', { code, answer: 'disagrees', words: 'Too late' })
    expect([late.status, late.text.includes('Too late')]).toEqual([410, true])
    expect((await phone.get(`/confirm?code=${code}`)).status).toBe(410)
  })

  it('opens by its own link alone, and by none that was closed', async () => {
    const code = await asked()
    const other = await asked('asked-2')
    await act({ kind: 'end-confirmation', askedId: 'asked-2' })
    const wrong = ['', other, room.code, room.key, code.slice(1), `${code}0`, 'A'.repeat(500), '%00', '../state']
    for (const each of wrong) {
      const page = await phone.get(`/confirm?code=${encodeURIComponent(each)}`)
      expect([each, page.status, page.text.includes('Tenants')]).toEqual([each, 403, false])
      const sent = await phone.post('/confirm/answer', { code: each, answer: 'agrees', words: 'A stranger' })
      expect([each, sent.status, sent.text.includes('Tenants')]).toEqual([each, 403, false])
    }
    expect((await room.view()).confirmations.map(({ isAnswered }) => isAnswered)).toEqual([false])
    // The link lets nobody into the session, and a facilitator's act has no address.
    expect((await phone.post('/join', { code, perspective: 'lived' })).status).toBe(403)
  })

  it('takes nothing that another page sends, in another way, or in too many bytes', async () => {
    const code = await asked()
    const form = { code, answer: 'agrees', words: '' }
    expect((await phone.post('/confirm/answer', form, { origin: 'http://elsewhere.example' })).status).toBe(403)
    expect((await phone.post('/confirm/answer', { ...form, words: 'x'.repeat(21_000) })).status).toBe(413)
    expect(
      (await request(room.origin, '/confirm/answer', { method: 'PUT', headers: { origin: room.origin } })).status,
    ).toBe(405)
    const json = JSON.stringify(form)
    const headers = { origin: room.origin, 'content-type': 'application/json', 'content-length': json.length }
    expect((await request(room.origin, '/confirm/answer', { method: 'POST', body: json, headers })).status).toBe(403)
    expect((await room.view()).confirmations[0]?.isAnswered).toBe(false)
  })
})
