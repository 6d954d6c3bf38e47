import { reportingYear } from '@core/observation/period'
import { act, renderHook } from '@testing-library/react'
import { expect, it, vi } from 'vitest'
import { usePeriodPlay } from '../../../../src/renderer/src/features/theory/overlay/period-bar'

it('begins again from the newest period, though the address takes a moment to follow', () => {
  const newest = reportingYear(2016, 1)
  const oldest = reportingYear(2015, 1)
  const choose = vi.fn()
  const { result, rerender } = renderHook(({ period }) => usePeriodPlay([newest, oldest], period, choose), {
    initialProps: { period: newest },
  })
  act(() => result.current.play())
  expect(choose).toHaveBeenCalledExactlyOnceWith(oldest.key)
  expect(result.current.playing).toBe(true)
  rerender({ period: oldest })
  expect(result.current.playing).toBe(true)
  rerender({ period: newest })
  expect(result.current.playing).toBe(false)
})
