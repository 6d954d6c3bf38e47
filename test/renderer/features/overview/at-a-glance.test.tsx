import { added, edited } from '@core/change/change'
import { type EntityKind, type EntityOf, entitySchemas } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, it } from 'vitest'
import { elementOf } from '../../../core/project/sample-contents'
import { fakeHost } from '../../fake-host'
import { expectAccessible, leave } from '../app-on-page'
import { openSession, projectOnPage } from '../project-on-page'

const host = fakeHost()
afterEach(leave)

function record<K extends EntityKind & keyof typeof recordKinds>(kind: K, id: string, given: object) {
  const made = newRecord(recordKinds[kind] as unknown as RecordKind, { id, order: 1, given: { ...given } })
  return entitySchemas[kind].parse(made) as EntityOf<K>
}
const group = added('inquiryGroup', record('inquiryGroup', 'g', { question: 'Who decides?' }))
const linesIn = (name: string) =>
  within(screen.getByRole('region', { name }))
    .getAllByRole('listitem')
    .map(line => line.textContent ?? '')

it('names what was changed last, and says what was changed several times in a row once', async () => {
  const insight = record('insight', 'i', { words: 'Trust takes time' })
  await projectOnPage(host, 'overview', { changes: [added('insight', insight)] })
  await screen.findByRole('region', { name: 'Latest changes' })
  const { commit } = openSession()
  let before = insight
  for (const willDo of ['Ask', 'Ask first', 'Ask first, then plan']) {
    await commit('insight.edit', [edited('insight', before, { ...before, willDo })])
    before = { ...before, willDo }
  }
  await commit('element.add', [added('element', elementOf('o', { title: 'Homes' }))])
  await commit('insight.edit', [edited('insight', before, { ...before, happened: 'Done' })])
  await waitFor(() =>
    expect(linesIn('Latest changes').slice(0, 3)).toEqual([
      expect.stringMatching(/^edit an insight: Trust takes time/i),
      expect.stringMatching(/: Homes/),
      expect.stringMatching(/^edit an insight: Trust takes time/i),
    ]),
  )
  expect(linesIn('Latest changes').filter(line => /edit an insight/i.test(line))).toHaveLength(2)
})

it('leads a project that learns together to its people and sessions, until there are some', async () => {
  await projectOnPage(host, 'overview', { changes: [group, added('element', elementOf('o', {}))] })
  await screen.findByRole('link', { name: 'Say who takes part' })
  await expectAccessible()
  const { commit } = openSession()
  await commit('person.add', [added('person', record('person', 'p', { code: 'WREN-1' }))])
  await waitFor(() => expect(linesIn('First steps')[1]).toContain('(done)'))
  expect(linesIn('First steps')[2]).toMatch(/^Write down a session(?!.*\(done\))/)
  await commit('gathering.add', [added('gathering', record('gathering', 's', { title: 'First', day: 20_000 }))])
  await waitFor(() => expect(screen.queryByRole('region', { name: 'First steps' })).toBeNull())
})

it('says nothing of sessions to a project that only counts', async () => {
  await projectOnPage(host, 'overview', { changes: [added('element', elementOf('o', {}))] })
  await screen.findByRole('region', { name: 'First steps' })
  expect(linesIn('First steps')).toHaveLength(3)
})
