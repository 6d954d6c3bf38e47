import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type HostileFile, hostileFiles } from './hostile-files'
import { importOf } from './import-of'

describe('a file that has gone wrong', () => {
  it.each(hostileFiles.map(file => [file.name, file] as const))('%s', async (_, file) => {
    const result = await importOf(file.content, file.answers)
    if ('refuse' in file.must) {
      expect(result).toMatchObject({ problem: file.must.refuse })
      if (file.must.detail !== undefined) expect(result).toMatchObject({ detail: file.must.detail })
      return
    }
    if ('ask' in file.must) {
      expect('questions' in result ? result.questions.map(({ code }) => code) : result).toEqual(file.must.ask)
      return
    }
    if (!('outcome' in result)) expect.fail(JSON.stringify(result).slice(0, 500))
    const made = result.observations.map(({ day, value, dimensions }) => [day, value, ...Object.values(dimensions)])
    expect(made).toEqual(file.must.make)
    const left = result.leftOut.map(({ line, reason }) => [line, reason])
    expect(left).toEqual(file.must.leaveOut ?? [])
    expect(result.preview.warnings).toEqual(file.must.warn ?? result.preview.warnings)
    expect(result.preview.reading?.counts).toEqual(result.counts)
  })

  it('is listed for readers, each by its name', () => {
    const readme = readFileSync('test/fixtures/README.md', 'utf8')
    expect(hostileFiles.filter(file => !readme.includes(`| ${file.name} |`)).map(nameOf)).toEqual([])
    expect(new Set(hostileFiles.map(nameOf)).size).toBe(hostileFiles.length)
  })
})

const nameOf = (file: HostileFile): string => file.name
