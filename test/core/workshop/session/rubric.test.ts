import { projectorView } from '@core/privacy/wall'
import { defaultPerspectives } from '@core/project/contents'
import { measureSchema, type Workshop, workshopSchema } from '@core/project/entities'
import { plannedWorkshop } from '@core/workshop/plan'
import { levelsInRecord, rubricItemId } from '@core/workshop/rubric'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { participantView } from '@core/workshop/session/participant-view'
import { sessionFrom } from '@core/workshop/session/session-after'
import { sessionOutcome } from '@core/workshop/session/session-outcome'
import { workshopOfOpening, workshopWithOutcome } from '@core/workshop/workshop-with-outcome'
import { describe, expect, it } from 'vitest'
import { opening, SessionInPlay } from './build'

const plan = {
  ...opening().plan,
  method: 'rubric' as const,
  items: [],
  levels: [
    { id: 'low', name: 'Badly' },
    { id: 'high', name: 'Really well' },
  ],
}

/** Five of each group; each said one idea. The first idea is in the lower level, the others in the higher one. */
function room({ lived = 5 }: { lived?: number } = {}) {
  const session = new SessionInPlay({ title: 'A good move', plan })
  const people = [...session.joinMany(lived, 'lived'), ...session.joinMany(5, 'learnt')]
  session.goTo('ideas')
  const [first = '', ...rest] = people
  const last = rest.at(-1) ?? ''
  const say = (person: string, ideaId: string, words: string) =>
    session.say(person, { kind: 'idea', ideaId, words, mayMerge: true })
  say(first, 'cold', 'Badly: nobody\nanswers')
  say(last, 'warm', 'Somebody calls back')
  say(last, 'door', 'The door is open')
  session.goTo('share')
  session.act({
    kind: 'set-levels',
    levels: [
      { id: 'low', name: 'Badly', words: null, from: ['cold'] },
      { id: 'high', name: 'Really well', words: null, from: ['warm', 'door'] },
    ],
  })
  return { session, people, first, last }
}
const wordsOf = (session: SessionInPlay) => projectorView(session.state).levels.map(({ words }) => words)
const linesOf = (words: string | undefined) => words?.split('\n').toSorted()

describe('a session that writes a rubric', () => {
  it('begins with the levels of its template, the lowest first', () => {
    let made = 0
    const project = {
      id: 'p',
      title: 'Homes',
      purpose: '',
      yearStart: 4 as const,
      perspectives: [...defaultPerspectives],
      smallestGroup: 5 as const,
      createdAt: '2026-01-01T00:00:00.000Z',
    }
    const { plan: planned } = plannedWorkshop({
      templateId: 'rubric',
      project,
      measures: [],
      heldOn: 20_500,
      newId: () => `w-${++made}`,
    })
    expect(planned.method).toBe('rubric')
    expect(planned.levels?.map(({ name }) => name)).toEqual(['Badly', 'Well enough', 'Really well'])
  })

  it('shows each level in the words of its ideas on the wall and on phones, and an idea that is in one in no other place', () => {
    const { session, first } = room()
    const [low, high] = wordsOf(session)
    expect(low).toBe('Badly: nobody answers')
    expect(linesOf(high)).toEqual(['Somebody calls back', 'The door is open'])
    expect(participantView(session.state, first)?.levels.map(({ words }) => words)).toEqual(wordsOf(session))
    expect(projectorView(session.state).ideas).toEqual([])
    session.act({ kind: 'capture-idea', ideaId: 'free', words: 'In no level', perspectiveId: null, mayMerge: true })
    expect(projectorView(session.state).ideas.map(({ id }) => id)).toEqual(['free'])
  })

  it('shows the group’s own words in place of the ideas, until they are cleared', () => {
    const { session } = room()
    const set = (words: string | null) =>
      session.act({
        kind: 'set-levels',
        levels: [
          { id: 'low', name: 'Badly', words, from: ['cold'] },
          { id: 'high', name: 'Really well', words: null, from: ['warm'] },
        ],
      })
    set('You are left alone')
    expect(wordsOf(session)).toEqual(['You are left alone', 'Somebody calls back'])
    set(null)
    expect(wordsOf(session)).toEqual(['Badly: nobody answers', 'Somebody calls back'])
  })

  it('loses the words of an idea that is hidden or taken back, and puts merged words in place of those that were merged', () => {
    const { session, last } = room()
    session.act({ kind: 'merge-ideas', mergedId: 'both', ideaIds: ['warm', 'door'], words: 'They call, and are there' })
    expect(wordsOf(session)[1]).toBe('They call, and are there')
    session.act({ kind: 'show-on-wall', ids: ['both'], shown: false })
    expect(wordsOf(session)[1]).toBe('')
    session.act({ kind: 'show-on-wall', ids: ['both'], shown: true })
    session.act({ kind: 'unmerge-ideas', mergedId: 'both' })
    session.act({ kind: 'hide-idea', ideaId: 'door', hidden: true })
    expect(wordsOf(session)[1]).toBe('Somebody calls back')
    session.say(last, { kind: 'take-back-idea', ideaId: 'warm' })
    expect(wordsOf(session)[1]).toBe('')
  })

  it('says from which groups the ideas of a level are, and nothing of it where a group is small', () => {
    const saidBy = (session: SessionInPlay) => facilitatorView(session.state).levels.map(each => each.saidBy)
    expect(saidBy(room().session)).toEqual([['lived'], ['learnt']])
    expect(saidBy(room({ lived: 4 }).session)).toEqual([[], []])
  })

  it('asks about all levels together, and keeps them as they are while people are asked', () => {
    const { session, people, first } = room()
    session.act({ kind: 'count-as', choice: { way: 'together' } })
    session.goTo('agree')
    expect(facilitatorView(session.state).toAgree.map(({ id, words }) => [id, words])).toEqual([
      [rubricItemId, 'A good move'],
    ])
    expect(session.act({ kind: 'open-gradient', itemId: rubricItemId })).toBe('done')
    expect(participantView(session.state, first)?.gradients).toMatchObject([
      { itemId: rubricItemId, wording: 'A good move', open: true },
    ])
    expect(
      session.act({ kind: 'set-levels', levels: session.state.levels.map(level => ({ ...level, from: [] })) }),
    ).toBe('vote-open')
    for (const person of people)
      expect(session.say(person, { kind: 'gradient', round: 1, itemId: rubricItemId, step: 1, reason: '' })).toBe(
        'taken',
      )
    expect(session.act({ kind: 'close-gradient', itemId: rubricItemId })).toBe('done')
  })

  it('is not agreed any more once a level was changed, until that is undone', () => {
    const { session } = room()
    session.act({ kind: 'decide', itemId: rubricItemId, agreed: true })
    expect(session.state.decided.get(rubricItemId)).toBe(true)
    session.act({ kind: 'set-levels', levels: session.state.levels.map(level => ({ ...level, from: [] })) })
    expect(session.state.decided.has(rubricItemId)).toBe(false)
    session.act({ kind: 'undo' })
    expect(session.state.decided.get(rubricItemId)).toBe(true)
    expect(wordsOf(session)[0]).toBe('Badly: nobody answers')
  })

  it('refuses levels where no rubric is written, and an idea in two levels', () => {
    const other = new SessionInPlay()
    expect(other.act({ kind: 'set-levels', levels: [] })).toBe('gone')
    expect(projectorView(other.state).levels).toEqual([])
  })

  it('reads back the same', () => {
    const { session } = room()
    expect(sessionFrom(session.events)?.levels).toEqual(session.state.levels)
  })
})

describe('what a rubric session leaves', () => {
  function left(lived = 5) {
    const { session, last } = room({ lived })
    session.act({
      kind: 'draft-agreement',
      draft: { ...draft, itemId: rubricItemId, wording: 'How well a move goes' },
    })
    session.act({ kind: 'decide', itemId: rubricItemId, agreed: true })
    return { session, last }
  }
  const draft = {
    wording: '',
    sameMeaning: false,
    rewordedBy: [],
    howWeWillKnow: 'Tenants say so',
    whoGathers: '',
    possibleHarm: '',
    minorityView: 'Too soft',
    reviewOn: null,
  }
  function projectOf(session: SessionInPlay) {
    session.act({ kind: 'close' })
    const outcome = sessionOutcome(session.state)
    if (!outcome.ok) throw new Error(outcome.problem)
    let made = 0
    const sessionOpening = session.state.opening
    return workshopWithOutcome(workshopOfOpening(sessionOpening, 20_500), {
      opening: sessionOpening,
      outcome: outcome.value,
      measures: [],
      newId: () => `m-${++made}`,
    })
  }

  it('is a rubric measure with these levels in the group’s words', () => {
    const { newMeasures, workshop } = projectOf(left().session)
    expect(newMeasures.map(measure => measureSchema.parse(measure))).toHaveLength(1)
    expect(newMeasures[0]).toMatchObject({
      title: 'How well a move goes',
      because: 'Tenants say so',
      kind: 'rubric',
      proposedBy: ['lived', 'learnt'],
    })
    const levels = newMeasures[0]?.rubric ?? []
    expect(levels.map(({ name, words }) => [name, linesOf(words)])).toEqual([
      ['Badly', ['Badly: nobody answers']],
      ['Really well', ['Somebody calls back', 'The door is open']],
    ])
    expect(workshopSchema.parse(workshop)).toEqual(workshop)
    expect(workshop.agreed).toMatchObject([{ itemId: rubricItemId, levels, minorityView: 'Too soft' }])
  })

  it('tells who said which level, and nothing of it in a room with a small group', () => {
    const saidBy = (workshop: Workshop) => workshop.record && levelsInRecord(workshop.record).map(each => each.saidBy)
    expect(saidBy(projectOf(left().session).workshop)).toEqual([['lived'], ['learnt']])
    const small = projectOf(left(4).session)
    expect(saidBy(small.workshop)).toEqual([[], []])
    expect(small.newMeasures[0]?.proposedBy).toEqual([])
  })

  it('keeps the levels of a rubric that was not agreed, without words that are withdrawn later', () => {
    const { workshop, newMeasures } = projectOf(room().session)
    expect(newMeasures).toEqual([])
    const { record } = workshop
    if (!record) throw new Error('no record')
    expect(levelsInRecord(record).map(({ name, words }) => [name, words.split('\n').length])).toEqual([
      ['Badly', 1],
      ['Really well', 2],
    ])
    const ideas = record.ideas.map(idea => (idea.id === 'cold' ? { ...idea, words: '', withdrawnOn: 20_600 } : idea))
    expect(levelsInRecord({ ...record, ideas })[0]).toMatchObject({ words: '', saidBy: [] })
  })
})
