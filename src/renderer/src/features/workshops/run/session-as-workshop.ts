import type { Workshop } from '@core/project/entities'
import type { FacilitatorView } from '@core/workshop/session/views'

/** The closed votes of a session as a workshop holds them, for everything that reads votes (core/workshop). */
export const sessionAsWorkshop = ({ opening, people, items, closedVotes }: FacilitatorView): Workshop => ({
  id: opening.workshopId,
  title: opening.title,
  question: opening.question,
  heldOn: 0,
  taking: people.byPerspective.filter(each => each.people > 0).map(each => ({ ...each })),
  rule: opening.rule,
  ruleChosen: 'before-vote',
  finalSay: opening.finalSay,
  items: items.map(({ id, words }) => ({ id, words })),
  tallies: closedVotes.flatMap(({ tallies }) => tallies),
  agreed: [],
  source: '',
})
