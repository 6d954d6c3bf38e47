import { emptyRows } from '@core/project/contents'
import { writeProjectFile } from '@core/project/file/write-project-file'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { dayAt } from '../../core/observation/build'
import { measureOf, observationOf, project } from '../../core/project/sample-contents'
import { type CommandFolder, commandFolder } from './command-in-folder'

const file = 'ours.commonmeasure'
let folder: CommandFolder
beforeEach(() => {
  folder = commandFolder()
  const launch = { id: 'p', title: 'Launch phase', kind: 'campaign-phase' as const }
  const rows = {
    ...emptyRows,
    project: [project],
    measure: [measureOf('m', { title: 'Meetings', countsPeople: false, targets: [{ period: 'p', value: 9 }] })],
    reportingPeriod: [{ ...launch, firstDay: dayAt('2016-05-10'), lastDay: dayAt('2016-06-20') }],
    observation: [
      observationOf('a', 'm', { day: dayAt('2016-05-09'), value: 100 }),
      observationOf('b', 'm', { day: dayAt('2016-05-10'), value: 3 }),
      observationOf('c', 'm', { day: dayAt('2016-06-20'), value: 4, firstDay: dayAt('2016-04-01') }),
    ],
  }
  folder.write(file, writeProjectFile({ rows, imported: [], commits: [] }, { now: '2026-03-01T09:00:00.000Z' }))
})
afterEach(() => folder.remove())

describe('a named period on the command line', () => {
  it('holds its own days and its own target, and says what to beware of', async () => {
    const { code, out } = await folder.command('show', file, '--period', 'launch phase')
    expect(code).toBe(0)
    expect(out).toMatch(/^Meetings \(people\) +7 +9 +Target met$/m)
    expect(out).toContain('Meetings: Some records cover time both inside and outside a period.')
  })

  it('can be reported on', async () => {
    const { code, out } = await folder.command('report', file, '--period', 'Launch phase', '--out', 'report.docx')
    expect({ code, out }).toMatchObject({ code: 0, out: expect.stringContaining('Launch phase') })
    expect((await folder.command('check', file)).code).toBe(0)
  })
})
