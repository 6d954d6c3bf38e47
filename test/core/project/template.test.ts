import { livedPerspectiveIds } from '@core/project/contents'
import { readProjectFile } from '@core/project/file/read-project-file'
import { writeProjectFile } from '@core/project/file/write-project-file'
import { checkIntegrity } from '@core/project/integrity'
import { perspectivesOfTemplate, projectFromTemplate, templateNames } from '@core/project/template'
import { describe, expect, it } from 'vitest'

const now = '2026-11-29T12:00:00.000Z'
const made = (name: (typeof templateNames)[number]) => {
  let ids = 0
  return projectFromTemplate(
    name,
    { title: 'T', purpose: '', yearStart: 4, perspectives: perspectivesOfTemplate(name) },
    { id: 'p', now, newId: () => `n${++ids}` },
  )
}

describe.each(templateNames)('the template %s', name => {
  it('makes a project that holds together, and can be kept in a file', () => {
    const contents = made(name)
    expect(checkIntegrity(contents)).toEqual([])
    const back = readProjectFile(writeProjectFile(contents, { now }))
    expect(back.ok && back.value.rows).toEqual(contents.rows)
  })
  it('says of everything that shows how it is used that it is an example', () => {
    const { rows } = made(name)
    const called = [
      ...rows.element.map(({ title }) => title),
      ...rows.story.map(({ title }) => title),
      ...rows.storyRound.map(({ title }) => title),
      ...rows.phase.map(({ title }) => title),
      ...rows.resource.map(({ title }) => title),
      ...rows.harvestedOutcome.map(({ words }) => words),
      ...rows.insight.map(({ words }) => words),
      ...rows.inquiryGroup.map(({ question }) => question),
      ...rows.group.map(each => each.name),
      ...rows.skill.map(({ words }) => words),
      ...rows.sharedIssue.map(({ words }) => words),
    ]
    expect(called.filter(title => !title.startsWith('Example: '))).toEqual([])
    expect(called.length > 0).toBe(name !== 'blank')
  })
  it('is one step, and lets somebody who would rather not say be counted as such', () => {
    const { rows, commits } = made(name)
    expect(commits).toHaveLength(1)
    const { perspectives = [] } = rows.project[0] ?? {}
    expect(perspectives.at(-1)?.id).toBe('not-said')
    expect(livedPerspectiveIds(perspectives).has('lived')).toBe(true)
    expect(livedPerspectiveIds(perspectives).has('not-said')).toBe(false)
    expect(new Set(perspectives.map(({ id }) => id)).size).toBe(perspectives.length)
  })
})

it('sets up workshops with a question of their own, and outlines of reports; a blank project has none', () => {
  for (const name of templateNames) {
    const { rows } = made(name)
    const plans = rows.project[0]?.planTemplates ?? []
    expect([name, plans.length > 0, rows.reportOutline.length > 0]).toEqual([name, name !== 'blank', name !== 'blank'])
    for (const { plan, question } of plans) {
      expect(question).not.toBe('')
      expect(plan.stages.length).toBeGreaterThan(4)
      expect(plan.perspectiveIds).toEqual(rows.project[0]?.perspectives.map(({ id }) => id))
    }
  }
  const { rows } = made('solidarity')
  const power = rows.project[0]?.planTemplates?.find(({ plan }) => plan.method === 'power')
  expect(power?.plan.domains?.map(({ id }) => id)).toEqual([...rows.powerQuestion.map(({ id }) => id), 'step'])
  const [meeting] = made('network').rows.project[0]?.planTemplates ?? []
  expect(meeting?.plan.stages.find(({ kind }) => kind === 'ideas')?.title).toBe('News from our groups')
})

it('counts the days of examples from today', () => {
  const [group] = made('solidarity').rows.inquiryGroup
  // 29 November 2026.
  expect(group?.sessions[0]?.day).toBe(20_786)
})
