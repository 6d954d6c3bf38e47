import { readFileSync } from 'node:fs'
import { comparableText, sameText, tidyText } from '@core/same-text'
import { plainVotes } from '@core/workshop/plain-votes'
import { votesFormat, votesTable } from '@core/workshop/votes-table'
import { describe, expect, it } from 'vitest'

describe('a text that is kept', () => {
  it.each([
    ['Mo\u0302n', 'Môn'],
    ['St\u00a0Albans', 'St Albans'],
    ['Barton\u2009 and\tDale\u200b', 'Barton and Dale'],
    ['\ufeffNew\u00adport \u200e', 'Newport'],
    ['', ''],
    [' \u00a0 ', ''],
    // Without its joint this Persian word would be written differently.
    ['می\u200cخواهم', 'می\u200cخواهم'],
  ])('%j is kept as %j', (text, kept) => expect(tidyText(text)).toBe(kept))
})

describe('texts that a reader takes for the same', () => {
  it.each([
    ['St John’s', 'st john`s'],
    ['“Home”', '"home"'],
    ['Stoke‑on–Trent', 'STOKE-ON-TRENT'],
    ['Ash\u200dby', 'Ashby'],
    ['Straße', 'STRASSE'],
  ])('%j and %j', (a, b) => expect(sameText(a, b)).toBe(true))

  it.each([
    ['22²', '222'],
    ['Cafe', 'Café'],
    ['Ward 1', 'Ward 11'],
    ['a b', 'ab'],
  ])('not %j and %j', (a, b) => expect(sameText(a, b)).toBe(false))

  it('comes to the same text again when it is compared once more', () => {
    for (const text of ['İstanbul', 'ΟΔΟΣ', 'ǅ', 'Ⅷ', 'Mo\u0302n'])
      expect(comparableText(comparableText(text))).toBe(comparableText(text))
  })
})

it('a proposal that is written in two ways is one in a file of votes', () => {
  const read = votesTable(new Uint8Array(readFileSync('test/fixtures/cases/c21c-votes.csv')))
  if (!read.ok) throw new Error(read.problem)
  const format = votesFormat(read.value.header)
  if (format.format !== 'plain') throw new Error('another format')
  const votes = plainVotes(
    read.value,
    format.columns,
    new Map([
      ['Tenants', 'tenants'],
      ['Owners', 'owners'],
    ]),
  )
  if (!votes.ok) throw new Error(votes.problem)
  expect(votes.value.items.map(({ words }) => words)).toEqual(['A warm home', '“Café” mornings'])
  expect(votes.value.answers).toBe(5)
})
