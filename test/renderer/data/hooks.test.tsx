import { added, edited } from '@core/change/change'
import { configure, render, screen } from '@testing-library/react'
import { expect, it } from 'vitest'
import {
  SessionProvider,
  useHistory,
  useMeasureReading,
  useMeasureReadings,
  useProject,
  useRow,
  useRows,
  useSaveState,
} from '../../../src/renderer/src/data/hooks'
import { elementOf, measureOf, observationOf } from '../../core/project/sample-contents'
import { fakeHost } from '../fake-host'
import { openNewProject } from './open-new-project'

// The machine may be busy with other tests.
configure({ asyncUtilTimeout: 20_000 })

function Said() {
  const project = useProject()
  const elements = useRows('element')
  const missing = useRow('element', 'nobody')
  const reading = useMeasureReading('m')
  const readings = useMeasureReadings()
  const { undo, redo } = useHistory()
  const state = useSaveState()
  return (
    <ul>
      <li>title {project.title}</li>
      <li>elements {elements?.map(({ id }) => id).join(' ') ?? 'reading'}</li>
      <li>nobody {String(missing)}</li>
      <li>sum {reading?.summary.sum.join(' ') ?? 'reading'}</li>
      <li>readings {readings ? [...readings.keys()].join(' ') : 'reading'}</li>
      <li>
        undo {String(undo)} redo {String(redo)}
      </li>
      <li>state {state}</li>
    </ul>
  )
}

it('shows what is written as it is written', async () => {
  const session = await openNewProject(fakeHost())
  render(
    <SessionProvider session={session}>
      <Said />
    </SessionProvider>,
  )
  expect(screen.getByText('title Homes for all')).toBeTruthy()
  await screen.findByText('nobody null')
  await screen.findByText('undo null redo null')

  await session.commit('element.add', [
    added('element', elementOf('first', { order: 2 })),
    added('element', elementOf('second', { order: 1 })),
  ])
  await screen.findByText('elements second first')
  await screen.findByText('undo element.add redo null')
  await screen.findByText('state saved')

  const observation = observationOf('o', 'm', { value: 7 })
  await session.commit('measure.add', [added('measure', measureOf('m')), added('observation', observation)])
  await screen.findByText('sum 7')
  await screen.findByText('readings m')
  await session.commit('observation.edit', [edited('observation', observation, { ...observation, value: 9 })])
  await screen.findByText('sum 9')
  await session.undo()
  await screen.findByText('sum 7')
  await screen.findByText('undo measure.add redo observation.edit')

  const project = session.projectWhenOpened
  await session.commit('project.edit', [edited('project', project, { ...project, title: 'Homes' })])
  await screen.findByText('title Homes')
  await session.close()
})

it('has rows in its first frame that another screen read before, and never those from before a commit', async () => {
  const session = await openNewProject(fakeHost())
  const frames: (string[] | undefined)[] = []
  function Titles() {
    const elements = useRows('element')?.map(({ title }) => title)
    frames.push(elements)
    return <p>{elements?.join(' ') || 'none'}</p>
  }
  const screens = () =>
    render(
      <SessionProvider session={session}>
        <Titles />
      </SessionProvider>,
    )
  await session.commit('element.add', [added('element', elementOf('a', { title: 'Homes' }))])
  const first = screens()
  expect(frames).toEqual([undefined])
  await screen.findByText('Homes')
  first.unmount()

  frames.length = 0
  const second = screens()
  expect(frames).toEqual([['Homes']])
  second.unmount()

  await session.commit('element.add', [added('element', elementOf('b', { title: 'Jobs', order: 9 }))])
  frames.length = 0
  screens()
  expect(frames).toEqual([undefined])
  await screen.findByText('Homes Jobs')
  await session.close()
})

it('gives every screen the same rows, and draws none anew because another one came', async () => {
  const session = await openNewProject(fakeHost())
  const frames: unknown[] = []
  function Titles({ name }: { name: string }) {
    const elements = useRows('element')
    frames.push(elements)
    return <p>{`${name} ${elements?.map(({ title }) => title).join(' ') ?? 'reading'}`}</p>
  }
  const shown = (names: string[]) => (
    <SessionProvider session={session}>
      {names.map(name => (
        <Titles key={name} name={name} />
      ))}
    </SessionProvider>
  )
  await session.commit('element.add', [added('element', elementOf('a', { title: 'Homes' }))])
  render(shown(['first']))
  await screen.findByText('first Homes')
  const known = frames.at(-1)

  frames.length = 0
  render(shown(['second']))
  expect(screen.getByText('second Homes')).toBeTruthy()
  expect(frames).toEqual([known])
  expect(frames[0]).toBe(known)

  await session.commit('element.add', [added('element', elementOf('b', { title: 'Jobs', order: 9 }))])
  await screen.findByText('first Homes Jobs')
  await screen.findByText('second Homes Jobs')
  expect(frames.at(-1)).toBe(frames.at(-2))
  await session.close()
})
