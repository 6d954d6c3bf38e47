import type { Rows } from '@core/project/contents'
import { describe, expect, it } from 'vitest'
import {
  campaign,
  dayAt,
  elementWith,
  importWith,
  linkBetween,
  measureWith,
  modelWith,
  observationOn,
  roughSleeping,
  saidUnder,
  textOfModel,
  workshopWith,
} from './build'

const sectionsOf = (rows: Partial<Rows>) =>
  modelWith(rows).blocks.flatMap(block => (block.kind === 'heading' && block.level === 1 ? [block.text] : []))

describe('workshops', () => {
  it('say the rule, the outcome, how each group rated what was agreed, and the minority view', () => {
    const said = saidUnder(modelWith(campaign), 'What counts as success?')
    expect(said).toContain('Held on 1 March 2015. The question: How would we know?')
    expect(said).toContain(
      'at least 70% of ratings were “must have” and fewer than 15% were “not needed”, in every group',
    )
    expect(said).toContain('Who had the final say: The lived-experience group.')
    expect(said).toContain('1 proposal was voted on. Under the rule 1 came out as in')
    expect(said).toContain('It began as: “Count people, not beds”')
    expect(said).toContain('Lived experience | 9 | 0 | 0 | 0 | In')
    expect(said).toContain('Beds matter too.\nA minority view')
  })

  it('are left out until they are held', () => {
    const rows = { workshop: [workshopWith({ heldOn: dayAt('2026-05-04') })] }
    expect(sectionsOf(rows)).not.toContain('How the measures were agreed')
    expect(sectionsOf({ workshop: [workshopWith({ heldOn: dayAt('2026-05-03') })] })).toContain(
      'How the measures were agreed',
    )
  })

  it('leaves out a workshop that is planned or under way', () => {
    const heldOn = dayAt('2026-05-03')
    for (const state of ['planned', 'running'] as const) {
      expect(sectionsOf({ workshop: [workshopWith({ heldOn, state })] })).toEqual(sectionsOf({ workshop: [] }))
    }
  })
})

describe('sources', () => {
  const said = saidUnder(modelWith(campaign), 'Where the figures come from')

  it('credit every file, and count what was left out by reason', () => {
    expect(said).toContain('counts.csv | 2 April 2026 | People sleeping rough on one autumn night | 7 | 3')
    expect(said).toContain('counts.csv: DCLG, Open Government Licence')
    expect(said).toContain('counts.csv: 2 rows: adds up other rows; 1 row: empty.')
  })

  it('never repeat the text of a row that was left out', () => {
    expect(textOfModel(modelWith(campaign))).not.toContain('Named Person')
  })

  it('count rows whose reasons were not kept, and reasons it does not know', () => {
    const leftOut = [{ line: 1, reason: 'from-the-future', text: '' }]
    const text = textOfModel(modelWith({ import: [importWith({ rowsLeftOut: 5, leftOut })] }))
    expect(text).toContain('1 row: skipped as “from-the-future”; 4 more rows, reasons not kept.')
  })

  it('never name who told a story or gave an answer', () => {
    for (const kind of ['story', 'scale'] as const) {
      const measure = measureWith({ id: 'told', kind, rubric: [{ name: 'Well', words: '' }] })
      const observation = observationOn('2016-05-01', kind === 'scale' ? 1 : null, {
        ...{ measureId: 'told', source: 'Anna of number 4', note: 'It was cold, Anna said.' },
      })
      expect(textOfModel(modelWith({ measure: [measure], observation: [observation] }))).not.toContain('Anna')
    }
  })

  it('tell what was entered by hand, what was corrected, and on whose word', () => {
    expect(said).toContain('How power is shared: 3 values. Source: A count.')
    const corrected = observationOn('2016-01-01', 8, {
      measureId: 'rough',
      source: 'Our own count',
      corrects: { importId: 'import', seq: 0, index: 0 },
    })
    const rows = { measure: [roughSleeping], observation: [corrected] }
    expect(saidUnder(modelWith(rows), 'Where the figures come from')).toContain('1 correction. Source: Our own count.')
  })
})

describe('sub-theories', () => {
  const element = [
    elementWith('top', { title: 'A home' }),
    elementWith('behind', { title: 'A lease', theories: ['top'] }),
    elementWith('both', { title: 'A say', theories: ['main', 'top'] }),
  ]
  const model = modelWith({ element, link: [linkBetween('behind', 'both')] })

  it('have pictures and tables of their own, and the main one shows its own elements alone', () => {
    const pictures = model.blocks.flatMap(block => (block.kind === 'theory-picture' ? [block] : []))
    expect(pictures.map(({ boxes }) => boxes.map(({ title }) => title).sort())).toEqual([
      ['A home', 'A say'],
      ['A lease', 'A say'],
    ])
    expect(pictures.map(({ links }) => links.length)).toEqual([0, 1])
    expect(saidUnder(model, 'Our theory of change')).toContain('Sub-theory of “A home”')
  })
})

describe('the theory of change', () => {
  const picturesOf = (rows: Partial<Rows>) =>
    modelWith(rows).blocks.flatMap(block => (block.kind === 'theory-picture' ? [block] : []))

  it('is one picture with every element, its standing in words, and no table that says it again', () => {
    const [picture] = picturesOf(campaign)
    expect(picture?.boxes.map(({ title, standingWords }) => `${title}: ${standingWords}`).toSorted()).toEqual([
      'Meet every month: ',
      'Nobody sleeps rough: Moving the wrong way',
      'Tenants and staff trust one another: Nobody measures this yet',
      'Tenants are heard: Mixed',
    ])
    expect(picture?.alt).toContain('Outcomes: Tenants are heard (Mixed)')
    expect(saidUnder(modelWith(campaign), 'Our theory of change')).not.toContain('Tenants are heard | Outcome')
  })

  it('becomes a picture for each change that is sought where it is too large for one', () => {
    const pathway = (name: string) => {
      const element = Array.from({ length: 40 }, (_, index) =>
        elementWith(`${name}${index}`, { level: index === 0 ? 'impact' : 'activity', order: index }),
      )
      return { element, link: element.slice(1).map(({ id }) => linkBetween(id, `${name}0`)) }
    }
    const [a, b] = [pathway('a'), pathway('b')]
    const pictures = picturesOf({ element: [...a.element, ...b.element], link: [...a.link, ...b.link] })
    expect(pictures.map(({ boxes }) => boxes.length)).toEqual([40, 40])
  })

  it('is left to words where no picture would be legible', () => {
    const element = Array.from({ length: 300 }, (_, index) => elementWith(`e${index}`, { order: index }))
    expect(picturesOf({ element })).toEqual([])
    const model = modelWith({ element })
    expect(saidUnder(model, 'Our theory of change')).toContain('too large to be readable on one page')
    expect(saidUnder(model, 'The theory of change in words').split('\n')).toHaveLength(300)
  })

  it('says in words at the end what leads to what, and why', () => {
    const element = [
      elementWith('a', { title: 'Meet', level: 'activity' }),
      elementWith('b', { title: 'Trust', order: 1 }),
      elementWith('c', { title: 'Homes', level: 'impact' }),
    ]
    const link = [{ ...linkBetween('a', 'b'), rationale: 'People who eat together talk' }, linkBetween('a', 'c')]
    const model = modelWith({ element, link })
    expect(saidUnder(model, 'The theory of change in words')).toContain(
      'Leads to: Trust (because: People who eat together talk); Homes.',
    )
    expect(saidUnder(model, 'Our theory of change')).not.toContain('People who eat together talk')
  })

  it('says so in its own section where the outline has no end that explains', () => {
    const sections = (['cover', 'theory'] as const).map(section => ({
      id: section,
      section,
      key: '',
      off: false,
      title: '',
      of: '',
      budget: null,
    }))
    const own = { id: 'own', order: 0, name: 'Ours', base: 'year' as const, print: null, sections }
    const model = modelWith({ ...campaign, reportOutline: [own] }, undefined, 'own')
    expect(saidUnder(model, 'Our theory of change')).toContain('The theory of change in words')
  })
})
