import { EventEmitter } from 'node:events'
import { expect, it, onTestFinished, vi } from 'vitest'
import { showAnywayMs, showOnce } from '../../src/main/show-once'

function hiddenWindow() {
  vi.useFakeTimers()
  onTestFinished(() => {
    vi.useRealTimers()
  })
  return Object.assign(new EventEmitter(), { show: vi.fn(), webContents: new EventEmitter() })
}

it.each([
  ['ready-to-show', 'window'],
  ['did-finish-load', 'page'],
  ['did-fail-load', 'page'],
])('shows a window where only %s ever comes', (event, of) => {
  const window = hiddenWindow()
  showOnce(window)
  expect(window.show).not.toHaveBeenCalled()
  ;(of === 'window' ? window : window.webContents).emit(event)
  expect(window.show).toHaveBeenCalledTimes(1)
})

it('shows a window of whose page nothing is ever heard', () => {
  const window = hiddenWindow()
  showOnce(window)
  vi.advanceTimersByTime(showAnywayMs - 1)
  expect(window.show).not.toHaveBeenCalled()
  vi.advanceTimersByTime(1)
  expect(window.show).toHaveBeenCalledTimes(1)
})

it('shows it once, whatever else comes, so that one a person has hidden stays hidden', () => {
  const window = hiddenWindow()
  showOnce(window)
  window.webContents.emit('did-fail-load')
  window.webContents.emit('did-finish-load')
  window.emit('ready-to-show')
  vi.advanceTimersByTime(showAnywayMs * 2)
  expect(window.show).toHaveBeenCalledTimes(1)
})

it('does not show one that was closed before its page came', () => {
  const window = hiddenWindow()
  showOnce(window)
  window.emit('closed')
  window.webContents.emit('did-fail-load')
  vi.advanceTimersByTime(showAnywayMs * 2)
  expect(window.show).not.toHaveBeenCalled()
})
