import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { pageHtml } from '../../src/participant/page'
import { faults } from '../faults'
import { everyPage } from './pages'

/** The tags of a page with the names of their attributes, in order: what somebody wrote may change none of it. */
const skeleton = (html: string): string[] =>
  [...html.matchAll(/<([^<>]*)>/g)].map(([, tag = '']) => tag.replace(/"[^"]*"/g, '""'))

const hostile = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "' onfocus='alert(1)' autofocus='",
  '</textarea><script>alert(1)</script>',
  '</title></template></main><svg onload=alert(1)>',
  '--><script>/*',
  '&lt;script&gt; &#60;b&#62;',
  'javascript:alert(1)',
  '\u202e<b>\u2066',
  '{number} {of} $1 $&',
]

describe('pageHtml', () => {
  const plain = everyPage(() => 'x').map(page => skeleton(pageHtml(page)))

  it.each(hostile)('keeps its shape whatever stands in its fields: %s', text =>
    expect(everyPage(() => text).map(page => skeleton(pageHtml(page)))).toEqual(plain),
  )

  it('keeps its shape for any text in any field', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), text => {
        // A dot: six letters by chance would be a code, and lead to another screen.
        const words = `.${text}`
        expect(everyPage(() => words).map(page => skeleton(pageHtml(page)))).toEqual(plain)
      }),
      { numRuns: faults(20, 400) },
    ))

  it('shows every field as it was written', () => {
    const html = everyPage(name => `<${name}>`)
      .map(pageHtml)
      .join('')
    for (const name of [
      'title',
      'question',
      'prompt',
      'offer',
      'my idea',
      'idea',
      'item-1',
      'reason',
      'comment',
      'typed',
    ])
      expect(html).toContain(`&lt;${name}&gt;`)
  })

  it('takes out control characters, which HTML does not allow', () => {
    const [html = ''] = everyPage(() => 'a\0b\u0008c\u009bd\te\nf').map(pageHtml)
    expect(html).toContain('>abcd\te\nf<')
  })

  it('has no script, style or handler of its own in the page, so that the policy can forbid them all', () => {
    for (const html of everyPage(() => 'x').map(pageHtml)) {
      expect(html.match(/<script/g)).toHaveLength(1)
      expect(html).toContain('<script src="/phone.js" defer></script>')
      expect(html).not.toMatch(/<style|\sstyle=|\son[a-z]+=|javascript:|https?:/)
    }
  })
})
