import { pageStyle } from '@core/report/html/page-style'
import { writeHtml } from '@core/report/html/write-html'
import type { ReportBlock, ReportModel } from '@core/report/model'
import { describe, expect, it } from 'vitest'

const modelOf = (blocks: readonly ReportBlock[], over: Partial<ReportModel> = {}): ReportModel => ({
  title: 'Heard',
  cover: null,
  print: 'plain',
  madeAt: '2026-05-03T10:00:00.000Z',
  blocks,
  ...over,
})
/** What stands between the tags of `main`. */
const mainOf = (model: ReportModel) => writeHtml(model).split('<main>\n')[1]?.split('\n</main>')[0]?.split('\n')

const hostile = `</style></title><script>alert("1")</script> & 'quoted' "twice"`
const escaped = `&lt;/style&gt;&lt;/title&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; 'quoted' &quot;twice&quot;`

describe('a report as a web page', () => {
  it('is one whole file that loads nothing', () => {
    expect(writeHtml(modelOf([{ kind: 'paragraph', tone: 'body', text: 'Hello' }]))).toBe(`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="Common Measure">
<title>Heard</title>
<style>${pageStyle}</style>
</head>
<body>
<main>
<h1 dir="auto">Heard</h1>
<p dir="auto">Hello</p>
</main>
</body>
</html>
`)
    expect(pageStyle).not.toMatch(/url\(|@import|</)
  })

  it('writes each kind of block', () => {
    const blocks: ReportBlock[] = [
      { kind: 'heading', level: 2, text: 'Part' },
      { kind: 'paragraph', tone: 'lead', text: 'First' },
      { kind: 'paragraph', tone: 'note', text: 'Small' },
      { kind: 'list', items: [{ text: 'plain' }, { term: 'Term', text: 'meaning' }] },
      { kind: 'quote', text: 'We moved.', from: 'Somebody' },
      {
        kind: 'table',
        caption: 'Votes',
        description: 'One row for each.',
        columns: [
          { label: 'What', align: 'start', width: 1 },
          { label: 'How many', align: 'end', width: 1 },
        ],
        rows: [
          { cells: [{ text: 'Homes' }, { text: '12' }] },
          { cells: [{ text: 'All' }, { text: '12' }], emphasis: true },
        ],
      },
      {
        kind: 'chart',
        caption: 'Homes',
        alt: '2025: 3. 2026: 4.',
        categories: [],
        figures: { name: '', values: [] },
        target: null,
        baseline: null,
        axisTitle: '',
        numberFormat: '0',
        levels: null,
        top: null,
      },
    ]
    expect(mainOf(modelOf(blocks))).toEqual([
      '<h1 dir="auto">Heard</h1>',
      '<h2 dir="auto">Part</h2>',
      '<p dir="auto" class="lead">First</p>',
      '<p dir="auto" class="note">Small</p>',
      '<ul><li dir="auto">plain</li><li dir="auto"><strong>Term:</strong> <bdi>meaning</bdi></li></ul>',
      '<blockquote><p dir="auto">We moved.</p><footer dir="auto">Somebody</footer></blockquote>',
      '<div class="table" id="table-1" role="region" tabindex="0" aria-label="Votes"><table>' +
        '<caption dir="auto">Table 1. Votes<span class="note">One row for each.</span></caption>' +
        '<thead><tr><th scope="col" dir="auto">What</th><th scope="col" dir="auto" class="end">How many</th></tr></thead>' +
        '<tbody><tr><th scope="row" dir="auto">Homes</th><td dir="auto" class="end">12</td></tr>' +
        '<tr class="emphasis"><th scope="row" dir="auto">All</th><td dir="auto" class="end">12</td></tr></tbody></table></div>',
      '<figure id="figure-1"><p dir="auto">2025: 3. 2026: 4.</p><figcaption dir="auto">Figure 1. Homes</figcaption></figure>',
    ])
  })

  it('has one heading of level 1, with a cover too', () => {
    const cover = { kicker: 'Report', title: 'Homes', period: '2025', purpose: ['For all.'], made: 'Made in May' }
    expect(mainOf(modelOf([{ kind: 'heading', level: 1, text: 'Part' }], { cover }))).toEqual([
      '<p dir="auto" class="note">Report</p>',
      '<h1 dir="auto">Homes</h1>',
      '<p dir="auto" class="lead">2025</p>',
      '<p dir="auto">For all.</p>',
      '<p dir="auto" class="note">Made in May</p>',
      '<h2 dir="auto">Part</h2>',
    ])
  })

  it('shows hostile words as words, wherever they stand', () => {
    const columns = [{ label: hostile, align: 'start', width: 1 }] as const
    const html = writeHtml(
      modelOf(
        [
          { kind: 'heading', level: 3, text: hostile },
          { kind: 'paragraph', tone: 'typed', text: hostile },
          { kind: 'list', items: [{ text: hostile }, { term: hostile, text: hostile }] },
          { kind: 'quote', text: hostile, from: hostile },
          { kind: 'table', caption: hostile, description: hostile, columns, rows: [{ cells: [{ text: hostile }] }] },
        ],
        { title: hostile },
      ),
    )
    expect(html).not.toMatch(/<script|alert\("|"twice"/)
    // Title and heading; heading 3; paragraph; three in the list; two in the quote; name, caption, description, label and cell of the table.
    expect(html.split(escaped).length - 1).toBe(14)
    expect(html.match(/<\/style>/g)).toHaveLength(1)
  })

  it('leaves the direction to each piece, without marks that turn what follows, and without what no file may hold', () => {
    const text = '\u202eשלום\u0000'
    expect(mainOf(modelOf([{ kind: 'paragraph', tone: 'typed', text }]))).toContain(
      '<p lang="he-IL" dir="rtl">שלום\ufffd</p>',
    )
  })

  it('marks words in another script with their language, and links what refers to a table', () => {
    const [, said, seen] =
      mainOf(
        modelOf([
          { kind: 'paragraph', tone: 'body', text: 'They said: المزيد من الناس, and дім.' },
          {
            kind: 'paragraph',
            tone: 'note',
            text: 'See Table 1.',
            runs: [{ text: 'See ' }, { text: 'Table 1', about: 'x', refers: 'table-1' }, { text: '.' }],
          },
        ]),
      ) ?? []
    expect(said).toBe(
      '<p dir="auto">They said: <span lang="ar-SA" dir="rtl">المزيد من الناس</span>, and <span lang="uk-UA" dir="ltr">дім</span>.</p>',
    )
    expect(seen).toBe('<p dir="auto" class="note">See <a href="#table-1">Table 1</a>.</p>')
  })
})
