import { sessionTemplates } from '@core/workshop/templates'
import { expect, it } from 'vitest'
import words from '../../../src/renderer/src/features/workshops/plan/words.en.json'

it('calls each template on the screen what its plan will be called', () => {
  const onScreen: Record<string, unknown> = words.templates
  for (const { id, title, about } of sessionTemplates) expect([id, onScreen[id]]).toEqual([id, { title, about }])
  expect(Object.keys(onScreen).sort()).toEqual(sessionTemplates.map(({ id }) => String(id)).sort())
})
