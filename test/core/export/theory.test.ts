import { rowsWithChanges } from '@core/change/apply'
import { type TheoryTable, theoryCsv } from '@core/export/theory-csv'
import { type TheoryImport, theoryFromTable } from '@core/export/theory-from-table'
import { theorySvg } from '@core/export/theory-svg'
import { emptyRows } from '@core/project/contents'
import { type Link, mainTheory } from '@core/project/entities'
import { boxWidth } from '@core/theory/box'
import type { ElementOverlay } from '@core/theory/overlay'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { anElement, elementOf } from '../project/sample-contents'
import { judgementWith } from '../theory/build'
import { type XmlNode, xmlTree } from './xml-tree'

const link = (from: string, to: string, fields: Partial<Link> = {}): Link => ({
  id: `${from}-${to}`,
  from,
  to,
  rationale: '',
  ...fields,
})
type Theory = Pick<TheoryTable, 'elements' | 'links'> & Partial<TheoryTable>
const tableOf = (theory: Theory): TheoryTable => ({ frames: [], assumptions: [], ...theory })
const csvOf = (theory: Theory) => theoryCsv(tableOf(theory))
const nothing = tableOf({ elements: [], links: [] })

function read(csv: string | Uint8Array, theory: Theory = nothing): TheoryImport {
  let ids = 0
  const bytes = typeof csv === 'string' ? new TextEncoder().encode(csv) : csv
  const found = theoryFromTable(bytes, tableOf(theory), { newId: () => `new-${++ids}` })
  if (!found.ok) throw new Error(found.problem)
  return found.value
}
function addedToTheory(csv: string | Uint8Array, theory: Theory = nothing): TheoryTable {
  const rows = rowsWithChanges(
    {
      ...emptyRows,
      ...{ element: theory.elements, link: theory.links },
      ...{ frame: tableOf(theory).frames, assumption: tableOf(theory).assumptions },
    },
    read(csv, theory).changes,
  )
  if (!rows.ok) throw new Error(rows.problem)
  const { element, link, frame, assumption } = rows.value
  return { elements: element, links: link, frames: frame, assumptions: assumption }
}
const problemOf = (bytes: Uint8Array) => {
  const found = theoryFromTable(bytes, nothing, { newId: () => 'new' })
  return found.ok ? null : found.problem
}
const bytesOf = (text: string) => new TextEncoder().encode(text)
const head = 'row,id,title,level,sphere,notes,from,to,rationale\n'

const aTheory: fc.Arbitrary<TheoryTable> = fc
  .uniqueArray(anElement, { selector: ({ id }) => id, minLength: 1, maxLength: 8 })
  .chain(found => {
    const elements = found.map(element => ({ ...element, title: element.title.trim() || 'x' }))
    const ids = elements.map(({ id }) => id)
    const pair = fc.record({ from: fc.constantFrom(...ids), to: fc.constantFrom(...ids), rationale: fc.string() })
    const said = fc.string({ minLength: 1, maxLength: 30 }).map(text => text.trim() || 'x')
    const held = fc.uniqueArray(fc.constantFrom(...ids), { minLength: 1, maxLength: 4 })
    const framesIn = fc.array(fc.tuple(said, fc.constantFrom(mainTheory, ...ids), held), { maxLength: 3 })
    const claims = fc.array(fc.tuple(fc.nat(9), said, fc.string({ maxLength: 20 })), { maxLength: 5 })
    const pairs = fc.uniqueArray(pair, { selector: ({ from, to }) => `${from} ${to}`, maxLength: 10 })
    return fc.tuple(pairs, framesIn, claims).map(([found, frames, claimed]) => {
      const links = found
        .filter(({ from, to }) => from !== to)
        .map(({ from, to, rationale }, index) => ({ id: `link_${index}`, from, to, rationale }))
      return {
        elements,
        links,
        frames: frames.map(([title, theory, elementIds], index) => ({
          id: `frame_${index}`,
          title,
          theory,
          elementIds,
        })),
        assumptions: claimed.flatMap(([at, words, watchedBy], index) => {
          const linkId = links[at]?.id
          return linkId ? [{ id: `claim_${index}`, linkId, words, watchedBy, history: [], order: index }] : []
        }),
      }
    })
  })
const said = ({ elements, links, frames = [], assumptions = [] }: Theory) => ({
  elements: elements.map(({ id, title, level, sphere, notes }) => ({ id, title, level, sphere, notes })).sort(byId),
  links: [...links].sort(byId),
  frames: [...frames].sort(byId),
  // A link's assumptions keep their order; their numbers begin anew.
  assumptions: assumptions
    .toSorted((a, b) => a.order - b.order)
    .map(({ order: _, ...rest }) => rest)
    .sort(byId),
})
const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1)

describe('the theory of change as a table', () => {
  it('comes back into an empty project as it was', () =>
    fc.assert(
      fc.property(aTheory, theory => {
        const csv = csvOf(theory)
        expect(said(addedToTheory(csv))).toEqual(said(theory))
      }),
    ))

  it('changes nothing where it came from', () =>
    fc.assert(
      fc.property(aTheory, theory => {
        const found = read(csvOf(theory), theory)
        expect(found.changes).toEqual([])
        expect(found.leftOut).toEqual([])
      }),
    ))

  it('holds who looks after an element and the theories it appears in, and leaves its places alone', () => {
    const places = { main: { x: 1, y: 2 } }
    const theory = {
      elements: [elementOf('a', { owner: 'Organisers', places }), elementOf('b', { theories: ['main', 'a'] })],
      links: [],
    }
    const csv = csvOf(theory)
    expect(addedToTheory(csv).elements).toMatchObject([{ owner: 'Organisers' }, { theories: ['main', 'a'] }])
    expect(read(csv, theory).changes).toEqual([])
    const renamed = new TextDecoder().decode(csv).replace('Element a', 'Other words')
    expect(addedToTheory(renamed, theory).elements[0]).toEqual({ ...theory.elements[0], title: 'Other words' })
  })

  it('holds no text that a spreadsheet would run, and gives it back as it was', () => {
    const theory = { elements: [elementOf('a', { title: '=1+1', notes: "'@x" })], links: [] }
    const csv = csvOf(theory)
    expect(new TextDecoder().decode(csv)).toContain("element,a,'=1+1,outcome,influence,''@x")
    expect(said(addedToTheory(csv))).toEqual(said(theory))
  })
})

describe('a table of elements and links', () => {
  it('may be made by hand: without ids, with titles for ends, in any order of columns', () => {
    const found = addedToTheory(
      'Level;Title;Row;From;To\n;;link;Talk;Homes\nActivities;Talk;element;;\nImpact;Homes;Element;;\n',
    )
    expect(found.elements.map(({ title, level, sphere }) => [title, level, sphere])).toEqual([
      ['Talk', 'activity', 'control'],
      ['Homes', 'impact', 'concern'],
    ])
    expect(found.links).toMatchObject([{ from: found.elements[0]?.id, to: found.elements[1]?.id }])
  })

  it('finds what is there by its title, and changes only what it says', () => {
    const here = { elements: [elementOf('a', { title: 'Homes', notes: 'kept', sphere: 'concern' })], links: [] }
    const found = read('row,title,level\nelement,Homes,impact\n', here)
    expect(found.elements).toEqual({ added: 0, changed: 1, same: 0 })
    expect(addedToTheory('row,title,level\nelement,Homes,impact\n', here).elements).toMatchObject([
      { id: 'a', level: 'impact', notes: 'kept', sphere: 'concern' },
    ])
  })

  it.each([
    ['element,,,outcome,,,,,', 'no-title'],
    ['element,,X,aim,,,,,', 'unknown-level'],
    ['element,,X,outcome,heaven,,,,', 'unknown-sphere'],
    ['element,a b,X,outcome,,,,,', 'bad-id'],
    [`element,${'a'.repeat(65)},X,outcome,,,,,`, 'bad-id'],
    [`element,,${'x'.repeat(501)},outcome,,,,,`, 'text-too-long'],
    [`element,,X,outcome,,${'x'.repeat(50_001)},,,`, 'text-too-long'],
    ['element,one,Other,outcome,,,,,', 'id-twice'],
    ['element,,One,outcome,,,,,', 'id-twice'],
    ['goal,,X,outcome,,,,,', 'unknown-row'],
    ['link,,,,,,nowhere,one,', 'no-such-start'],
    ['link,,,,,,,one,', 'no-such-start'],
    ['link,,,,,,one,nowhere,', 'no-such-end'],
    ['link,,,,,,Same,one,', 'several-starts'],
    ['link,,,,,,one,Same,', 'several-ends'],
    ['link,,,,,,one,one,', 'to-itself'],
    ['link,one,,,,,one,two,', 'id-of-other'],
    ['element,,Same,outcome,,,,,', 'several-of-title'],
    ['assumption,,,,,,one,two,', 'no-title'],
    ['assumption,,They listen,,,,one,two,', 'no-such-link'],
    ['assumption,,They listen,,,,gone,two,', 'no-such-start'],
    ['frame,,Together,,,,,,', 'holds-nothing'],
    ['frame,one,Together,,,,,,', 'id-of-other'],
  ])('leaves a row out with its line and reason: %#', (row, reason) => {
    const start = `${head}element,one,One,outcome,,,,,\nelement,two,Same,outcome,,,,,\nelement,three,Same,outcome,,,,,\n`
    const found = read(`${start}${row}\n`)
    expect(found.leftOut).toMatchObject([{ line: 5, reason }])
    expect(found.elements.added).toBe(3)
  })

  it('keeps what became of an assumption, and finds it by its words where it has no id', () => {
    const history = [{ state: 'holding' as const, day: 17_000, why: 'We asked' }]
    const assumption = { id: 'as', linkId: 'a-b', words: 'They listen', watchedBy: 'Us', history, order: 3 }
    const elements = [elementOf('a'), elementOf('b')]
    const here = { elements, links: [link('a', 'b')], frames: [], assumptions: [assumption] }
    const csv = 'row,title,level,from,to,owner\nassumption,They listen,,a,b,The council group\n'
    expect(addedToTheory(csv, here).assumptions).toEqual([{ ...assumption, watchedBy: 'The council group' }])
  })

  it('says a second link between the same two', () =>
    expect(
      read(`${head}element,a,A,outcome,,,,,\nelement,b,B,outcome,,,,,\nlink,l,,,,,a,b,\nlink,m,,,,,a,b,\n`).leftOut,
    ).toMatchObject([{ line: 5 }]))

  it('brings circles in and says which link closes them', () => {
    const found = read(
      `${head}element,a,A,outcome,,,,,\nelement,b,B,outcome,,,,,\nlink,,,,,,a,b,\nlink,,,,,,b,a,because\n`,
    )
    expect(found.links.added).toBe(2)
    expect(found.circles).toMatchObject([{ line: 5, reason: 'closes-circle' }])
  })

  it.each([
    ['', 'empty'],
    ['\u0000\u0001', 'binary'],
    ['%PDF-1.7', 'pdf'],
    ['year,people\n2016,4\n', 'no-headings'],
    [head, 'nothing-in-it'],
    [`${head}${'element,,X,outcome,,,,,\n'.repeat(5001)}`, 'too-many-rows'],
    [`${head}element,,"open,outcome\nelement,,X,outcome\n`, 'unclosed-quote'],
  ])('is refused with a reason where nothing can be read: %#', (text, reason) =>
    expect(problemOf(bytesOf(text))).toBe(reason),
  )

  it('never throws, whatever the bytes', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.string().map(text => bytesOf(head + text)),
        ),
        bytes => {
          theoryFromTable(bytes, nothing, { newId: () => 'new' })
        },
      ),
    ))
})

const all = (node: XmlNode, name: string): XmlNode[] => [
  ...(node.name === name ? [node] : []),
  ...node.children.flatMap(child => all(child, name)),
]

describe('the theory of change as a picture', () => {
  const elements = [
    elementOf('a', { level: 'activity', title: 'Talk <b> & "listen"' }),
    elementOf('b', { title: 'Homes that are warm, dry and safe' }),
    elementOf('c', { level: 'impact', title: 'سكن دافئ للجميع' }),
  ]
  const drawing = { title: 'Homes & more', elements, links: [link('a', 'b'), link('b', 'c')], period: '2016' }
  const picture = theorySvg({ ...drawing, standingOf: ({ id }) => (id === 'b' ? 'away' : null) })
  const tree = xmlTree(picture.svg)

  it('is one file that names no other, with its words in it and for screen readers', () => {
    expect(picture.svg).not.toMatch(/href|url\((?!#)|<style|<script|<image|foreignObject/)
    expect(tree.attributes).toMatchObject({ role: 'img', 'aria-labelledby': 'title desc' })
    const description = all(tree, 'desc')[0]?.text
    expect(description).toContain('Outcomes: Homes that are warm, dry and safe (Moving the wrong way).')
    expect(description).toContain('“Talk <b> & "listen"” leads to “Homes that are warm, dry and safe”.')
    expect(all(tree, 'text').map(({ text }) => text)).toContain('Moving the wrong way')
  })

  it('begins right-to-left titles on the right', () => {
    const arabic = all(tree, 'text').filter(({ attributes }) => attributes.direction === 'rtl')
    expect(arabic.map(({ text }) => text)).toEqual(['سكن دافئ للجميع'])
  })

  it('says nothing of standings without a period', () =>
    expect(theorySvg({ ...drawing, period: null, standingOf: () => 'away' }).svg).not.toContain('Moving'))

  it('draws what was placed by hand where it was put, frames with their names, and lanes of spheres', () => {
    const spheres = ['control', 'influence', 'concern'] as const
    const placed = elements.map((element, index) => ({
      ...element,
      sphere: spheres[index] ?? element.sphere,
      places: { sub: { x: index * 300, y: -200 } },
    }))
    const frames = [{ id: 'f', title: 'Together', theory: 'sub', elementIds: ['a', 'b'] }]
    const asked = { ...drawing, elements: placed, frames, theory: 'sub', lanesBy: 'sphere' as const }
    const drawn = xmlTree(theorySvg({ ...asked, standingOf: () => null }).svg)
    const said = all(drawn, 'text').map(({ text }) => text)
    expect(said).toEqual(
      expect.arrayContaining(['Together', 'Sphere of control', 'Sphere of influence', 'Sphere of concern']),
    )
    expect(all(drawn, 'desc')[0]?.text).toContain('“Together” is a group of: Talk <b> & "listen"; Homes')
    const boxes = all(drawn, 'rect').filter(({ attributes }) => attributes.rx === '8')
    expect(new Set(boxes.map(({ attributes }) => attributes.y))).toEqual(new Set(['-200']))
  })

  describe('with an overlay', () => {
    const movement = { progress: { lowest: 0.2, highest: 0.5, measures: 2 }, trend: 'worse', hidden: 0 } as const
    const judged = judgementWith({ aboutId: 'b', status: 'partly-achieved' })
    const asked = { ...drawing, standingOf: ({ id }: { id: string }) => (id === 'b' ? 'away' : null) } as const
    const overlayOf = (overlay: Partial<ElementOverlay>) => (element: { id: string }) =>
      element.id === 'b'
        ? { movement: null, judged: null, judgedFor: '2016', before: '2015', everJudged: true, ...overlay }
        : null
    const drawn = (overlay: Partial<ElementOverlay>) =>
      xmlTree(theorySvg({ ...asked, overlayOf: overlayOf(overlay) }).svg)
    const said = (overlay: Partial<ElementOverlay>) => all(drawn(overlay), 'text').map(({ text }) => text)

    it('says progress, trend and what people assessed in words, apart from the standing, with a legend that names the period', () => {
      const words = said({ movement, judged }).join(' ')
      expect(words).toContain(
        'Moving the wrong way 20% to 50% of the way Worse than 2015 Assessed for 2016: Partly achieved',
      )
      expect(words).toContain('the status of its measures in 2016')
      expect(words).toContain('what people had said about the result by the end of 2016')
      expect(all(drawn({ movement, judged }), 'desc')[0]?.text).toContain(
        'safe (Moving the wrong way; 20% to 50% of the way; Worse than 2015; Assessed for 2016: Partly achieved).',
      )
    })

    it('says that few people are not shown, and has a legend for what it shows alone', () => {
      const few = { progress: null, trend: null, hidden: 1 }
      expect(said({ movement: few })).toEqual(expect.arrayContaining(['Not shown: too few', 'people']))
      expect(said({ movement: few }).join(' ')).not.toMatch(/The bar:|Better, same or worse|The square/)
      expect(said({}).join(' ')).not.toContain('What this picture shows')
    })

    it('keeps every mark inside its box, whatever the period is called', () =>
      fc.assert(
        fc.property(fc.string({ maxLength: 500 }), before => {
          const tree = drawn({ movement, judged, before })
          const [, box] = all(tree, 'rect').filter(
            ({ attributes }) => attributes.rx === '8' && attributes.fill !== 'none',
          )
          const bottom = Number(box?.attributes.y) + Number(box?.attributes.height)
          for (const mark of all(tree, 'rect').filter(({ attributes }) => attributes.rx === '3'))
            if (mark.attributes.width === '184')
              expect(Number(mark.attributes.y) + Number(mark.attributes.height)).toBeLessThanOrEqual(bottom)
        }),
        { numRuns: 30 },
      ))
  })

  it('keeps every box within the picture, and every line of words within its box', () =>
    fc.assert(
      fc.property(aTheory, theory => {
        const { svg, width, height } = theorySvg({ ...drawing, ...theory, standingOf: () => 'not-measured' })
        for (const { attributes } of all(xmlTree(svg), 'rect').filter(rect => rect.attributes.rx === '8')) {
          expect(Number(attributes.x) + boxWidth).toBeLessThanOrEqual(width)
          expect(Number(attributes.y) + Number(attributes.height)).toBeLessThanOrEqual(height)
        }
        for (const { attributes, text } of all(xmlTree(svg), 'text')) {
          if (attributes['font-size'] === '15') expect([...text].length).toBeLessThanOrEqual(19)
        }
      }),
      { numRuns: 50 },
    ))
})
