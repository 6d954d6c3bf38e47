import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** Words that people stumbled over, and what is said instead (the first is the pattern). Where a word has to be explained, it is the wrong word. */
const insteadOf: readonly [pattern: RegExp, write: string][] = [
  [/\bbr(ing|ings|inging|ought) in\b/i, 'import'],
  [/\btak(e|es|en|ing) (it |this import |this chart )?out\b(?! now| once)/i, 'export, or remove'],
  [/\bput(s|ting)? (it |them |one )?right\b/i, 'correct'],
  [/\brows? (is|are|was|were)? ?left out\b/i, 'skipped'],
  [/\bleav(e|es|ing) the room\b/i, 'shared outside the team'],
  [/\bjudg(e|ed|ing|ings|ement|ements)\b/i, 'assess, assessment'],
  [/\bkeep this judgement\b|^keep it$/i, 'save'],
  [/\blies? behind\b/i, 'its sub-theory'],
  [/\ba frame round\b/i, 'group'],
  [/\bwatch(es|ing)?\b/i, 'measures for this, not linked to an outcome'],
  [/\bspeaks? (of|for the time)\b/i, 'period covered'],
  [/\bletters are (coded|written)\b/i, 'text encoding'],
  [/\bparted by\b|\bupright strokes\b/i, 'separated by'],
  [/\bmend(ed|s)?\b/i, 'fix, correct'],
  [/\btold in words\b/i, 'narrative'],
  [/\bsteps on the way\b/i, 'milestones'],
  [/\bkey(ed|ing)? in\b/i, 'enter'],
  [/\bchoose none\b/i, 'clear selection'],
  [/\bcould not be told\b/i, 'could not be recognised'],
  [/\blet in\b/i, 'has access to'],
  [/\blies between 0\b/i, 'must be between'],
  [/\bsays something else\b/i, 'is different'],
  [/\bread as before\b/i, 'use last time’s settings'],
  [/\bbehind the start\b/i, 'below baseline'],
  [/\bundone: |\bdone again\b/i, 'undid, redid'],
]

const files = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter(path => path.endsWith('.en.json'))
  .map(path => join('src', path))

function sentences(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(sentences) : []
}

describe('what is said on screen, in reports, in exported files and on the command line', () => {
  it('is in message files', () => {
    expect(files.length).toBeGreaterThan(20)
    const names = ['terms', 'report', 'papers', 'export'].map(name => join('src/core/words', `${name}.en.json`))
    expect(files).toEqual(expect.arrayContaining([...names, 'src/main/cli/cli.en.json', 'src/main/machine.en.json']))
  })

  it.each(files)('is in ordinary words: %s', path => {
    const found = sentences(JSON.parse(readFileSync(path, 'utf8'))).flatMap(sentence =>
      insteadOf.flatMap(([pattern, write]) => (pattern.test(sentence) ? [`${sentence} (write: ${write})`] : [])),
    )
    expect(found).toEqual([])
  })
})
