import { renderHook } from '@testing-library/react'
import { expect, it } from 'vitest'
import { type Renaming, useSteadyRenaming } from '../../../../src/renderer/src/features/theory/canvas/renaming'

it('is the same for every box until another title is written, and does what the newest says', () => {
  const stopped: number[] = []
  const asked = (turn: number, renaming: string | null = null): Renaming => ({
    renaming,
    start: () => undefined,
    rename: () => Promise.resolve('kept'),
    stop: () => stopped.push(turn),
  })
  const { result, rerender } = renderHook(useSteadyRenaming, { initialProps: asked(1) })
  const first = result.current
  rerender(asked(2))
  expect(result.current).toBe(first)
  first.stop()
  expect(stopped).toEqual([2])
  rerender(asked(3, 'e'))
  expect(result.current.renaming).toBe('e')
})
