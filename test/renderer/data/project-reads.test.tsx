import { added } from '@core/change/change'
import { cleanup, render, screen } from '@testing-library/react'
import { Component, type ReactNode } from 'react'
import { afterEach, expect, it, vi } from 'vitest'
import { SessionProvider, useRead } from '../../../src/renderer/src/data/hooks'
import type { Read } from '../../../src/renderer/src/data/project-reads'
import type { ProjectSession } from '../../../src/renderer/src/data/session'
import { elementOf, measureOf } from '../../core/project/sample-contents'
import { fakeHost } from '../fake-host'
import { openNewProject } from './open-new-project'

afterEach(cleanup)

class Boundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError = () => ({ failed: true })
  override render = () => (this.state.failed ? <p>could not be read</p> : this.props.children)
}

function Shown({ read }: { read: Read<string> }) {
  return <p>{useRead(read) ?? 'reading'}</p>
}

const onPage = (session: ProjectSession, read: Read<string>) =>
  render(
    <Boundary>
      <SessionProvider session={session}>
        <Shown read={read} />
      </SessionProvider>
    </Boundary>,
  )

it('tries a read that failed again by itself, while a screen shows it', async () => {
  const session = await openNewProject(fakeHost())
  const load = vi.fn(async () => 'there').mockRejectedValueOnce(new Error('the disk was busy'))
  onPage(session, { key: 'test', madeOf: ['element'], load })
  await screen.findByText('there')
  expect(load).toHaveBeenCalledTimes(2)
  await session.close()
})

it('tells the screen where it fails again and again, and reads it anew for the next one', async () => {
  const session = await openNewProject(fakeHost())
  const load = vi.fn(async () => 'there').mockRejectedValue(new Error('damaged'))
  const read: Read<string> = { key: 'test', madeOf: ['element'], load }
  const first = onPage(session, read)
  await screen.findByText('could not be read', {}, { timeout: 10_000 })
  first.unmount()
  load.mockImplementation(async () => 'there')
  onPage(session, read)
  await screen.findByText('there')
  await session.close()
})

it('reads again what a commit touches and a screen shows, and nothing else', async () => {
  const session = await openNewProject(fakeHost())
  const shown = vi.fn(async () => String(await session.db.rowsOf('element').count()))
  const left = vi.fn(async () => 'left')
  const gone = onPage(session, { key: 'left', madeOf: ['element'], load: left })
  await screen.findByText('left')
  gone.unmount()
  onPage(session, { key: 'shown', madeOf: ['element'], load: shown })
  await screen.findByText('0')
  await session.commit('measure.add', [added('measure', measureOf('m'))])
  expect(shown).toHaveBeenCalledTimes(1)
  await session.commit('element.add', [added('element', elementOf('a'))])
  await screen.findByText('1')
  expect(shown).toHaveBeenCalledTimes(2)
  expect(left).toHaveBeenCalledTimes(1)
  await session.close()
})
