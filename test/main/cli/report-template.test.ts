import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { p, partOf, templateOf, wordsIn } from '../../core/report/template/build-template'
import { type CommandFolder, commandFolder } from './command-in-folder'

const file = 'sample.commonmeasure'
let folder: CommandFolder
beforeEach(async () => {
  folder = commandFolder()
  await folder.command('sample', file)
})
afterEach(() => folder.remove())

describe('report in an organisation’s own template', () => {
  it('fills it, and says what it lacks', async () => {
    folder.write('org.docx', templateOf({ body: p('{{project}} met {{targets met}} targets in {{period}}.') }))
    const { code, out } = await folder.command(
      'report',
      file,
      '--period',
      '2016',
      '--template',
      'org.docx',
      '--out',
      'r.docx',
    )
    expect(code).toBe(0)
    expect(out).toContain('Wrote the report “Year report” for 2016 to r.docx.')
    expect(out).toContain('1 story is left out: for the team only.')
    expect(out).toContain('Write {{report}} where they should be.')
    expect(wordsIn(folder.read('r.docx'))).toBe('Homes to count on: a sample campaign met 3 targets in 2016.')
  })

  it('with mistakes writes nothing, and lists them all', async () => {
    folder.write('org.docx', templateOf({ body: p('{{peple}} and {{proyect}}') }))
    const before = folder.listing()
    const { code, value, err } = await folder.json(
      'report',
      file,
      '--period',
      '2016',
      '--template',
      'org.docx',
      '--out',
      'r.docx',
    )
    expect({ code, err }).toEqual({
      code: 1,
      err: '“org.docx” has mistakes: they are listed above. Nothing was written.\n',
    })
    expect(value.mistakes).toMatchObject([
      { nearest: '{{people}}' },
      { nearest: '{{project}}', context: '{{peple}} and {{proyect}}' },
    ])
    expect(folder.listing()).toEqual(before)
  })

  it('checks a template, with a project or without, and writes it with a comment at each mistake', async () => {
    folder.write('org.docx', templateOf({ body: p('{{peple}} {{measure: No such, target}}') }))
    const alone = await folder.command('report', '--check-template', 'org.docx')
    expect(alone).toMatchObject({
      code: 1,
      out: expect.stringContaining('There is no field {{peple}}. Did you mean {{people}}?'),
    })
    expect(alone.out).not.toContain('No such, target}}: ')
    const marked = await folder.command(
      'report',
      file,
      '--period',
      '2016',
      '--check-template',
      'org.docx',
      '--out',
      'm.docx',
    )
    expect(marked.code).toBe(1)
    expect(partOf(folder.read('m.docx'), 'word/comments.xml').match(/<w:comment /g)).toHaveLength(2)
    folder.write('good.docx', templateOf({ body: p('{{people}}') }))
    expect(await folder.command('report', '--check-template', 'good.docx')).toEqual({
      code: 0,
      out: 'No mistakes found in good.docx.\n',
      err: '',
    })
  })

  it('refuses what is no template in a sentence', async () => {
    folder.write('org.docx', 'Dear all')
    const { code, err } = await folder.command(
      'report',
      file,
      '--period',
      '2016',
      '--template',
      'org.docx',
      '--out',
      'r.docx',
    )
    expect({ code, err }).toEqual({
      code: 1,
      err: '“org.docx” is not a Word document: save your template as .docx. Nothing was written.\n',
    })
    for (const args of [[], [file], [file, '--period', '2016'], ['--starter-template']]) {
      expect((await folder.command('report', ...args)).code).toBe(2)
    }
  })

  it('lists every field with its value, on screen and as a Word file', async () => {
    const { value } = await folder.json('report', file, '--period', '2016', '--fields')
    expect(value.fields).toContainEqual(
      expect.objectContaining({ field: '{{targets met}}', value: '3', state: 'value' }),
    )
    expect((await folder.command('report', file, '--period', '2016', '--fields', '--out', 'f.docx')).code).toBe(0)
    expect(wordsIn(folder.read('f.docx'))).toContain('{{targets met}}\n3\n')
  })

  it('writes one to begin from, which has no mistakes', async () => {
    expect((await folder.command('report', '--starter-template', '--out', 's.docx')).code).toBe(0)
    expect((await folder.command('report', '--check-template', 's.docx')).code).toBe(0)
  })
})
