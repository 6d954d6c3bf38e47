import { ok, problem } from '@core/result'
import { wordsAtMost } from '@core/workshop/session/answer'
import { describe, expect, it } from 'vitest'
import { roomLimits } from '../../src/main/services/workshop/room-limits'
import { joinFromForm, plainCode, submissionFromForm } from '../../src/participant/form'
import { pageHtml } from '../../src/participant/page'
import { askedFor, placeAfter } from '../../src/participant/place'
import { fullView, ownPage, stageKinds } from './pages'

/** The answer forms of a page, filled in by somebody who takes the first choice and writes `words`. */
function filledForms(html: string, words: string): Record<string, string>[] {
  return [...html.matchAll(/<form [^>]*action="\/answer"[\s\S]*?<\/form>/g)].map(([form]) => {
    const fields: Record<string, string> = {}
    for (const [, attributes = ''] of form.matchAll(/<input ([^>]*)>/g)) {
      const name = /name="([^"]*)"/.exec(attributes)?.[1] ?? ''
      const value = /value="([^"]*)"/.exec(attributes)?.[1] ?? ''
      if (/type="(hidden|checkbox)"/.test(attributes) || !(name in fields)) fields[name] = value
    }
    for (const [, name = ''] of form.matchAll(/<textarea[^>]* name="([^"]*)"/g)) fields[name] = words
    return fields
  })
}

const formsOf = (words: string) =>
  stageKinds.flatMap(kind => filledForms(pageHtml(ownPage(fullView(kind, () => 'x', 15))), words))

describe('submissionFromForm', () => {
  it('understands every form of every screen', () => {
    const read = formsOf('Warm rooms').map(submissionFromForm)
    expect(read.filter(({ ok }) => !ok)).toEqual([])
    expect(new Set(read.map(submission => submission.ok && submission.value.answer.kind))).toEqual(
      new Set(['idea', 'take-back-idea', 'rating', 'reason', 'take-back-reason', 'gradient', 'say', 'payment']),
    )
  })

  it.each(['ж', 'ع', '語', '😀', '\n', '&'])('fits into a body when every field is full of %j', character => {
    const words = character.repeat(wordsAtMost / character.length)
    for (const fields of formsOf(words)) {
      const sent = new URLSearchParams({ ...fields, ideaId: 'x'.repeat(36), itemId: 'x'.repeat(36) }).toString()
      // A browser sends a line end as two characters.
      expect(sent.replaceAll('%0A', '%0D%0A').length).toBeLessThan(roomLimits.bodyBytes)
    }
  })

  it('reads an idea that is not to be merged, with the line ends of a browser', () =>
    expect(
      submissionFromForm({ kind: 'idea', ideaId: 'i1', words: ' A\r\nB ', apart: 'yes', revision: '2', next: 'ideas' }),
    ).toEqual(ok({ answer: { kind: 'idea', ideaId: 'i1', words: 'A\nB', mayMerge: false }, revision: 2 })))

  it('takes an empty rating or step as taken back', () => {
    expect(submissionFromForm({ kind: 'rating', round: '1', itemId: 'a', rating: '', revision: '3' })).toEqual(
      ok({ answer: { kind: 'rating', round: 1, itemId: 'a', rating: null }, revision: 3 }),
    )
    expect(submissionFromForm({ kind: 'gradient', round: '2', itemId: 'a', step: '', revision: '3' })).toEqual(
      ok({ answer: { kind: 'gradient', round: 2, itemId: 'a', step: null, reason: '' }, revision: 3 }),
    )
  })

  it.each([
    {},
    { kind: 'rating', round: '1', itemId: 'a', revision: '1' },
    { kind: 'rating', round: '1', itemId: 'a', rating: 'great', revision: '1' },
    { kind: 'rating', round: '1', itemId: '../a', rating: 'useful', revision: '1' },
    { kind: 'rating', round: '0', itemId: 'a', rating: 'useful', revision: '1' },
    { kind: 'rating', round: '1', itemId: 'a', rating: 'useful', revision: '0' },
    { kind: 'rating', round: '1', itemId: 'a', rating: 'useful', revision: '1e3' },
    { kind: 'gradient', round: '1', itemId: 'a', step: '9', reason: '', revision: '1' },
    { kind: 'idea', ideaId: 'a', words: '  ', revision: '1' },
    { kind: 'close-vote', revision: '1' },
    { kind: '__proto__', revision: '1' },
  ])('refuses what none of our forms sends: %j', fields =>
    expect(submissionFromForm(fields as Record<string, string>)).toEqual(problem('not-valid')),
  )
})

describe('words that are too long', () => {
  const idea = (words: string) => ({ kind: 'idea', here: 'ideas', ideaId: 'a', words, revision: '1' })

  it('are those of more than a story, whatever they answer; blanks around them and line ends of a browser do not count', () => {
    expect(submissionFromForm(idea(` ${'x\r\n'.repeat(999)}xx `)).ok).toBe(true)
    const long = 'x'.repeat(wordsAtMost + 1)
    expect(submissionFromForm(idea(long))).toEqual(problem('too-long'))
    const block = { kind: 'gradient', round: '1', itemId: 'a', step: '8', reason: long, revision: '1' }
    expect(submissionFromForm(block)).toEqual(problem('too-long'))
  })

  it('are all put back into their field, with a sentence, and no browser cuts what is pasted', () => {
    const typed = idea(`${'x'.repeat(wordsAtMost)} and the end`)
    const html = pageHtml(
      ownPage(
        fullView('ideas', () => 'x'),
        { notice: 'too-long', typed },
      ),
    )
    expect(html).toContain('This is longer than 2000 letters, so it was not saved. All of it is still here.')
    expect(html).toContain('and the end</textarea>')
    expect(html).not.toMatch(/<textarea[^>]*maxlength/i)
  })
})

describe('joinFromForm', () => {
  it('reads the code as a person types it', () => {
    expect(joinFromForm({ code: ' 7k2-m9q ', perspective: 'lived', language: 'pl' })).toEqual(
      ok({ code: '7K2M9Q', perspectiveId: 'lived', language: 'pl' }),
    )
    expect(plainCode('ol i234')).toBe('011234')
  })

  it.each([
    { code: '7K2M9', perspective: 'lived' },
    { code: '7K2M9Q', perspective: '' },
    { code: '7K2M9Q', perspective: '<b>' },
    { code: '7K2M9Q'.repeat(1000), perspective: 'lived' },
    {},
  ])('refuses a code or a group that cannot be one: %j', fields =>
    expect(joinFromForm(fields as Record<string, string>)).toEqual(problem('not-valid')),
  )
})

describe('where a browser goes on to', () => {
  it('is a screen of ours', () => {
    expect(placeAfter({ next: 'item.a-1' })).toBe('/?at=item.a-1')
    expect(placeAfter({ code: '7K2M9Q' })).toBe('/?code=7K2M9Q')
  })

  it.each(['//evil.example', 'https://evil.example', 'x\r\nset-cookie: a', '../..', 'item.a&x=1', ''])(
    'is never where a form wants to send it: %j',
    next => expect(placeAfter({ next, code: next })).toBe('/'),
  )

  it('is asked for in the address, as far as it has a meaning', () => {
    expect(askedFor(new URLSearchParams('at=review&code=7k2m9q'))).toEqual({ at: 'review', code: '7k2m9q' })
    expect(askedFor(new URLSearchParams(`at=${'a'.repeat(99)}&code=${'a'.repeat(99)}`))).toEqual({
      at: null,
      code: 'a'.repeat(40),
    })
  })
})
