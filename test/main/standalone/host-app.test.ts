import { Agent, type IncomingHttpHeaders, request } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { runningHost } from './running-host'

const port = 47_394

/** One request with its path and headers exactly so. */
function ask(path: string, method = 'GET', headers: Record<string, string> = {}) {
  return new Promise<{ status: number; headers: IncomingHttpHeaders; text: string }>((resolve, reject) => {
    const agent = new Agent()
    onTestFinished(() => agent.destroy())
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent }, async answer => {
      const text = (await answer.toArray()).map(String).join('')
      resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text })
    })
    asked.on('error', reject).end()
  })
}

it('says with everything it answers, refusals and calls too, that nothing from elsewhere may use it', async () => {
  const { origin, key } = await runningHost(port)
  const ours = { origin, authorization: `Bearer ${key}` }
  const answers = [
    await ask('/'),
    await ask('/', 'HEAD'),
    await ask('/nothing'),
    await ask('/', 'PUT'),
    await ask('/', 'GET', { host: 'evil.example' }),
    await ask('/', 'GET', { host: `localhost:${port}` }),
    await ask('/.well-known/common-measure?challenge=x'),
    await ask('/host/about', 'POST'),
    await ask('/host/about', 'POST', ours),
    await ask('/host/no-such-call', 'POST', ours),
    await ask('/let-in', 'POST', { origin }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 404, 405, 421, 303, 200, 403, 200, 404, 403])
  for (const { headers } of answers) {
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("default-src 'none'; script-src 'self'"),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('camera=(), geolocation=(), microphone=()'),
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    expect(Object.keys(headers).filter(name => name.startsWith('access-control') || name === 'x-powered-by')).toEqual(
      [],
    )
  }
})

it('knows a call by its own address alone', async () => {
  const { origin, key } = await runningHost(port)
  const ours = { origin, authorization: `Bearer ${key}` }
  for (const path of ['/%68ost/about', '/HOST/about', '/host/about/', '/host//about', '//host/about'])
    expect([path, (await ask(path, 'POST', ours)).status]).toEqual([path, expect.toBeOneOf([404, 405])])
})

it('says of an address that is none only that', async () => {
  await runningHost(port)
  for (const path of ['/..\\..\\package.json', 'http://evil.example/', '*']) {
    const { status, headers } = await ask(path)
    expect([path, status]).toEqual([path, 400])
    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY' })
    expect(headers['content-security-policy']).toContain("default-src 'none'")
  }
})
