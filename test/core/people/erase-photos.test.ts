import { type Commit, edited, removed } from '@core/change/change'
import { erasureOf } from '@core/people/erase-person'
import { emptyRows, type Rows } from '@core/project/contents'
import { entitySchemas, type ReportOutline } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord } from '@core/record/record-kind'
import { readyOutline } from '@core/report/outlines'
import { expect, it } from 'vitest'
import { attachmentOf, project } from '../project/sample-contents'

const photoFile = (id: string) => attachmentOf(id, { about: { kind: 'reportOutline', id: 'own' } })
const photo = (attachmentId: string, personIds: string[]) => ({
  ...{ attachmentId, personIds, people: personIds.length, alt: 'A door' },
})
/** An outline with a section for each photo. */
const outlineWith = (photos: ReturnType<typeof photo>[]): ReportOutline =>
  entitySchemas.reportOutline.parse({
    ...{ id: 'own', name: 'Own', base: null, print: null, order: 1 },
    sections: photos.map((each, at) => ({ ...readyOutline('back').sections[0], id: `s${at}`, photo: each })),
  })

it('photos of reports in which somebody can be recognised go with them, also those of the past, and others stay', () => {
  const now = outlineWith([photo('both', ['p-1', 'p-2']), photo('other', ['p-2'])])
  const before = outlineWith([photo('past', ['p-1']), photo('other', ['p-1', 'p-2'])])
  const person = (id: string, code: string) =>
    entitySchemas.person.parse(newRecord(recordKinds.person, { id, order: 1, given: { code } }))
  const rows: Rows = {
    ...emptyRows,
    project: [project],
    person: [person('p-1', 'KITE-7'), person('p-2', 'RED-2')],
    reportOutline: [now],
    attachment: [photoFile('both'), photoFile('other')],
  }
  const changes = [edited('reportOutline', before, now), removed('attachment', photoFile('past'))]
  const commit: Commit = {
    ...{ id: 'x', seq: 1, at: '2026-01-01T00:00:00.000Z', by: '', action: 'reportOutline.edit', why: '' },
    ...{ undoes: null, redoes: null },
    changes: changes.flatMap(each => each ?? []),
  }
  const erasure = erasureOf('p-1', { rows, commits: [commit], mark: '[erased]' })
  const gone = erasure.changes.filter(({ kind, after }) => kind === 'attachment' && after === null)
  expect(gone.map(({ id }) => id)).toEqual(['both'])
  expect(erasure.rules.gone).toContain('attachment past')
  const after = erasure.changes.find(({ kind }) => kind === 'reportOutline')?.after
  const kept = entitySchemas.reportOutline.parse({ ...now, ...after })
  // Two could be recognised in it, and one is not named any more: it is in no report.
  expect(kept.sections.map(section => section.photo)).toEqual([
    { attachmentId: null, alt: 'A door', people: 2, personIds: ['p-2'] },
    photo('other', ['p-2']),
  ])
})
