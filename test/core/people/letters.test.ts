import { consentPage, isDue, jobcentreLetter, offerLetter } from '@core/people/letters'
import { type Payment, type PayNote, paymentSchema } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import type { ReportModel } from '@core/report/model'
import { expect, it } from 'vitest'

const described = recordKinds.payment as unknown as RecordKind
const payment = (given: Partial<Payment>): Payment =>
  paymentSchema.parse(
    newRecord(described, { id: 'y', order: 1, given: { forWhat: 'A talk', personId: 'p', ...given } }),
  )
const note: PayNote = { id: 'n', order: 1, words: 'Ask first.', source: '', writtenOn: null, checkBy: 100 }
const source = (given: Partial<Payment>) => ({
  payment: payment({ currency: 'gbp', fee: 50, per: 'session', ...given }),
  gathering: null,
  notes: [note],
  project: { title: 'Homes' },
  today: 101,
  now: '2026-11-29T10:00:00.000Z',
})
const said = ({ blocks }: ReportModel) => JSON.stringify(blocks)

it('offers in writing what, how often and how much, and that they may say no or take less', () => {
  const text = said(offerLetter(source({ expenses: 7.1, preparationHours: 2, promisedBy: 'Sam' })))
  for (const words of ['A talk', 'for each session', '50 GBP', '7.10 GBP', '2 hours', 'Sam'])
    expect(text).toContain(words)
  for (const words of ['say no to payment', 'take less', 'benefits', 'Ask first.']) expect(text).toContain(words)
})

it('says that a note is past its day', () => {
  expect(isDue(note, 100)).toBe(false)
  expect(said(offerLetter(source({})))).toContain('may be out of date')
  expect(said(offerLetter({ ...source({}), today: 90 }))).toContain('We will check this again by 11 April 1970')
})

it('tells the Jobcentre what was agreed, and not more', () => {
  const lower = said(jobcentreLetter(source({ answer: 'lower', agreedFee: 10.2 })))
  expect(lower).toContain('10.20 GBP')
  expect(lower).toContain('We offered 50 GBP. They asked for less')
  expect(lower).toContain('not been paid yet')
  const declined = said(jobcentreLetter(source({ answer: 'declined' })))
  expect(declined).toContain('0 GBP')
  expect(declined).toContain('They declined payment.')
})

it('leaves no gap where no currency was written down', () => {
  const text = said(jobcentreLetter(source({ currency: '', expenses: 7.4, answer: 'lower', agreedFee: 25 })))
  expect(text).toContain('receipts: 7.40.')
  expect(text).toContain('We offered 50. They asked for less')
})

it('gives out a box for each thing that can be agreed to, whom to tell, and a copy', () => {
  const page = consentPage({
    project: { title: 'Homes', withdrawThrough: [{ name: 'Sam Okafor', reach: 'Room 4' }] },
    now: '2026-11-29T10:00:00.000Z',
  })
  const text = said(page)
  expect(text.match(/Sam Okafor/g)).toHaveLength(2)
  expect(text.match(/I want to take part/g)).toHaveLength(2)
  expect(text.match(/Name, and how to reach them/g)).toHaveLength(2)
  expect(page.blocks.filter(block => block.kind === 'heading' && block.startsPage)).toHaveLength(1)
})
