import { bandCounts } from '@core/workshop/ratings'
import { ruleOutcome } from '@core/workshop/rule'
import { protectedBy } from '@core/workshop/session/check-act'
import { agreementsNow, answeredInStage, joiningNow, talliesOfItem } from '@core/workshop/session/facilitator-view'
import { inShuffledOrder, sharedIdeas, stageNow } from '@core/workshop/session/shown'
import {
  finalWording,
  lastTallies,
  peopleByPerspective,
  peopleTakingPart,
  type SessionState,
} from '@core/workshop/session/state'
import type { ProjectorResult, ProjectorView } from '@core/workshop/session/views'
import { hiddenAnswers, hiddenPeople } from './groups'
import { passed, type Shareable } from './shareable'

/** What stands on the wall: nothing that tells of a group under the smallest, or lets it be worked out. */
export function projectorView(state: SessionState): Shareable<ProjectorView> {
  const { opening, revision } = state
  return passed({
    revision,
    title: opening.title,
    question: opening.question,
    state: state.state,
    stage: stageNow(state),
    joining: joiningNow(state),
    joined: peopleTakingPart(state).length,
    answered: answeredInStage(state),
    rule: opening.rule,
    finalSay: opening.finalSay,
    paymentOffer: opening.plan.paymentOffer,
    perspectives: opening.perspectives,
    ideas: ideasOnWall(state),
    items: state.items.map(({ id, words }) => ({ id, words })),
    results: state.closedVotes.length === 0 ? null : state.items.map(({ id }) => resultOf(state, id)),
    reasons: inShuffledOrder(state.reasons.values())
      .filter(({ hidden, takenBack }) => !hidden && !takenBack)
      .map(({ itemId, side, words }) => ({ itemId, side, words })),
    statements: [...state.statements.values()],
    agreements: agreementsNow(state).map(({ itemId, agreed }) => {
      return { itemId, wording: finalWording(state, itemId) ?? '', agreed }
    }),
  })
}

/** Whose idea it is shows only where no group is small: the ideas without a name would be those of the small one. */
function ideasOnWall(state: SessionState): ProjectorView['ideas'] {
  const named = hiddenGroups(state).groups.size === 0
  return sharedIdeas(state).map(({ id, words, perspectiveId }) => {
    return { id, words, perspectiveId: named ? perspectiveId : null }
  })
}

const hiddenGroups = (state: SessionState) =>
  hiddenPeople({ taking: peopleByPerspective(state) }, state.opening.smallestGroup)

function resultOf(state: SessionState, itemId: string): ProjectorResult {
  const { rule, smallestGroup } = state.opening
  const tallies = talliesOfItem(lastTallies(state), itemId)
  const answers = tallies.map(({ perspectiveId, ratings, dontKnow, skipped }) => {
    const counts = bandCounts(ratings)
    return { perspectiveId, counts: [counts['must-have'], counts.useful, counts['not-needed'], dontKnow, skipped] }
  })
  const hidden = hiddenAnswers(answers, hiddenGroups(state), smallestGroup)
  const groups = answers.map(({ perspectiveId, counts }, row) => {
    const shown = (column: number) => (hidden[row]?.cells[column] ? null : (counts[column] ?? 0))
    const small = hidden[row]?.small !== false
    return {
      perspectiveId,
      counts: small
        ? ('hidden' as const)
        : { mustHave: shown(0), useful: shown(1), notNeeded: shown(2), dontKnow: shown(3) },
    }
  })
  return {
    itemId,
    outcome: ruleOutcome(tallies, rule).code,
    essentialForProtected: protectedBy(state, itemId).length > 0,
    groups,
  }
}
