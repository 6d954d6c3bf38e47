import { readFileSync } from 'node:fs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type CommandFolder, commandFolder } from './command-in-folder'

let folder: CommandFolder
beforeEach(() => {
  folder = commandFolder()
})
afterEach(() => folder.remove())

const votes =
  'person,perspective,item,rating\na,lived,Homes,must have\nb,lived,Homes,9\nc,lived,Homes,useful\nd,learnt,Homes,8\ne,learnt,Homes,8\nf,learnt,Homes,2\nf,learnt,Homes,7\ng,,Homes,7\nh,learnt,Homes,perhaps\n'

describe('consensus', () => {
  it('ranks the published Polis votes as Polis did: 119 first, then 64', async () => {
    folder.copyData('participants-votes.csv')
    const { code, value, err } = await folder.json('consensus', 'participants-votes.csv', '--group', 'group-id')
    expect({ code, err }).toEqual({ code: 0, err: '' })
    const [first, second] = value.items as { id: string; place: number; consensus: number }[]
    expect([first?.id, first?.place, second?.id]).toEqual(['119', 1, '64'])
    expect(first?.consensus).toBeCloseTo(0.8852, 4)
    expect(second?.consensus).toBeCloseTo(0.8053, 4)
    expect(value).toMatchObject({
      ok: true,
      groups: [
        { group: '0', people: 347 },
        { group: '1', people: 34 },
      ],
    })
  })

  it('prints the ranking for people, with the words of the statements', async () => {
    folder.copyData('participants-votes.csv')
    folder.copyData('comments.csv')
    const { code, out } = await folder.command(
      ...['consensus', 'participants-votes.csv', '--group', 'group-id', '--comments', 'comments.csv'],
    )
    expect(code).toBe(0)
    expect(out).toMatch(/^participants-votes.csv: 119 proposals\.$/m)
    expect(out).toContain('46 statements were rejected by the moderators, and are not ranked.')
    expect(out).toMatch(/^ +1 .+0\.9409 +0\.8852 +In +\d+ of \d+ +\d+ of \d+$/m)
    expect(out).not.toContain('Statement 119')
  })

  it('neither ranks nor prints what moderators rejected, and sets statements about the people apart', async () => {
    folder.write('votes.csv', readFileSync('test/fixtures/cases/k20a-participants-votes.csv', 'utf8'))
    const comments = readFileSync('test/fixtures/cases/k20a-comments.csv', 'utf8')
    folder.write('comments.csv', comments)
    folder.write(
      'meta.csv',
      comments
        .trim()
        .split('\n')
        .map((line, row) => `${line},${row === 0 ? 'is_meta' : line.includes('Fair rents') ? 'true' : 'false'}`)
        .join('\n'),
    )
    const { out } = await folder.command('consensus', 'votes.csv', '--comments', 'comments.csv')
    expect(out).not.toContain('I am a member')
    expect(out).toContain('1 statement was rejected by the moderators, and is not ranked.')
    // By hand: (4 + 1) / (7 + 2) * (4 + 1) / (5 + 2) = 0.3968, and its root.
    expect(out).toMatch(/^ +1 +Warm homes first +0\.6299 +0\.3968/m)
    expect((await folder.command('consensus', 'votes.csv')).out).toContain(
      'Statements that moderators rejected are ranked too',
    )
    folder.write('tids.csv', 'tid,txt,mod\n0,I am a member,-1\n1,Warm homes first,1\n2,Fair rents,0\n')
    const { out: byTid } = await folder.command('consensus', 'votes.csv', '--comments', 'tids.csv')
    expect(byTid).toBe(out)
    const { out: apart } = await folder.command('consensus', 'votes.csv', '--comments', 'meta.csv')
    expect(apart).toMatch(/is no proposal:\n {2}Fair rents/)
    expect(apart).toContain('1 proposal.')
  })

  it('reads a plain file, finds the column of groups by its name, and accounts for every row', async () => {
    folder.write('votes.csv', votes)
    const { code, value } = await folder.json('consensus', 'votes.csv')
    expect(code).toBe(0)
    expect(value).toMatchObject({
      answers: 6,
      repeats: 1,
      peopleLeftOut: 1,
      rowsLeftOutCount: 1,
      rowsLeftOut: [{ line: 10, reason: 'no-such-rating', text: 'perhaps' }],
      smallGroups: ['lived', 'learnt'],
    })
    const { out } = await folder.command('consensus', 'votes.csv', '--group', 'perspective')
    expect(out).toMatch(/Homes +0\.6928 +0\.4800 +To discuss +2 of 3 +3 of 3/)
    expect(out).toContain('line 10: not a rating: perhaps')
    expect(out).toContain('please do not pass them on')
  })

  it('says what another rule would have given', async () => {
    folder.write('votes.csv', votes)
    const outcomes = await Promise.all(
      ['every-group', 'any-group', 'pooled'].map(async rule => {
        const { value } = await folder.json('consensus', 'votes.csv', '--rule', rule)
        return (value.items as { outcome: string }[])[0]?.outcome
      }),
    )
    expect(outcomes).toEqual(['to-discuss', 'in', 'in'])
  })

  it('never names who voted', async () => {
    folder.write('votes.csv', 'person,perspective,item,rating\nZofia,lived,Homes,8\nZofia,lived,Homes,9\n')
    const { out } = await folder.command('consensus', 'votes.csv', '--json')
    expect(out).not.toContain('Zofia')
  })

  it('prints nothing that a terminal would obey', async () => {
    folder.write('votes.csv', 'person,perspective,item,rating\na,li\u001b[2Jved,Ho\u001b]0;x\u0007mes,8\n')
    const { code, out } = await folder.command('consensus', 'votes.csv')
    expect(code).toBe(0)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/)
  })

  it.each([
    ['votes.csv', ['--group', 'nowhere'], 1, 'votes-no-such-column'],
    ['missing.csv', [], 1, 'no-file'],
    ['empty.csv', [], 1, 'votes-empty'],
    ['quote.csv', [], 1, 'votes-unclosed-quote'],
    ['few.csv', [], 1, 'votes-no-column'],
    ['polis.csv', [], 2, 'group-needed'],
    ['votes.csv', ['--rule', 'loudest'], 2, 'usage'],
    ['votes.csv', ['--comments', 'votes.csv'], 1, 'votes-no-comments'],
  ])('%s %j ends with %d and the code %s', async (file, options, code, problem) => {
    folder.write('votes.csv', votes)
    folder.write('empty.csv', '')
    folder.write('quote.csv', 'person,perspective,item,rating\na,lived,"Homes,8\nb,lived,Rent,8\n')
    folder.write('few.csv', 'perspective,item\nlived,Homes\n')
    folder.write('polis.csv', 'participant,0,1\np,1,1\n')
    const before = folder.listing()
    const answer = await folder.json('consensus', file, ...options)
    expect([answer.code, answer.value.problem]).toEqual([code, problem])
    expect(folder.listing()).toEqual(before)
  })

  it('refuses a column of people as the column of groups', async () => {
    folder.copyData('participants-votes.csv')
    const { code, value } = await folder.json('consensus', 'participants-votes.csv', '--group', 'participant')
    expect([code, value.problem]).toEqual([1, 'votes-too-many-groups'])
  })
})
