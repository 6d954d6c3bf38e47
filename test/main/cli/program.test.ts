import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

let folder: CommandFolder
beforeEach(() => {
  folder = commandFolder()
})
afterEach(() => folder.remove())

const commands = ['sample', 'new', 'add-measure', 'import', 'show', 'consensus', 'report', 'check', 'erase']

describe('the command line', () => {
  it('helps people, and names every command', async () => {
    const { code, out, err } = await folder.command('--help')
    expect(code).toBe(0)
    expect(err).toBe('')
    for (const command of commands) expect(out).toContain(`  ${command}`)
  })

  it.each(commands)('helps with %s, and says that it can answer in JSON', async command => {
    const { code, out, err } = await folder.command(command, '--help')
    expect(code).toBe(0)
    expect(err).toBe('')
    expect(out).toContain(`common-measure ${command}`)
    expect(out).toContain('--json')
  })

  it('says its version', async () => {
    expect(await folder.command('--version')).toEqual({ code: 0, out: '9.8.7\n', err: '' })
  })

  it('ends with 2 and shows help where no command was named', async () => {
    const { code, out, err } = await folder.command()
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err).toContain('Usage: common-measure')
  })

  it('ends with 2 where it does not know the command, and guesses the one that was meant', async () => {
    const { code, err } = await folder.command('shwo', 'x.commonmeasure')
    expect(code).toBe(2)
    expect(err).toContain("unknown command 'shwo'")
    expect(err).toContain('show')
  })

  it('answers wrong use in JSON too', async () => {
    const { code, value } = await folder.json('show')
    expect(code).toBe(2)
    expect(value).toMatchObject({ ok: false, problem: 'usage' })
  })
})
