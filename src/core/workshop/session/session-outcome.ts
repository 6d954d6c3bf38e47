import { ok, problem, type Result } from '@core/result'
import { rubricItemId } from '../rubric'
import { namesBesideWords } from './counting'
import { groupBesideWords, objectionsShown, paymentsNow, protectedItems, statementsShown } from './facilitator-view'
import { levelsKept, levelsShown } from './levels'
import { looksAgain, reviewedMeasures } from './review'
import type { SessionOutcome } from './session-calls'
import { inShuffledOrder, proposedBy } from './shown'
import { finalWording, itemsToAgree, peopleByPerspective, peopleTakingPart, type SessionState } from './state'
import { chosenStories, sortsWords, tellsStories } from './stories'
import type { doors } from './views'
import { withdrawalMark } from './withdrawal-code'

/**
 * What goes into the project when a session is over. Ideas and reasons stand in the order they had on the wall, which is made by
 * chance. What was taken back is not in it, nor what the facilitator hid: it names somebody, or hurts.
 */
export function sessionOutcome(state: SessionState): Result<SessionOutcome, 'not-closed'> {
  if (state.state !== 'closed') return problem('not-closed')
  const items = itemsInOutcome(state)
  return ok({
    sessionId: state.opening.sessionId,
    taking: peopleByPerspective(state).filter(({ people }) => people > 0),
    items: items.map(item => ({
      id: item.id,
      words: item.words,
      measureId: item.measureId,
      proposedBy: proposedBy(state, item),
      ...(item.rewordedFrom !== null && {
        rewordedFrom: item.rewordedFrom,
        rewordedBy: namesBesideWords(state) ? [...item.rewordedBy] : [],
      }),
      ...(tellsStories(state) && { ideaIds: [...item.ideaIds] }),
      ...(item.earlierWords.length > 0 && { earlierWords: [...item.earlierWords] }),
    })),
    tallies: state.closedVotes.flatMap(({ tallies }) => tallies),
    counted: state.closedVotes.map(({ counted }) => counted),
    groups: [...state.joinedGroups.values()],
    record: recordOf(state, items),
    agreed: tellsStories(state) ? [] : agreedOf(state, items),
    confirmed: [...state.confirmations.values()].flatMap(({ outcomeId, confirmationId, said }) =>
      said ? [{ outcomeId, confirmationId, ...said }] : [],
    ),
  })
}

type Items = SessionState['items']
type Words = { readonly place: string; readonly hidden: boolean; readonly takenBack: boolean }

/** What is on the list, and what was voted on before and is on it no more. */
function itemsInOutcome({ items, votedItems }: SessionState): Items {
  const ids = new Set(items.map(({ id }) => id))
  return [...items, ...[...votedItems.values()].filter(({ id }) => !ids.has(id))]
}

function recordOf(state: SessionState, items: Items): SessionOutcome['record'] {
  const people = peopleTakingPart(state)
  const joined = (door: (typeof doors)[number]) => people.filter(person => person.door === door).length
  const known = new Set([...items, ...itemsToAgree(state)].map(({ id }) => id))
  const given = <W extends Words>(said: ReadonlyMap<string, W>): W[] =>
    inShuffledOrder(said.values()).filter(({ hidden, takenBack }) => !hidden && !takenBack)
  const hidden = (said: ReadonlyMap<string, Words>) =>
    [...said.values()].filter(each => each.hidden && !each.takenBack).length
  const beside = groupBesideWords(state)
  const itemOf = (ideaId: string) => items.find(({ ideaIds }) => ideaIds.includes(ideaId))?.id ?? null
  return {
    joined: {
      ...{ phone: joined('phone'), paper: joined('paper'), shared: joined('shared') },
      ...(joined('call') > 0 && { call: joined('call') }),
    },
    ideas: given(state.ideas).map(({ id, words, perspectiveId, by, domainId, use }) => {
      const story = sortsWords(state) ? { domainId, ...(tellsStories(state) && { use }) } : {}
      const withdrawal = withdrawalOf(state, by, id)
      return { id, words, perspectiveId: beside(perspectiveId), ...withdrawal, itemId: itemOf(id), ...story }
    }),
    reasons: given(state.reasons)
      .filter(({ itemId }) => known.has(itemId))
      .map(({ id, words, perspectiveId, by, itemId, side }) => {
        return { id, words, perspectiveId: beside(perspectiveId), ...withdrawalOf(state, by, id), itemId, side }
      }),
    hiddenWords: {
      ideas: hidden(state.ideas),
      reasons: hidden(state.reasons) + state.stepReasons.filter(reason => reason.hidden).length,
    },
    stages: state.stages
      .filter(({ id }) => state.begun.includes(id))
      .map(({ id, title, minutes }) => {
        return { id, title, planned: minutes, took: Math.round((state.spent.get(id) ?? 0) / 60_000) }
      }),
    stepReasons: state.stepReasons
      .filter(({ itemId, hidden }) => known.has(itemId) && !hidden)
      .map(({ hidden: _, ...reason }) => ({ ...reason, perspectiveId: null, withdrawnOn: null })),
    ...(looksAgain(state) && { reviewed: reviewedMeasures(state) }),
    ...(tellsStories(state) && { chosen: chosenStories(state) }),
    ...(state.levels.length > 0 && { levels: levelsKept(state) }),
    statements: statementsShown(state).map(statement => ({ ...statement })),
    protectedItems: protectedItems(state).map(({ itemId, perspectiveIds, reason }) => {
      return { itemId, perspectiveIds: [...perspectiveIds], reason }
    }),
    say: {
      counts: { ...state.saySummary.counts },
      ...(state.saySummary.kept && { kept: state.saySummary.kept }),
      comments: state.saySummary.comments.map(comment => ({ ...comment, perspectiveId: null, withdrawnOn: null })),
    },
    payments: { ...paymentsNow(state) },
  }
}

function withdrawalOf({ people }: SessionState, by: string | null, wordsId: string) {
  const code = by === null ? undefined : people.get(by)?.withdrawalCode
  return { withdrawal: code === undefined ? null : withdrawalMark(code, wordsId), withdrawnOn: null }
}

/** In the order in which they were agreed. */
function agreedOf(state: SessionState, items: Items): SessionOutcome['agreed'] {
  return [...state.decided]
    .filter(([, agreed]) => agreed)
    .flatMap(([itemId]) => {
      const item = [...items, ...itemsToAgree(state)].find(({ id }) => id === itemId)
      if (!item || (looksAgain(state) && item.measureId !== null)) return []
      const draft = state.drafts.get(itemId)
      const gradient = state.closedGradients.get(itemId)
      const objections = objectionsShown(state).filter(objection => objection.itemId === itemId)
      return [
        {
          itemId,
          measureId: item.measureId,
          proposedBy: proposedBy(state, item),
          wording: finalWording(state, itemId) ?? '',
          minorityView: draft?.minorityView ?? '',
          ...(itemId === rubricItemId && { levels: levelsShown(state).map(({ name, words }) => ({ name, words })) }),
          objections: objections.map(({ id, words, perspectiveId }) => ({ id, words, perspectiveId })),
          rewordedBy: namesBesideWords(state) ? [...(draft?.rewordedBy ?? [])] : [],
          sameMeaning: draft?.sameMeaning ?? false,
          howWeWillKnow: draft?.howWeWillKnow ?? '',
          whoGathers: draft?.whoGathers ?? '',
          possibleHarm: draft?.possibleHarm ?? '',
          reviewOn: draft?.reviewOn ?? null,
          ...(gradient && {
            gradient: gradient.counts.map(({ counts, ...each }) => ({ ...each, counts: [...counts] })),
          }),
        },
      ]
    })
}
