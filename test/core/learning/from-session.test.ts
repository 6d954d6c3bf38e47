import { added, type Change, type Commit } from '@core/change/change'
import { sessionWithdrawal } from '@core/learning/session-words'
import { powerAnswers, reflectionsFromWorkshop, reflectionsOfWorkshop } from '@core/learning/workshop-power'
import { nextRound, offeredAgain, roundFromWorkshop } from '@core/learning/workshop-round'
import { storyForOthers } from '@core/privacy/told-stories'
import { emptyRows } from '@core/project/contents'
import { reflectionSchema, storyRoundSchema, storySchema, type Workshop, workshopSchema } from '@core/project/entities'
import { plannedWorkshop } from '@core/workshop/plan'
import { emptyDraft } from '@core/workshop/session/act'
import { sessionOutcome } from '@core/workshop/session/session-outcome'
import { wordsOfCode } from '@core/workshop/withdrawal'
import { workshopOfOpening, workshopWithOutcome } from '@core/workshop/workshop-with-outcome'
import { describe, expect, it } from 'vitest'
import { project } from '../project/sample-contents'
import { opening, SessionInPlay } from '../workshop/session/build'

function leftBy(session: SessionInPlay): Workshop {
  session.act({ kind: 'close' })
  const outcome = sessionOutcome(session.state)
  if (!outcome.ok) throw new Error(outcome.problem)
  const given = session.state.opening
  const put = workshopWithOutcome(workshopOfOpening(given, 20_500), {
    opening: given,
    outcome: outcome.value,
    measures: [],
    newId: () => 'a-measure',
  })
  return workshopSchema.parse(put.workshop)
}

const idsFrom = (prefix: string) => {
  let last = 0
  return () => `${prefix}-${++last}`
}
/** The code that a person of the session was given. */
const codeOf = (session: SessionInPlay, person: string) => session.state.people.get(person)?.withdrawalCode ?? ''
const logOf = (changes: readonly Change[]): Commit[] => [
  {
    id: 'c',
    seq: 1,
    at: '2026-03-01T10:00:00.000Z',
    by: '',
    action: 'x',
    why: '',
    changes: [...changes],
    undoes: null,
    redoes: null,
  },
]

const planned = plannedWorkshop({
  templateId: 'power',
  project,
  measures: [],
  heldOn: 20_500,
  newId: idsFrom('new'),
  powerQuestions: [
    { id: 'agenda', words: 'Who set the agenda?' },
    { id: 'pay', words: 'Who is paid?' },
  ],
})

/** `learnt`: how many came who speak from learnt experience. */
function powerSession(learnt: number) {
  const session = new SessionInPlay({ title: 'Power', plan: { ...opening().plan, ...pickedPlan(), items: [] } })
  const [one = '', two = ''] = session.joinMany(6, 'lived')
  const [other = ''] = session.joinMany(learnt, 'learnt')
  session.goTo('ideas')
  const say = (person: string, ideaId: string, words: string, domainId?: string) =>
    session.say(person, { kind: 'idea', ideaId, words, mayMerge: true, ...(domainId && { domainId }) })
  say(one, 'i1', 'The director does, always', 'agenda')
  say(two, 'i2', 'Staff are. We are thanked.', 'pay')
  say(other, 'i3', 'We do, without noticing', 'agenda')
  say(other, 'i4', 'Nobody asked about childcare')
  say(two, 'i5', 'Write the next agenda together,\nby June', 'step')
  return { session, one, two }
}
const pickedPlan = () => ({ method: 'power' as const, domains: planned.plan.domains ?? [] })

const taken = (workshop: Workshop) =>
  reflectionsFromWorkshop(workshop, {
    powerQuestions: [{ id: 'agenda', words: 'Who set the agenda?', topic: 'agenda', order: 4 }],
    reflections: [],
    gatherings: [],
    levels: { agenda: 'asked' },
    days: { i5: 20_600 },
    nameOf: id => `Group ${id}`,
    newId: idsFrom('made'),
  })

describe('a session about power', () => {
  it('asks the project’s own questions, and ours where it has none', () => {
    expect(planned.plan.domains?.map(({ id }) => id)).toEqual(['agenda', 'pay', 'step'])
    const ours = plannedWorkshop({ templateId: 'power', project, measures: [], heldOn: 1, newId: idsFrom('q') })
    expect(ours.plan.domains).toHaveLength(12)
    expect(ours.plan.stages.some(({ kind }) => kind === 'vote')).toBe(false)
  })

  it('becomes a reflection of each perspective that is large enough, and one of the group with its level and steps', () => {
    const workshop = leftBy(powerSession(6).session)
    expect(powerAnswers(workshop).map(({ id, said }) => [id, said.length])).toEqual([
      ['agenda', 2],
      ['pay', 1],
      ['other', 1],
    ])
    const { questions, reflections } = taken(workshop)
    for (const each of reflections) expect(reflectionSchema.parse(each)).toEqual(each)
    // "Who is paid?" and "something else" are not in the project yet; "agenda" is.
    expect(questions.map(({ id, order }) => [id, order])).toEqual([
      ['pay', 5],
      ['other', 6],
    ])
    const brief = reflections.map(({ perspectiveId, answers, steps }) => ({
      perspectiveId,
      answers: answers
        .map(({ id, questionId, words, level }) => [id.replace(/^made.*/, 'made'), questionId, words, level])
        .sort(),
      steps: steps.map(({ id, words, by }) => [id, words, by]),
    }))
    expect(brief).toContainEqual({
      perspectiveId: null,
      answers: [['made', 'agenda', '', 'asked']],
      steps: [['i5', 'Write the next agenda together, by June', 20_600]],
    })
    expect(brief).toContainEqual({
      perspectiveId: 'lived',
      answers: [
        ['i1', 'agenda', 'The director does, always', null],
        ['i2', 'pay', 'Staff are. We are thanked.', null],
      ],
      steps: [],
    })
    expect(brief).toContainEqual({
      perspectiveId: 'learnt',
      answers: [
        ['i3', 'agenda', 'We do, without noticing', null],
        ['i4', 'other', 'Nobody asked about childcare', null],
      ],
      steps: [],
    })
    expect(reflectionsOfWorkshop(workshop, reflections)).toHaveLength(3)
    expect(reflectionsOfWorkshop({ ...workshop, record: undefined }, reflections)).toEqual([])
  })

  it('names no perspective at all where one group was small', () => {
    const { reflections } = taken(leftBy(powerSession(2).session))
    expect(reflections.map(({ perspectiveId, answers }) => [perspectiveId, answers.length])).toEqual([[null, 5]])
  })

  it('lets somebody take an answer back with their code, out of the reflection and the log too', () => {
    const { session, one } = powerSession(6)
    const workshop = leftBy(session)
    const { questions, reflections } = taken(workshop)
    const rows = {
      ...emptyRows,
      project: [project],
      workshop: [workshop],
      reflection: reflections,
      powerQuestion: questions,
    }
    const commits = logOf([added('workshop', workshop), ...reflections.map(each => added('reflection', each))])
    if (!workshop.record) throw new Error('no record')
    const given = wordsOfCode(workshop.record, codeOf(session, one))
    expect(given.map(({ id }) => id)).toEqual(['i1'])
    const done = sessionWithdrawal(workshop, given, { rows, commits, today: 20_700, mark: 'withdrawn' })
    expect(JSON.stringify(done.changes.map(({ after }) => after))).not.toContain('The director does')
    expect(done.changes.map(({ kind }) => kind).sort()).toEqual(['reflection', 'workshop'])
    const log = commits.flatMap(({ changes }) => changes.map(done.erased))
    expect(JSON.stringify(log)).not.toContain('The director does')
    expect(JSON.stringify(log)).toContain('We do, without noticing')
  })
})

/** Three stories, of which two were chosen: one told for the room alone, one that may be used without a name. */
function storySession() {
  const plan = { ...opening().plan, method: 'stories' as const, items: [], domains: [{ id: 'lives', name: 'Lives' }] }
  const session = new SessionInPlay({ title: 'What changed', question: 'What changed most?', plan })
  const [first = '', second = '', third = ''] = session.joinMany(6, 'lived')
  session.goTo('ideas')
  const tell = (person: string, ideaId: string, words: string, fields: object) =>
    session.say(person, { kind: 'idea', ideaId, words, mayMerge: true, ...fields })
  tell(first, 'locks', 'My landlord changed the locks on a Sunday in March', { domainId: 'lives' })
  tell(second, 'asked', 'I was asked before they moved me to the other side of town', { use: 'unnamed' })
  tell(third, 'name', 'Nobody knew my name', { use: 'unnamed' })
  session.goTo('share')
  const item = (id: string, words: string) => ({ id: `item-${id}`, words, from: [id], measureId: null })
  session.act({
    kind: 'set-items',
    items: [
      item('locks', 'My landlord changed the locks on a Sunday in March'),
      item('asked', 'I was asked before they moved me to the other side of town'),
      item('name', 'Nobody knew my name'),
    ],
  })
  session.goTo('differences')
  session.say(third, {
    kind: 'reason',
    reasonId: 'r1',
    itemId: 'item-asked',
    side: 'for',
    words: 'Being asked is rare',
  })
  session.say(third, { kind: 'reason', reasonId: 'r2', itemId: 'item-asked', side: 'against', words: 'One move only' })
  const choose = (itemId: string, wording: string, why: string) => {
    session.act({ kind: 'draft-agreement', draft: { ...emptyDraft(itemId, wording), why } })
    session.act({ kind: 'decide', itemId, agreed: true })
  }
  choose('item-locks', 'The locks', 'It is about power over a home')
  choose('item-asked', 'Asked first', 'It shows that asking works')
  return { session, first, second, third }
}

describe('a session of stories', () => {
  const { session, second, third } = storySession()
  const workshop = leftBy(session)
  const { stories, round } = roundFromWorkshop(workshop, { stories: [], rounds: [] })

  it('becomes a round: what was chosen and why, what some saw differently, and what was read and not chosen', () => {
    expect(storyRoundSchema.parse(round)).toEqual(round)
    for (const each of stories) expect(storySchema.parse(each)).toEqual(each)
    expect(round.domains.map(({ name }) => name)).toEqual(['Lives', 'Any other change'])
    expect(round.choices.map(({ domain, storyId, why, dissent }) => [domain, storyId, why, dissent])).toEqual([
      ['Lives', 'locks', 'It is about power over a home', ''],
      ['Any other change', 'asked', 'It shows that asking works\nBeing asked is rare', 'One move only'],
    ])
    expect([...round.storyIds].sort()).toEqual(['asked', 'locks', 'name'])
    expect(stories.find(({ id }) => id === 'locks')).toMatchObject({ title: 'The locks', about: ['Lives'] })
    // Taken over twice, no story is there twice.
    expect(roundFromWorkshop(workshop, { stories, rounds: [round] }).stories).toEqual([])
  })

  it('keeps what was told for the room with the team, and tells nobody the rest before somebody agreed to it', () => {
    expect(Object.fromEntries(stories.map(({ id, reach }) => [id, reach]))).toEqual({
      locks: 'team',
      asked: 'unnamed',
      name: 'unnamed',
    })
    const rows = { person: [], consent: [], contact: [] }
    const gaps = stories.map(each => storyForOthers(each, rows, { on: 20_600, channel: 'report' }))
    expect(gaps.every(verdict => 'gap' in verdict)).toBe(true)
  })

  it('is followed by a round with its question and domains, which is offered what was not chosen', () => {
    const next = nextRound(round, { title: 'Next', id: 'next', order: 2 })
    expect(storyRoundSchema.parse(next)).toMatchObject({
      earlierRoundId: round.id,
      question: 'What changed most?',
      fromDay: 20_501,
      storyIds: [],
      choices: [],
      domains: round.domains,
    })
    const rounds = [round, next]
    expect(offeredAgain(next, { rounds, stories }).map(({ id }) => id)).toEqual(['name'])
    expect(offeredAgain({ ...next, storyIds: ['name'] }, { rounds, stories })).toEqual([])
    expect(offeredAgain(round, { rounds, stories })).toEqual([])
  })

  it.each([
    ['a story', second, 'asked before they moved me'],
    ['a reason', third, 'Being asked is rare'],
  ])(
    'lets somebody take %s back with their code: out of the workshop, the stories, the round and the log',
    (_, who, words) => {
      const rows = { ...emptyRows, project: [project], workshop: [workshop], story: stories, storyRound: [round] }
      const commits = logOf([
        added('workshop', workshop),
        ...stories.map(each => added('story', each)),
        added('storyRound', round),
      ])
      if (!workshop.record) throw new Error('no record')
      const given = wordsOfCode(workshop.record, codeOf(session, who))
      const done = sessionWithdrawal(workshop, given, { rows, commits, today: 20_700, mark: 'withdrawn' })
      expect(JSON.stringify(done.changes.map(({ before }) => before))).toContain(words)
      expect(JSON.stringify(done.changes.map(({ after }) => after))).not.toContain(words)
      const edits = done.changes.map(({ kind, id }) => `${kind} ${id}`)
      expect(new Set(edits).size).toBe(edits.length)
      const log = JSON.stringify(commits.flatMap(({ changes }) => changes.map(done.erased)))
      expect(log).not.toContain(words)
      expect(log).toContain('My landlord changed the locks')
    },
  )
})
