// Before each file, and after it: what it leaves on the page is cleared away.
import { cleanup, configure } from '@testing-library/react'
import { afterAll } from 'vitest'
import { fakeHost } from './fake-host'
import { giveHost } from './host-of-page'

// Before anything of the app is loaded.
giveHost(fakeHost())

// Whoever waits for something asks some twenty times a second: to print the whole page each time took a tenth of the tests' time.
configure({
  getElementError: message => {
    const error = new Error(`${message}\n\nOn the page: ${document.body.innerText.slice(0, 4000)}`)
    error.name = 'TestingLibraryElementError'
    return error
  },
})

afterAll(async () => {
  cleanup()
  const { sessionsOpen } = await import('../../src/renderer/src/data/session')
  for (const session of [...sessionsOpen()]) {
    session.secondCopy.stop()
    await session.close()
  }
})
