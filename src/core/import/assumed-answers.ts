import type { Mapping, Role } from './mapping'
import { usualTake } from './nested-rows'
import { withNoAnswersSettled } from './no-answer-codes'
import type { MappingProblem } from './questions'
import { openNoAnswers } from './questions'

/** Questions that can be answered for a look at what would come of it. */
export const assumable = [
  'ask-date-order',
  'ask-number-format',
  'ask-level',
  'ask-hidden-rows',
  'ask-no-answer',
] as const satisfies readonly MappingProblem[]

/** The mapping as it is most often meant, where a person would have to say: to show what comes of it, never to write it. */
export function withAssumedAnswers(asked: Mapping): Mapping {
  const mapping = openNoAnswers(asked).length > 0 ? withNoAnswersSettled(asked, 'missing') : asked
  return {
    ...mapping,
    columns: mapping.columns.map(({ name, role }) => ({ name, role: assumed(role) })),
    rows: {
      ...mapping.rows,
      ...(mapping.rows.nested && {
        nested: mapping.rows.nested.map(nested => ({ ...nested, take: nested.take ?? usualTake(nested) })),
      }),
      ...(mapping.rows.skipHidden === null && { skipHidden: true }),
    },
  }
}

function assumed(role: Role): Role {
  if (role.as === 'date') return { ...role, order: role.order ?? 'day-first' }
  if (role.as !== 'value' && role.as !== 'value-at' && role.as !== 'denominator') return role
  return { ...role, numbers: role.numbers ?? 'point' }
}
