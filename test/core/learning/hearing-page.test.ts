import { hasSomethingToShare, hearingPage } from '@core/learning/hearing-page'
import { projectForOthers } from '@core/privacy/project'
import { type Phase, phaseSchema } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { writeHtml } from '@core/report/html/write-html'
import { describe, expect, it } from 'vitest'
import { sourceWith } from '../report/build'

const phaseWith = (given: object = {}): Phase =>
  phaseSchema.parse(newRecord(recordKinds.phase as unknown as RecordKind, { id: 'p', order: 1, given: { ...given } }))
/** 1 April 2026. */
const april = 20_544
const heard = phaseWith({
  title: 'Listening',
  fromDay: april,
  untilDay: april + 29,
  questions: [
    { id: 'q1', words: 'Who decides?', answer: 'Mostly the council.\nSometimes nobody.' },
    { id: 'q2', words: 'Who is paid?', answer: ' ' },
  ],
  conversations: [{ id: 'c', day: april, form: 'interview', about: 'Ruth from Hope Street', heard: 'A secret' }],
  hearing: 'People are tired of being asked.',
  next: 'We go back with answers.',
})
const pageOf = (phase: Phase) =>
  hearingPage(projectForOthers(sourceWith({ phase: [phase] })), 'p', '2026-05-03T10:00:00.000Z')

describe('what a phase hears, as a page for others', () => {
  it('has its questions, what is heard and what comes next', () => {
    const page = pageOf(heard)
    expect(page.title).toBe('What we are hearing: Listening')
    expect(page.blocks.map(block => ('text' in block ? block.text : block.kind))).toEqual([
      'Homes we can keep · 1 April 2026 to 30 April 2026',
      'Our questions, and answers so far',
      'Who decides?',
      'Mostly the council.',
      'Sometimes nobody.',
      'Who is paid?',
      'No answer yet.',
      'What we are hearing',
      'People are tired of being asked.',
      'What comes next',
      'We go back with answers.',
      'Made on 3 May 2026. Who we talked to is not on this page.',
    ])
  })

  it('never has who was talked to, nor what one of them said', () => {
    const page = pageOf(heard)
    for (const made of [JSON.stringify(page), writeHtml(page)]) expect(made).not.toMatch(/Ruth|secret/)
  })

  it('leaves out what is not written', () => {
    const page = pageOf(phaseWith({ title: 'New', fromDay: april, hearing: 'One thing' }))
    expect(page.blocks.map(block => ('text' in block ? block.text : block.kind))).toEqual([
      'Homes we can keep · since 1 April 2026',
      'What we are hearing',
      'One thing',
      'Made on 3 May 2026. Who we talked to is not on this page.',
    ])
  })

  it('is not worth making of conversations alone', () => {
    expect(hasSomethingToShare(heard)).toBe(true)
    expect(hasSomethingToShare({ ...heard, questions: [], hearing: ' ', next: '' })).toBe(false)
  })
})
