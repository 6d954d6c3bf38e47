import fc from 'fast-check'
import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { languages } from '../../src/participant/language'
import { pageHtml } from '../../src/participant/page'
import { pageParts } from '../../src/participant/page-parts'
import { OnPhone } from '../../src/participant/screens/parts'
import { sayIn } from '../../src/participant/words'
import { faults } from '../faults'
import { everyPage, fullView, ownPage, stageKinds } from './pages'

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

describe('everybody’s own page', () => {
  const html = (kind: (typeof stageKinds)[number], fields = {}) =>
    pageHtml(
      ownPage(
        fullView(kind, () => 'x'),
        fields,
      ),
    )

  it('has Look again on every screen, for phones without scripts', () => {
    for (const kind of stageKinds) expect(html(kind)).toContain('>Look again</a>')
    for (const at of ['ideas', 'idea.idea-1', 'payment', 'code', 'leave'])
      expect(html('ideas', { at })).toContain('>Look again</a>')
  })

  it('says kindly that it has not begun, to whoever is early', () => {
    const early = fullView('welcome', () => 'x')
    const first = { ...early, stage: { ...early.stage, number: 1 } }
    for (const { code: language } of languages)
      expect(pageHtml(ownPage(first, { language }))).toContain(sayIn(language)('notBegun'))
    expect(pageHtml(ownPage(early))).not.toContain('We have not begun yet')
    // A session is paused until it begins: nobody is taking a break.
    const paused = { ...first, state: 'paused' as const }
    expect(pageHtml(ownPage(paused))).not.toContain('We are taking a break')
    expect(pageHtml(ownPage({ ...early, state: 'paused' }))).toContain('We are taking a break')
  })

  it('tells whoever comes late what the others met: their code, what happens, and the offer of payment', () => {
    for (const kind of stageKinds.filter(each => each !== 'welcome')) {
      const main = /<main[\s\S]*<\/main>/.exec(html(kind, { at: 'arrived' }))?.[0]
      expect(main).toContain('Your take-back code')
      expect(main).toContain('href="/?at=happens"')
      expect(main).toContain('href="/?at=payment"')
      expect(html(kind, { at: 'payment' })).toContain('Would you like to be paid for your time?</h1>')
    }
  })

  it('says on every screen how far the session is, and that a break is fine', () => {
    for (const kind of stageKinds)
      for (const at of [null, 'code', 'happens']) {
        const header = /<header>[\s\S]*<\/header>/.exec(html(kind, { at }))?.[0]
        expect(header).toContain('Part 2 of 8')
        expect(header).toContain('You can take a break at any time.')
      }
  })

  it('shows the code to take words back as a ticket with a name of its own, wherever it stands', () => {
    const ticket = /<div class="ticket">(?:<h2>Your take-back code<\/h2>)?<p class="code" dir="ltr">x<\/p><p>Bring it/
    for (const at of ['ready', 'arrived', 'end', 'leave', 'code'])
      expect(html(at === 'ready' ? 'welcome' : 'close', { at })).toMatch(ticket)
    expect(html('welcome', { at: 'code' })).toContain('Your take-back code</h1>')
  })

  it('asks which story it is, and what becomes of a measure, but how much a new proposal is needed', () => {
    const view = fullView('vote', () => 'x', 1)
    const asked = (method: typeof view.method, figure: string | null) => {
      const items = view.items.map(item => ({ ...item, figure }))
      return pageHtml(ownPage({ ...view, method, items }, { at: 'item.item-1' }))
    }
    expect(asked('stories', null)).toMatch(/Is this a story we should choose\?[\s\S]*Not this one[\s\S]*This one/)
    expect(asked('stories', null)).not.toContain('How much is this needed?')
    const again = asked('review', 'In 2025 it was 40 people.')
    expect(again).toMatch(
      /In 2025 it was 40 people\.[\s\S]*What should we do with this measure\?[\s\S]*Drop it[\s\S]*Keep it/,
    )
    expect(asked('review', null)).toContain('How much is this needed?')
  })

  it('has a picture beside each of the five ratings, each unlike the others, and the words as before', () => {
    const page = html('vote', { at: 'item.item-1' })
    const choices = /<fieldset>[\s\S]*?<\/fieldset>/.exec(page)?.[0] ?? ''
    expect(
      choices
        .replace(/<[^>]*>/g, '|')
        .match(/[^|]+/g)
        ?.slice(1),
    ).toEqual([...['Not needed', 'Useful', 'Must have', 'I don’t know', 'Skip this one']])
    expect(new Set(choices.match(/<path d="[^"]+"/g)).size).toBe(5)
    expect(choices.match(/<svg[^>]*aria-hidden="true"/g)).toHaveLength(5)
  })

  it('says at the end where the payment is, to who wants it', () => {
    const where = 'Ask the person who leads where you collect it.'
    const mainOf = (payment: 'accepted' | 'declined') =>
      /<main[\s\S]*<\/main>/.exec(pageHtml(ownPage({ ...fullView('close', () => 'x'), payment }, { at: 'end' })))?.[0]
    expect(mainOf('accepted')).toContain(where)
    expect(mainOf('declined')).not.toContain(where)
  })

  it('can read aloud what it asks about, and has no such button on the laptop', () => {
    expect(html('ideas')).toMatch(/<p class="prompt"[^>]*>x<\/p><button type="button" class="aloud"[^>]*>Read aloud</)
    expect(html('vote', { at: 'item.item-1' })).toMatch(/<\/h1><button type="button" class="aloud"/)
    const own = pageParts(ownPage(fullView('ideas', () => 'x')))
    const onLaptop = createElement(OnPhone, { value: false }, own.screen.main)
    expect(renderToStaticMarkup(onLaptop)).not.toContain('aloud')
  })

  it('keeps answers out of sight once all are given', () => {
    const view = fullView('vote', () => 'x', 1)
    const all = { ...view, myRatings: [{ itemId: 'item-1', rating: 'useful' as const, revision: 1 }] }
    expect(pageHtml(ownPage(all, { at: 'review' }))).toMatch(
      /<details><summary[^>]*>Show my answers[\s\S]*Useful[\s\S]*<\/details>/,
    )
  })
})

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
