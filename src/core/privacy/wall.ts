import { bandCounts } from '@core/workshop/ratings'
import { protectedBy } from '@core/workshop/session/check-act'
import { namesBesideWords, wayOfCounting } from '@core/workshop/session/counting'
import { agreementsNow, answeredInStage, joiningNow, statementsShown } from '@core/workshop/session/facilitator-view'
import { levelsNow, levelsShown } from '@core/workshop/session/levels'
import { inShuffledOrder, proposalShown, sharedIdeas, stageNow } from '@core/workshop/session/shown'
import { finalWording, peopleTakingPart, type SessionState } from '@core/workshop/session/state'
import { tellsStories } from '@core/workshop/session/stories'
import type { ProjectorResult, ProjectorView } from '@core/workshop/session/views'
import { hiddenAnswers } from './groups'
import { answerBand, isSmallRoom } from './kept-counts'
import { passed, type Shareable } from './shareable'

/** What stands on the wall: nothing that tells of a group under the smallest, or lets it be worked out. */
export function projectorView(state: SessionState): Shareable<ProjectorView> {
  const { opening, revision, offWall, wall } = state
  const items = state.items.filter(({ id }) => !offWall.has(id))
  return passed({
    revision,
    title: opening.title,
    question: opening.question,
    method: opening.plan.method ?? 'measures',
    state: state.state,
    stage: stageNow(state),
    joining: joiningNow(state),
    joined: peopleTakingPart(state).length,
    answered: answeredInStage(state),
    rule: ruleOnWall(state),
    finalSay: opening.finalSay,
    paymentOffer: opening.plan.paymentOffer,
    perspectives: opening.perspectives,
    joinedGroups: [...state.joinedGroups.values()],
    ideas: ideasOnWall(state),
    items: items.map(item => proposalShown(state, item)),
    levels: levelsShown(state).filter(({ id }) => !offWall.has(id)),
    results: state.closedVotes.length === 0 ? null : inOrder(items.map(({ id }) => resultOf(state, id))),
    reasons: inShuffledOrder(state.reasons.values())
      .filter(({ id, hidden, takenBack }) => !hidden && !takenBack && !offWall.has(id))
      .map(({ itemId, side, words }) => ({ itemId, side, words })),
    statements: statementsShown(state).filter(({ id }) => !offWall.has(id)),
    wall,
    agreements: agreementsNow(state)
      .filter(({ itemId }) => !offWall.has(itemId))
      .map(({ itemId, agreed }) => ({ itemId, wording: wordingOnWall(state, itemId), agreed })),
  })
}

/** Where everybody is counted as one group there is no other to agree: “in every group” would promise what is not looked at. */
const ruleOnWall = (state: SessionState): ProjectorView['rule'] =>
  wayOfCounting(state) === 'groups' ? state.opening.rule : { ...state.opening.rule, variant: 'pooled' }

const outcomesInOrder = ['to-discuss', 'in', 'out'] as const

const inOrder = (results: readonly ProjectorResult[]): ProjectorResult[] =>
  results.toSorted((a, b) => outcomesInOrder.indexOf(a.outcome) - outcomesInOrder.indexOf(b.outcome))

const wordingOnWall = (state: SessionState, itemId: string): string =>
  finalWording(state, itemId) ?? (tellsStories(state) ? (state.items.find(({ id }) => id === itemId)?.words ?? '') : '')

/** What stands in a level of a rubric stands there alone. Whose idea it is shows only where no group is small: the ideas without a name would be those of the small one. */
function ideasOnWall(state: SessionState): ProjectorView['ideas'] {
  const named = namesBesideWords(state)
  const inLevels = new Set(levelsNow(state).flatMap(({ ideas }) => ideas.map(({ id }) => id)))
  const others = sharedIdeas(state).filter(({ id }) => !inLevels.has(id))
  return others.map(({ id, words, translation, perspectiveId }) => {
    return { id, words, translation, perspectiveId: named ? perspectiveId : null }
  })
}

/** Of the last vote: what the rule said of the ballots, and counts of the groups they were counted by; in a small room in bands. */
function resultOf(state: SessionState, itemId: string): ProjectorResult {
  const { smallestGroup } = state.opening
  const vote = state.closedVotes.at(-1)
  const answers = (vote?.tallies ?? [])
    .filter(tally => tally.itemId === itemId)
    .map(({ perspectiveId, ratings, dontKnow, skipped }) => {
      const counts = bandCounts(ratings)
      return { perspectiveId, counts: [counts['must-have'], counts.useful, counts['not-needed'], dontKnow, skipped] }
    })
  const hidden = hiddenAnswers(answers, { groups: new Set(), total: false }, smallestGroup)
  const groups = answers.map(({ perspectiveId, counts }, row) => {
    const people = counts.reduce((sum, count) => sum + count, 0)
    const shown = (column: number) => {
      const count = counts[column] ?? 0
      if (isSmallRoom(people, smallestGroup)) return answerBand(count, people)
      return hidden[row]?.cells[column] ? null : count
    }
    return {
      perspectiveId,
      people: isSmallRoom(people, smallestGroup) ? null : people,
      counts: { mustHave: shown(0), useful: shown(1), notNeeded: shown(2), dontKnow: shown(3) },
    }
  })
  return {
    itemId,
    outcome: vote?.counted.outcomes.find(each => each.itemId === itemId)?.code ?? 'to-discuss',
    essentialForProtected: protectedBy(state, itemId).length > 0,
    groups,
  }
}
