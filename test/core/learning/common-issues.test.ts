import { commonIssues } from '@core/learning/common-issues'
import { stemOf } from '@core/learning/stems'
import type { GroupUpdate, SharedIssue } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { expect, it } from 'vitest'

const row = <T>(kind: RecordKind, id: string, given: Partial<T>): T => newRecord(kind, { id, order: 1, given }) as T
const update = (id: string, groupId: string, given: Partial<GroupUpdate>) =>
  row<GroupUpdate>(recordKinds.groupUpdate, id, { groupId, day: 20_000 + Number(id.slice(1)), ...given })

const updates = [
  update('u1', 'kitchen', { difficulties: 'The landlord raised the rent of our hall. Nobody cooks on Mondays.' }),
  update('u2', 'tools', { struggles: 'Renting from a landlord takes all we have.', work: 'We mend bikes.' }),
  update('u3', 'choir', {
    difficulties: 'Rents went up, and the landlord does not answer!',
    plans: 'A summer concert.',
  }),
  update('u4', 'garden', { work: 'The council gave us land with no rent for five years.', difficulties: 'Slugs.' }),
  // The same group twice is one group.
  update('u5', 'garden', { struggles: 'Slugs again.' }),
]
const asked = { updates, issues: [] as SharedIssue[], setAside: [] }

it('takes words for one that differ by an ending', () => {
  const words = [
    ['rent', 'rents', 'renting', 'rented'],
    ['house', 'houses', 'housing'],
    ['evict', 'evicts', 'evicted', 'eviction', 'evictions'],
    ['charity', 'charities'],
    ['volunteer', 'volunteers', 'volunteering'],
    ['run', 'running'],
    ['قروض', 'قروض'],
  ]
  expect(words.map(each => new Set(each.map(stemOf)).size)).toEqual(words.map(() => 1))
  expect(new Set(['rent', 'rest', 'ring', 'need', 'bus', 'boss'].map(stemOf)).size).toBe(6)
})

it('finds what groups have in common where they tell of what is hard, and what may help elsewhere', () => {
  const found = commonIssues(asked)
  // Rent and landlord are always in the same sentences; slugs are one group's; what everybody says ("have", "again") says nothing.
  expect(found.map(({ key, words }) => ({ key, words }))).toEqual([
    { key: 'landlord rent', words: ['rent', 'landlord'] },
  ])
  expect(found[0]?.groupIds).toEqual(['choir', 'tools', 'kitchen'])
  expect(found[0]?.told.map(({ text }) => text)).toEqual([
    'Rents went up, and the landlord does not answer!',
    'Renting from a landlord takes all we have.',
    'The landlord raised the rent of our hall.',
  ])
  expect(found[0]?.mayHelp.map(({ groupId, text }) => [groupId, text])).toEqual([
    ['garden', 'The council gave us land with no rent for five years.'],
  ])
})

it('says nothing twice: not what is a common issue with all these groups, nor what was set aside', () => {
  const issue = row<SharedIssue>(recordKinds.sharedIssue, 'i', {
    words: 'Rents for halls',
    groupIds: ['kitchen', 'tools'],
  })
  expect(commonIssues({ ...asked, issues: [issue] })[0]?.issue).toEqual(issue)
  const all = { ...issue, groupIds: ['kitchen', 'tools', 'choir'] }
  expect(commonIssues({ ...asked, issues: [all] })).toEqual([])
  expect(commonIssues({ ...asked, setAside: [{ key: 'landlord rent', groups: 3 }] })).toEqual([])
  // By then it was two groups; a third has come since.
  expect(commonIssues({ ...asked, setAside: [{ key: 'landlord rent', groups: 2 }] })).toHaveLength(1)
})
