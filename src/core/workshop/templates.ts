import { type Stage, type StageKind, stepDomainId, type WorkshopMethod } from '@core/project/entities'
import projectTemplates from '../words/templates.en.json'

export const templateIds = ['agree', 'check-in', 'rubric', 'significant-change', 'review', 'power'] as const
export type TemplateId = (typeof templateIds)[number]

/** A session to start from. Its words are meant to be read aloud, and to be changed. */
type SessionTemplate = {
  readonly id: TemplateId
  readonly title: string
  /** When to choose it. */
  readonly about: string
  readonly question: string
  readonly stages: readonly Omit<Stage, 'id'>[]
  /** The project's measures are voted on from the start. */
  readonly startsWithMeasures: boolean
  readonly method?: WorkshopMethod
  /** Of a rubric, the names of its levels, lowest first. */
  readonly levels?: readonly string[]
  /** What people's words can be about: of stories kinds of change; of power questions, where the project has none of its own. */
  readonly domains?: readonly string[]
}

/** What somebody writes under it is no answer, but a step that they suggest. */
export const stepDomain = { id: stepDomainId, name: 'A step to share power, and by when' }

type StageWords = Omit<Stage, 'id' | 'kind' | 'minutes'>

/** How a stage of each kind begins, until somebody writes their own words. */
const usual: Readonly<Record<StageKind, StageWords>> = {
  welcome: {
    title: 'Welcome',
    prompt:
      'You are welcome here. You choose what to say, and what to keep to yourself. You can skip any question. You can stop at any time.',
    say: 'Thank you for coming. What you know from your own life counts here as much as any training. Nobody has to tell their story. What you write comes in without your name. While a vote is open you can change your answer. When it closes, nobody can tell which answer was yours, and we cannot take it out again. Ideas can be taken back later: please keep the code you are given. If you are offered something for your time, it does not depend on what you say. Please ask me anything before we begin.',
  },
  ideas: {
    title: 'Quiet ideas',
    prompt: 'How would you know that things are getting better? Write one idea at a time. There are no wrong answers.',
    say: 'We take some quiet time now. Write down what you would see, hear or feel if things were getting better. One idea at a time. Please do not write names. If you would rather say it than write it, tell me and I will write it down in your words.',
  },
  share: {
    title: 'Share and group',
    prompt: 'Here is what we said. What belongs together? What is missing?',
    say: 'Let us read the ideas aloud. We begin with those from lived experience. Listen first, then ask. If two ideas say the same thing, we can put them together. If you would rather keep yours as it is, it stays as it is.',
  },
  vote: {
    title: 'Private vote',
    prompt: 'For each one: is it a must have, useful, or not needed? “Don’t know” and “skip” are good answers too.',
    say: 'Now everybody votes for themselves. Nobody sees your answers, and nobody sees any result before the vote closes. “Don’t know” is a good answer. Take the time you need. When I close the vote, we no longer know which answers were yours.',
  },
  differences: {
    title: 'Look at differences',
    prompt: 'Where do we see it differently? What is the reason?',
    say: 'Here is what we said. We look first at where we differ. We are not here to win each other over. We want to understand why. What people with lived experience call essential cannot be voted away. We can only talk about it, and write down the reasons.',
  },
  agree: {
    title: 'Agree',
    prompt: 'Listen to the final words. How far can you go along with them?',
    say: 'I read the final words aloud. Then you each say how far you can go along with them, from whole-hearted to “I have to stop this”. If you see it differently, your view is written down with the measure. It does not get lost.',
  },
  talk: {
    title: 'Talk together',
    prompt: 'Let us talk. There is nothing to write now.',
    say: 'We talk together now. Please leave room for those who have not spoken yet.',
  },
  close: {
    title: 'Close',
    prompt: 'Thank you. Did you have a real say today?',
    say: 'Thank you for your time and for what you brought. I read out what we agreed and who decided it. Please tell us whether you had a real say. It comes in without your name. We confirm what you are offered for your time. You can take a copy home.',
  },
}

/** A stage of this kind as it stands in no template yet: its usual words, and time enough. */
export const usualStage = (kind: StageKind): Omit<Stage, 'id'> => ({ kind, minutes: 10, ...usual[kind] })

const stage = (kind: StageKind, minutes: number, words: Partial<StageWords> = {}): Omit<Stage, 'id'> => ({
  ...usualStage(kind),
  minutes,
  ...words,
})

const secondVote: Partial<StageWords> = {
  title: 'Private vote again',
  prompt: 'We have heard the reasons. Vote once more. You may stay with your answer, or change it.',
  say: 'We vote once more, now that we have heard each other. It is fine to change your mind. It is just as fine not to. Nobody sees your answers.',
}

/** The 90-minute flow of method.md comes first: it is what a session is unless somebody chooses otherwise. */
export const sessionTemplates: readonly SessionTemplate[] = [
  {
    id: 'agree',
    title: 'Agree what success means',
    about: 'To decide together how you will know that your work makes a difference. For up to 15 people.',
    question: 'How would we know that our work is making a difference?',
    startsWithMeasures: false,
    stages: [
      stage('welcome', 10),
      stage('ideas', 10),
      stage('share', 20),
      stage('vote', 5, { title: 'Private vote 1' }),
      stage('differences', 20),
      stage('vote', 5, { ...secondVote, title: 'Private vote 2' }),
      stage('agree', 15),
      stage('close', 5),
    ],
  },
  {
    id: 'check-in',
    title: 'Check in with each other',
    about: 'A short meeting in between: what has changed, what matters now, what to do next.',
    question: 'What has changed since we last met, and what matters most now?',
    startsWithMeasures: false,
    stages: [
      stage('welcome', 3),
      stage('ideas', 6, {
        title: 'What has changed?',
        prompt: 'What has changed since we last met? Write good things and hard things.',
        say: 'Think back to the last time we met. What has changed, for you or around you? Write one thing at a time. Hard things are as welcome as good ones.',
      }),
      stage('share', 8),
      stage('vote', 4, {
        title: 'What matters now?',
        prompt: 'For each one: must we look at it now, is it useful to, or is it not needed?',
      }),
      stage('talk', 6, {
        title: 'What do we do next?',
        prompt: 'What will we do about it, and who will do it?',
        say: 'What do we do about what matters most? Who does it, and by when? Please take care that it does not always fall to the same people.',
      }),
      stage('close', 3),
    ],
  },
  {
    id: 'rubric',
    title: 'Say what “good enough” looks like',
    about: 'To write down in words how good is good enough, so that people can assess it and no number has to.',
    question: 'What does it look like when this goes badly, well enough, and really well?',
    startsWithMeasures: false,
    method: 'rubric',
    levels: ['Badly', 'Well enough', 'Really well'],
    stages: [
      stage('welcome', 10),
      stage('ideas', 10, {
        title: 'Badly, well enough, really well',
        prompt:
          'What would you see if this went badly? Well enough? Really well? Begin each idea with one of these words.',
        say: 'Think of a time when this went badly, and of a time when it went well. What did you see, hear or feel? Begin each idea with “badly”, “well enough” or “really well”.',
      }),
      stage('share', 15, {
        title: 'Put the levels together',
        prompt: 'Which ideas belong to the same level?',
        say: 'We read the ideas aloud, those from lived experience first. Which of them describe the same level? What must be true before anybody may call it good enough?',
      }),
      stage('vote', 5, {
        prompt: 'Must this be in our words for “good enough”? Is it useful, or not needed?',
      }),
      stage('differences', 15),
      stage('agree', 15, {
        prompt: 'Listen to each level as it is read aloud. How far can you go along with these words?',
        say: 'I read out each level. Are these words that you would use yourself? Who judges, and how often? Then you each say how far you can go along with it.',
      }),
      stage('close', 5),
    ],
  },
  {
    id: 'significant-change',
    title: 'Choose the most significant change',
    about: 'To hear stories of change, choose together the ones that mean most, and keep the reasons for the choice.',
    question: 'What is the most significant change, good or bad, that you have seen?',
    startsWithMeasures: false,
    method: 'stories',
    domains: ['Changes in people’s lives', 'Changes in how people take part', 'Changes in organisations and services'],
    stages: [
      stage('welcome', 10),
      stage('ideas', 20, {
        title: 'Stories of change',
        prompt:
          'What is the most significant change you have seen? Tell it in a few sentences. Leave out names and anything you would not want others to read.',
        say: 'Think of one change that means a lot to you. What was it like before? What happened? What is different now? Why does it matter? You decide how much you tell. Please leave out names.',
      }),
      stage('share', 20, {
        title: 'Hear the stories',
        prompt: 'Listen to each story. What makes it matter?',
        say: 'We hear the stories, those from lived experience first. We do not question whether they happened. We ask what makes each of them matter.',
      }),
      stage('vote', 5, {
        prompt: 'Which stories say most about change? Say for each: this one, perhaps, or not this one.',
        say: 'Say for each story whether it is one that we should choose. This does not judge what anybody lived through. Nobody sees your answers.',
      }),
      stage('differences', 20, {
        title: 'Reasons for the choice',
        prompt: 'Why these stories? What does each of them tell us?',
        say: 'The reasons are what we keep. Why did some of us choose one story and some another? I write the reasons down.',
      }),
      stage('agree', 10, {
        title: 'Choose',
        prompt: 'Which stories do we choose, and why?',
        say: 'Which story, or which stories, do we choose? Why these? I write down the reasons. Stories that we do not choose are kept too.',
      }),
      stage('talk', 10, {
        title: 'What this tells us',
        prompt: 'What do these stories tell us about our work?',
        say: 'What do these stories tell us about what works, and about what does not? What should we do differently?',
      }),
      stage('close', 5),
    ],
  },
  {
    id: 'review',
    title: 'Look again at our measures',
    about: 'To look back at what you agreed to measure: what to keep, what to change, what to let go.',
    question: 'Do these measures still tell us what matters?',
    startsWithMeasures: true,
    method: 'review',
    stages: [
      stage('welcome', 10),
      stage('talk', 10, {
        title: 'What happened',
        prompt: 'This is what we agreed to look at. What does it tell us? What does it leave out?',
        say: 'These are the measures from last time. I tell you what came of each of them: what we found, what we did, and what we did not do. Ask anything.',
      }),
      stage('ideas', 5, {
        title: 'What is missing?',
        prompt: 'What matters now that none of these measures shows? Write one idea at a time.',
        say: 'What do these measures not show? What has become more important? Take some quiet time and write it down.',
      }),
      stage('vote', 5, {
        title: 'Private vote 1',
        prompt: 'For each measure: do we keep it, change it, or drop it?',
      }),
      stage('differences', 20),
      stage('vote', 5, { ...secondVote, title: 'Private vote 2' }),
      stage('agree', 15),
      stage('close', 5),
    ],
  },
  {
    id: 'power',
    title: 'Reflect on power',
    about:
      'To think together about who sets the agenda, decides, is paid and tells the story, and to choose steps to share power.',
    question: 'Who has power in what we do together, and how do we share it?',
    startsWithMeasures: false,
    method: 'power',
    domains: projectTemplates.solidarity.rows.powerQuestion.map(({ words }) => words),
    stages: [
      stage('welcome', 10),
      stage('ideas', 20, {
        title: 'In our own words',
        prompt:
          'Choose a question that speaks to you, and answer it in your own words. Nobody has to answer any of them.',
        say: 'Power is in who decides, in what never gets talked about, and in what we take for granted. Choose a question that speaks to you and write what you think. Write as many answers as you like, or none. We do not look for blame. We begin with our own power.',
      }),
      stage('share', 20, {
        title: 'Hear each other',
        prompt: 'Here is what we said. What do we see now that we did not see before?',
        say: 'We read the answers aloud, those from lived experience first. Listen first, then ask. Nobody has to explain who they are or why they think so.',
      }),
      stage('ideas', 10, {
        title: 'Steps',
        prompt: 'What can we do to share power, and by when? Choose “A step to share power, and by when”.',
        say: 'What is one step that we can take ourselves, in this group or in our organisations? Write it down, and by when. Small and soon is good.',
      }),
      stage('talk', 15, {
        title: 'Choose our steps',
        prompt: 'Which steps do we take, who takes them, and by when?',
        say: 'Let us hear the steps. Which of them do we take? Who, and by when? If it helps, we also say for a question where we are now: told what happens, asked for a view, deciding together, or led by those affected. We only do that where it helps.',
      }),
      stage('close', 5),
    ],
  },
]

export function templateOf(id: TemplateId): SessionTemplate {
  const found = sessionTemplates.find(template => template.id === id)
  if (!found) throw new Error(`there is no template ${id}`)
  return found
}
