import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildParticipant } from '../../scripts/build-participant.mjs'
import { languages } from '../../src/participant/language'
import { pageHtml } from '../../src/participant/page'
import { fullView, ownPage, stageKinds } from './pages'

let folder = ''
let script = ''
let style = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'common-measure-phone-'))
  await buildParticipant(folder)
  script = await readFile(join(folder, 'phone.js'), 'utf8')
  style = await readFile(join(folder, 'phone.css'), 'utf8')
})
afterAll(() => rm(folder, { recursive: true }))

/** Something of its own for every field, as long as people write: text that repeats would be packed away. */
function longWords(): (name: string) => string {
  let seed = 1
  const letters = 'etaoin shrdlu cmfwyp vbgkqj '
  return () =>
    Array.from({ length: 250 }, () => {
      seed = (seed * 48271) % 2147483647
      return letters[seed % letters.length]
    }).join('')
}

describe('the whole page', () => {
  it('is under 40 KB gzipped on every screen of 15 items, in every language', () => {
    const own = gzipSync(script).length + gzipSync(style).length
    const pages = languages.flatMap(({ code: language }) =>
      stageKinds.map(kind => gzipSync(pageHtml(ownPage(fullView(kind, longWords(), 15), { language }))).length),
    )
    expect(own + Math.max(...pages)).toBeLessThan(40_000)
  })

  it('speaks the JavaScript of browsers from 2019', () => {
    // Optional chaining, ??, ||=, private fields, replaceAll, at(), structuredClone: none is in all of them.
    expect(script).not.toMatch(/[\w)\]]\?\.[a-z[(]|\?\?|\|\|=|&&=|\.#|replaceAll|\.at\(-|structuredClone|randomUUID/)
  })

  it('speaks the CSS of browsers from 2019', () =>
    expect(style).not.toMatch(/:is\(|:where\(|:has\(|inset:|dvh|@layer|:focus-visible/))
})
