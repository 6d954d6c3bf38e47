import type { Mapping, MappingProblem, Role } from './mapping'

/** Questions that can be answered for a look at what would come of it. */
export const assumable = [
  'ask-date-order',
  'ask-number-format',
  'ask-level',
  'ask-hidden-rows',
  'ask-no-answer',
] as const satisfies readonly MappingProblem[]

/** The mapping as it is most often meant, where a person would have to say: to show what comes of it, never to write it. */
export const withAssumedAnswers = (mapping: Mapping): Mapping => ({
  ...mapping,
  columns: mapping.columns.map(({ name, role }) => ({ name, role: assumed(role) })),
  rows: {
    ...mapping.rows,
    ...(mapping.rows.nested && {
      nested: mapping.rows.nested.map(nested => ({ ...nested, take: nested.take ?? 'parts' })),
    }),
    ...(mapping.rows.skipHidden === null && { skipHidden: true }),
  },
})

function assumed(role: Role): Role {
  if (role.as === 'date') return { ...role, order: role.order ?? 'day-first' }
  if (role.as !== 'value' && role.as !== 'value-at' && role.as !== 'denominator') return role
  const { noAnswer } = 'noAnswer' in role ? role : {}
  return {
    ...role,
    numbers: role.numbers ?? 'point',
    ...(noAnswer && { noAnswer: { ...noAnswer, are: noAnswer.are ?? 'missing' } }),
  }
}
