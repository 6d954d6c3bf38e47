import { defaultPerspectives, livedPerspectiveIds } from '@core/project/contents'
import { expect, it } from 'vitest'

it('of the default perspectives, lived experience and both speak from it', () =>
  expect([...livedPerspectiveIds(defaultPerspectives)]).toEqual(['lived', 'both']))

it('is what the project says, whatever a perspective is called', () => {
  const perspectives = [
    { id: 'lived', name: 'Lived experience', lived: false },
    { id: 'tenants', name: 'Tenants', lived: true },
    { id: 'experts', name: 'People with lived experience' },
  ]
  expect([...livedPerspectiveIds(perspectives)]).toEqual(['tenants'])
})
