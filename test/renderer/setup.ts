// Before each file, and after it: what it leaves on the page is cleared away.
import { cleanup } from '@testing-library/react'
import { afterAll } from 'vitest'
import { fakeHost } from './fake-host'
import { giveHost } from './host-of-page'

// Before anything of the app is loaded.
giveHost(fakeHost())

afterAll(async () => {
  cleanup()
  const { sessionsOpen } = await import('../../src/renderer/src/data/session')
  for (const session of [...sessionsOpen()]) {
    session.secondCopy.stop()
    await session.close()
  }
})
