import { added, edited } from '@core/change/change'
import { withdrawalMark } from '@core/workshop/session/withdrawal-code'
import { changeWithoutWords, wordsOfCode, workshopWithoutWords } from '@core/workshop/withdrawal'
import { describe, expect, it } from 'vitest'
import { agreedWith, closedWorkshop, recordWith } from '../report/workshop-paper/build'

const code = '7K2M-9QXD-41TR'
const given = (id: string, words: string) => ({
  id,
  words,
  perspectiveId: 'lived',
  withdrawal: withdrawalMark(code, id),
  withdrawnOn: null,
})
const record = recordWith({
  ideas: [
    { ...given('id-1', 'Ask us before you decide'), itemId: 'asked-first' },
    { ...given('id-4', 'Staff stay longer than a year '), itemId: 'staff-stay' },
    { ...given('id-9', 'Somebody else’s'), withdrawal: withdrawalMark('0000-0000-0000', 'id-9'), itemId: null },
  ],
  reasons: [{ ...given('re-1', 'I told my story nine times.'), itemId: 'staff-stay', side: 'for' }],
  say: { counts: { yes: 9, partly: 2, no: 1, 'rather-not-say': 0 }, comments: [given('co-1', 'More time next time.')] },
})
const workshop = closedWorkshop({ record, agreed: [agreedWith({ itemId: 'asked-first' })] })
const found = wordsOfCode(record, ' 7k2m9qxd-4ltr')
const after = workshopWithoutWords(workshop, found, 20_600, 'A withdrawn proposal')

describe('words that are taken back with a code', () => {
  it('are found by it however it is typed, and nobody else’s are', () => {
    expect(found.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'idea id-1',
      'idea id-4',
      'reason re-1',
      'comment co-1',
    ])
    expect(wordsOfCode(record, '7K2M-9QXD-41TS')).toEqual([])
  })

  it('are gone, and the record says only that and when', () => {
    expect(JSON.stringify(after.record)).not.toMatch(/before you|longer|nine times|next time/)
    expect(after.record?.ideas[0]).toMatchObject({ words: '', withdrawnOn: 20_600 })
    expect(JSON.stringify(after.record)).toContain('Somebody else’s')
  })

  it('take a proposal of the same words with them, unless everybody agreed it', () => {
    const wordsOf = new Map(after.items.map(({ id, words }) => [id, words]))
    expect(wordsOf.get('staff-stay')).toBe('A withdrawn proposal')
    expect(wordsOf.get('asked-first')).toBe('Ask us before you decide')
    expect(after.tallies).toEqual(workshop.tallies)
  })

  it('cannot be found twice', () => expect(after.record && wordsOfCode(after.record, code)).toEqual([]))

  it('are in no change of the log any more', () => {
    const changes = [added('workshop', workshop), edited('workshop', workshop, after)]
    const log = JSON.stringify(changes.map(change => change && changeWithoutWords(change, found)))
    expect(log).not.toMatch(/longer than|nine times|next time/)
    expect(log).toContain('Somebody else’s')
    expect(log).toContain('What does being heard look like?')
  })
})
