import type { StageKind } from '@core/project/entities'
import type { ParticipantView } from '@core/workshop/session/views'
import type { JoinPage, OwnPage, Page } from '../../src/participant/page-content'

export const stageKinds: readonly StageKind[] = [
  'welcome',
  'ideas',
  'share',
  'vote',
  'differences',
  'agree',
  'talk',
  'close',
]

/** A person's view with something in every field, all of it `words`; `items`: how many are voted on. */
export function fullView(kind: StageKind, words: (name: string) => string, items = 2): ParticipantView {
  const itemIds = Array.from({ length: items }, (_, index) => `item-${index + 1}`)
  return {
    revision: 7,
    title: words('title'),
    question: words('question'),
    state: 'open',
    stage: {
      id: 'stage-1',
      kind,
      title: words('stage'),
      minutes: 10,
      prompt: words('prompt'),
      say: words('say'),
      number: 2,
      of: 8,
      startedAt: 0,
      endsAt: null,
      leftWhenPaused: null,
    },
    perspectives: [
      { id: 'lived', name: words('perspective') },
      { id: 'learnt', name: words('perspective') },
    ],
    perspectiveId: 'lived',
    counting: { way: 'groups', fewest: 5, group: words('joined group') },
    paymentOffer: words('offer'),
    payment: 'accepted',
    paymentRevision: 1,
    myIdeas: [{ id: 'idea-1', words: words('my idea'), mayMerge: false, domainId: 'other', use: 'room', revision: 3 }],
    method: kind === 'ideas' ? 'stories' : 'measures',
    domains: [{ id: 'lives', name: words('domain') }],
    ideas: [{ id: 'idea-2', words: words('idea'), translation: words('translation') }],
    items: itemIds.map(id => ({ id, words: words(id), figure: kind === 'talk' ? words('figure') : null })),
    levels: [{ id: 'level-1', name: words('level'), words: words('words of a level') }],
    vote: { round: 1, open: true },
    myRatings: itemIds.slice(1).map(itemId => ({ itemId, rating: 'useful', revision: 2 })),
    myReasons: [{ id: 'reason-1', itemId: 'item-1', side: 'for', words: words('reason'), revision: 1 }],
    gradients: itemIds.map((itemId, index) => ({
      itemId,
      round: 1,
      wording: words(`wording of ${itemId}`),
      open: true,
      step: index === 0 ? null : 8,
      reason: words('block'),
      revision: 1,
    })),
    agreed: [{ wording: words('agreed') }],
    say: { say: 'partly', words: words('comment'), revision: 1 },
    withdrawalCode: words('code'),
  }
}

export const ownPage = (view: ParticipantView, fields: Partial<OwnPage> = {}): OwnPage => ({
  kind: 'own',
  language: 'en',
  at: null,
  view,
  notice: null,
  typed: null,
  newId: 'new-1',
  ...fields,
})

export const joinPage = (words: (name: string) => string, fields: Partial<JoinPage> = {}): JoinPage => ({
  kind: 'join',
  language: 'en',
  at: null,
  title: words('title'),
  question: words('question'),
  perspectives: [{ id: 'lived', name: words('perspective') }],
  paymentOffer: words('offer'),
  code: '',
  notice: null,
  ...fields,
})

/** Every kind of page there is, with `words` wherever somebody's words can stand. */
export function everyPage(words: (name: string) => string): Page[] {
  const typed = { kind: 'idea', here: 'ideas', ideaId: 'idea-9', words: words('typed'), reason: words('typed reason') }
  return [
    joinPage(words),
    joinPage(words, { at: 'code', code: words('typed code').slice(0, 20) }),
    joinPage(words, { at: 'who', code: '7K2M9Q' }),
    joinPage(words, { notice: 'wrong-code', code: words('typed code').slice(0, 20) }),
    joinPage(words, { notice: 'not-valid', code: '7K2M9Q' }),
    ...stageKinds.map(kind => ownPage(fullView(kind, words))),
    ...stageKinds.map(kind => ownPage({ ...fullView(kind, words), state: 'paused', vote: null, gradients: [] })),
    ownPage(fullView('vote', words), { at: 'item.item-2' }),
    ownPage({ ...fullView('close', words), state: 'closed' }),
    ownPage(fullView('ideas', words), { notice: 'closed', typed }),
    ownPage(fullView('ideas', words), { notice: 'paused', typed }),
    ...(['busy', 'locked', 'closed', 'not-found', 'left'] as const).map((kind): Page => ({ kind, language: 'en' })),
  ]
}
