import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createSavedPaths } from '../../../src/main/services/saved-paths'
import { tempFolder } from './temp-folder'

it('remembers where each project was saved, after a restart too', async () => {
  const file = join(await tempFolder(), 'deep/places.json')
  const places = createSavedPaths(file)
  expect(await places.placeOf('p')).toBeNull()
  await Promise.all([places.remember('p', '/home/a.commonmeasure'), places.remember('q', '/home/b.commonmeasure')])
  await places.remember('p', '/home/c.commonmeasure')
  const again = createSavedPaths(file)
  expect(await again.placeOf('p')).toBe('/home/c.commonmeasure')
  expect(await again.placeOf('q')).toBe('/home/b.commonmeasure')
})

it('gives a place to one project only: two never write over each other unasked', async () => {
  const places = createSavedPaths(join(await tempFolder(), 'places.json'))
  await places.remember('p', '/home/a.commonmeasure')
  await places.remember('q', '/home/a.commonmeasure')
  expect(await places.placeOf('p')).toBeNull()
  expect(await places.placeOf('q')).toBe('/home/a.commonmeasure')
})

it('forgets a project', async () => {
  const places = createSavedPaths(join(await tempFolder(), 'places.json'))
  await places.remember('p', '/home/a.commonmeasure')
  await places.forget('p')
  expect(await places.placeOf('p')).toBeNull()
})

it.each(['', '{', '[1]', '{"p":1}'])('begins anew from a damaged list: %j', async damaged => {
  const file = join(await tempFolder(), 'places.json')
  await writeFile(file, damaged)
  const places = createSavedPaths(file)
  expect(await places.placeOf('p')).toBeNull()
  await places.remember('p', '/home/a.commonmeasure')
  expect(await places.placeOf('p')).toBe('/home/a.commonmeasure')
})
