import { MantineProvider } from '@mantine/core'
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { StageEndChoice, useStageEnd } from '../../../../src/renderer/src/features/workshops/run/stage-end'
import { startWords } from '../../../../src/renderer/src/words'

const notes: number[] = []
class FakeAudio {
  readonly currentTime = 0
  readonly destination = null
  createGain = () => ({ gain: { value: 1 }, connect: () => undefined })
  createOscillator = () => {
    const frequency = { value: 0 }
    return { frequency, connect: () => undefined, start: () => notes.push(frequency.value), stop: () => undefined }
  }
}

beforeEach(() => {
  startWords()
  localStorage.clear()
  notes.length = 0
  vi.stubGlobal('AudioContext', FakeAudio)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

function Stage({ endsAt }: { endsAt: number | null }) {
  const end = useStageEnd(endsAt)
  return (
    <MantineProvider>
      <output>{end.lit ? 'lit' : 'dark'}</output>
      <StageEndChoice {...end} />
    </MantineProvider>
  )
}

it('is quiet and dark at the end of a stage until somebody asks for a sound or a light', async () => {
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  const stage = render(<Stage endsAt={Date.now() + 150} />)
  await pass(400)
  expect([notes, screen.getByRole('status').textContent]).toEqual([[], 'dark'])
  vi.useRealTimers()
  stage.rerender(<Stage endsAt={null} />)
  await userEvent.click(screen.getByRole('checkbox', { name: /two soft notes/ }))
  // It is heard at once, so that the room can be asked whether it is too loud.
  expect(notes).toEqual([660, 880])
  await userEvent.click(screen.getByRole('checkbox', { name: /Light up/ }))
  stage.rerender(<Stage endsAt={Date.now() + 200} />)
  expect(screen.getByRole('status').textContent).toBe('dark')
  await waitFor(() => expect(screen.getByRole('status').textContent).toBe('lit'))
  expect(notes).toEqual([660, 880, 660, 880])
  // The next stage has its own time, and one that was over before the screen opened says nothing.
  stage.rerender(<Stage endsAt={Date.now() + 60_000} />)
  expect(screen.getByRole('status').textContent).toBe('dark')
  stage.unmount()
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
  render(<Stage endsAt={Date.now() - 1000} />)
  await pass(60_000)
  expect([notes.length, screen.getByRole('status').textContent]).toEqual([4, 'dark'])
  expect(screen.getByRole<HTMLInputElement>('checkbox', { name: /Light up/ }).checked).toBe(true)
})
