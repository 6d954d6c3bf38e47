import { workshopSchema } from '@core/project/entities'
import { keptOlderWorkshop, withoutOlderCounts } from '@core/workshop/older-workshop'
import { expect, it } from 'vitest'
import { olderWorkshop } from './older-votes'

it('keeps of a session of 3, 3 and 1 nothing of the one person but that somebody spoke from that group', () => {
  const kept = keptOlderWorkshop(olderWorkshop(), 5)
  expect(workshopSchema.parse(kept)).toEqual(kept)
  const { taking, ...rest } = kept
  expect(taking).toContainEqual({ perspectiveId: 'both', people: 1 })
  expect(JSON.stringify(rest)).not.toContain('both')
  expect(kept.tallies).toMatchObject([{ perspectiveId: 'everyone', ratings: [0, 1, 0, 0, 2, 0, 0, 4, 0] }])
  expect(kept.counted).toMatchObject([{ kept: 'together', because: 'later' }])
  expect(kept.agreed[0]?.gradient).toEqual([{ perspectiveId: 'everyone', counts: [2, 4, 0, 0, 0, 0, 0, 1] }])
  expect(kept.record?.say).toMatchObject({ kept: 'nearly', counts: { yes: 7, 'rather-not-say': 0 } })
  expect(kept.record?.ideas).toMatchObject([{ words: 'A door', perspectiveId: null }])
})

it('does nothing a second time, nor to votes that were gathered elsewhere', () => {
  const kept = keptOlderWorkshop(olderWorkshop(), 5)
  expect(keptOlderWorkshop(kept, 5)).toBe(kept)
  const { record: _, ...elsewhere } = olderWorkshop()
  expect(keptOlderWorkshop(elsewhere, 5)).toBe(elsewhere)
})

it('takes it out of whole rows and single fields of the log', () => {
  const workshop = olderWorkshop()
  const { change, workshops } = withoutOlderCounts({ workshops: [workshop], measures: [] }, 5)
  const { tallies, agreed, record, title } = workshop
  const edit = {
    kind: 'workshop',
    id: workshop.id,
    before: { tallies: [], title },
    after: { tallies, agreed, record },
  } as const
  expect(change({ ...edit, before: { ...edit.before } })).toEqual({
    ...edit,
    after: { tallies: workshops[0]?.tallies, agreed: workshops[0]?.agreed, record: workshops[0]?.record },
  })
  expect(change({ kind: 'workshop', id: 'deleted', before: workshop, after: null }).before).toEqual(workshops[0])
})
