import { markdownOf, narrativeAt, placeOfSection } from '@core/report/narratives'
import { richText } from '@core/report/rich-text'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

const resolve = (inner: string) => {
  if (inner === 'measure: rough, latest') return { ok: true as const, value: { words: '4,134', state: 'value' } }
  if (inner === 'people') return { ok: true as const, value: { words: 'fewer than 5', state: 'hidden' } }
  return { ok: false as const }
}
const blocksOf = (markdown: string) => richText(markdown, resolve).blocks

describe('a text in Markdown', () => {
  it('keeps bold, italic, links and live figures apart, and says the words of all', () => {
    const { blocks, unknown, hidden } = richText(
      'We **all *met***: {{measure: rough, latest}}, {{people}}, {{nobody}}. [More](https://a.org/x), [no](javascript:x)',
      resolve,
    )
    expect([unknown, hidden]).toEqual([1, 1])
    expect(blocks).toEqual([
      {
        kind: 'paragraph',
        tone: 'typed',
        text: 'We all met: 4,134, fewer than 5, –. More, no',
        runs: [
          { text: 'We ' },
          { text: 'all ', bold: true },
          { text: 'met', bold: true, italic: true },
          { text: ': ' },
          { text: '4,134', figure: '{{measure: rough, latest}}' },
          { text: ', ' },
          { text: 'fewer than 5', figure: '{{people}}' },
          { text: ', ' },
          { text: '–', figure: '{{nobody}}' },
          { text: '. ' },
          { text: 'More', link: 'https://a.org/x' },
          { text: ', ' },
          { text: 'no' },
        ],
      },
    ])
  })

  it('has lists in lists, with numbers and without, headings below its section, quotes and tables', () => {
    expect(blocksOf('# Big\n\n1. One\n   - Inner\n2. Two')).toEqual([
      { kind: 'heading', level: 2, text: 'Big' },
      {
        kind: 'list',
        items: [
          { text: 'One', ordered: true },
          { text: 'Inner', level: 1 },
          { text: 'Two', ordered: true },
        ],
      },
    ])
    expect(blocksOf('> It got better.\n>\n> — A tenant')).toEqual([
      { kind: 'quote', text: 'It got better.', from: 'A tenant' },
    ])
    expect(blocksOf('| A | B |\n| --- | ---: |\n| x | **1** |')).toMatchObject([
      {
        kind: 'table',
        columns: [
          { label: 'A', align: 'start' },
          { label: 'B', align: 'end' },
        ],
        rows: [{ cells: [{ text: 'x' }, { text: '1', runs: [{ text: '1', bold: true }] }] }],
      },
    ])
  })

  it('says as words what Markdown has and a report has not', () => {
    const words = (markdown: string) => blocksOf(markdown).map(block => ('text' in block ? block.text : block.kind))
    expect(words('<b>x</b> &amp; `y`')).toEqual(['<b>x</b> & y'])
    expect(words('{{open for ever')).toEqual(['open for ever'])
    expect(blocksOf('')).toEqual([])
  })
})

describe('a text from before there was Markdown', () => {
  it('reads as the same words, whatever was typed', () => {
    const typed =
      '# 5 * 3 _x_ [a](b) {{people}}\n\n- not a list\n1. nor this\n> a | b ~~c~~ <i> &amp; www.a.org me@a.org https://a.org'
    expect(blocksOf(markdownOf({ text: typed })).map(block => block.kind === 'paragraph' && block.text)).toEqual([
      '# 5 * 3 _x_ [a](b) {{people}}',
      '- not a list',
      '1. nor this',
      '> a | b ~~c~~ <i> &amp; www.a.org me@a.org https://a.org',
    ])
  })

  it('never gains looks, for any text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'ab1 \n*_#[](){}<>|~`-+=.!\\&:/@"\''), maxLength: 40 }),
        text => {
          const lines = text
            .split('\n')
            .map(line => line.trim())
            .filter(line => line !== '')
          expect(blocksOf(markdownOf({ text }))).toEqual(
            lines.map(line => ({ kind: 'paragraph', tone: 'typed', text: line })),
          )
        },
      ),
      { numRuns: 2000 },
    )
  })

  it('is of the summary where it was of the whole period', () => {
    const whole = { id: 'a', period: '2016', elementId: null, text: 'All' }
    const did = { ...whole, id: 'b', section: 'did' }
    expect(narrativeAt([did, whole], '2016', placeOfSection('summary'))).toBe(whole)
    expect(narrativeAt([did, whole], '2016', placeOfSection('did'))).toBe(did)
    expect(narrativeAt([did, whole], '2015', placeOfSection('did'))).toBeNull()
  })
})

it('passes over no level of heading on the way down', () => {
  const levels = (markdown: string, level: 1 | 2 = 1) =>
    richText(markdown, () => ({ ok: false }), level).blocks.flatMap(block =>
      block.kind === 'heading' ? [block.level] : [],
    )
  expect(levels('## Begun with two\n\n### Then three\n\n# Then one')).toEqual([2, 3, 2])
  expect(levels('# One\n\n## Two')).toEqual([2, 3])
  expect(levels('## Below an outcome', 2)).toEqual([3])
})
