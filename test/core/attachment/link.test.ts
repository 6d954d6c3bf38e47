import { linkIn, linkTyped, longestLink } from '@core/attachment/files-and-links'
import { ok } from '@core/result'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('a link', () => {
  it.each([
    ['https://example.org/report?year=2026#page', 'example.org'],
    ['http://example.org:8080/', 'example.org:8080'],
    // As browsers spell it: letters that only look like others are told apart.
    ['https://xn--exmple-cua.org/', 'xn--exmple-cua.org'],
  ])('is a web address, with its host: %s', (url, host) => expect(linkIn(url)).toEqual(ok({ url, host })))

  it.each([
    ['javascript:alert(1)', 'not-a-web-address'],
    ['java\nscript:alert(1)', 'not-a-web-address'],
    [' JaVaScRiPt:alert(1)', 'not-a-web-address'],
    ['data:text/html,<script>alert(1)</script>', 'not-a-web-address'],
    ['file:///etc/passwd', 'not-a-web-address'],
    ['blob:https://example.org/1', 'not-a-web-address'],
    ['mailto:somebody@example.org', 'not-a-web-address'],
    ['https://name:secret@example.org/', 'with-password'],
    ['https://bank.example@evil.example/', 'with-password'],
    [`https://example.org/${'a'.repeat(longestLink)}`, 'too-long'],
    // Spelt out it is longer than it was typed.
    [`https://example.org/${'é'.repeat(longestLink - 30)}`, 'too-long'],
    ['', 'not-an-address'],
    ['see the report', 'not-an-address'],
    ['//example.org/', 'not-an-address'],
    ['/etc/passwd', 'not-an-address'],
    ['https://', 'not-an-address'],
  ])('is refused: %s', (url, problem) => {
    expect(linkIn(url)).toMatchObject({ ok: false, problem })
    expect(linkTyped(url)).toMatchObject({ ok: false, problem })
  })

  it('is understood as it is typed', () => {
    expect(linkTyped('  www.example.org/a b ')).toEqual(
      ok({ url: 'https://www.example.org/a%20b', host: 'www.example.org' }),
    )
    expect(linkTyped('example.org')).toEqual(ok({ url: 'https://example.org/', host: 'example.org' }))
    expect(linkTyped('http://example.org')).toEqual(ok({ url: 'http://example.org/', host: 'example.org' }))
    expect(linkTyped('name@example.org')).toMatchObject({ ok: false })
  })

  it('stays what it is, and never leads anywhere but to the web', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withFragments: true, withQueryParameters: true }), fc.string()), text => {
        const link = linkTyped(text)
        if (!link.ok) return
        expect(link.value.url).toMatch(/^https?:\/\/[^@]/)
        expect(linkIn(link.value.url)).toEqual(link)
      }),
    )
  })
})
