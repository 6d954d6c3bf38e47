import type { SessionRecord } from '@core/project/entities'
import { finalWording, type SessionState } from './state'

export const looksAgain = ({ opening }: Pick<SessionState, 'opening'>): boolean => opening.plan.method === 'review'

/** What a measure that is looked at again says by now, as it was when the session opened; '' for a new proposal. */
export const figureOf = ({ opening }: Pick<SessionState, 'opening'>, measureId: string | null): string =>
  opening.figures?.find(figure => figure.measureId === measureId)?.words ?? ''

/** What the room decided about measures it looked at again. Nothing of it changes them: a person does, later. */
export const reviewedMeasures = (state: SessionState): NonNullable<SessionRecord['reviewed']> =>
  [...state.decided].flatMap(([itemId, agreed]) => {
    const item = state.items.find(({ id }) => id === itemId)
    const measureId = item?.measureId ?? null
    if (!item || measureId === null) return []
    const { why = '', change = false } = state.drafts.get(itemId) ?? {}
    const wording = finalWording(state, itemId) ?? item.words
    const said = !agreed ? 'dropped' : change || wording !== item.words ? 'changed' : 'kept'
    return [{ itemId, measureId, said, wording, why } as const]
  })
