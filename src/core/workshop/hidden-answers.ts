import { cellsHiddenForSmallNumbers, partsHiddenForSmallNumbers } from '@core/observation/suppression'
import type { Workshop } from '@core/project/entities'

export type HiddenPeople = {
  /** Groups whose number must not leave the room, nor anything that gives it away. */
  readonly groups: ReadonlySet<string>
  /** The number of all people too. */
  readonly total: boolean
}

/** Which groups were so small, or could be worked out from the others, that how many they were stays in the room. */
export function hiddenPeople(
  { taking }: { readonly taking: readonly Workshop['taking'][number][] },
  threshold: number,
): HiddenPeople {
  const hide = partsHiddenForSmallNumbers(
    taking.map(({ people }) => people),
    { threshold },
  )
  const groups = taking.filter((_, index) => hide.parts[index] === true).map(({ perspectiveId }) => perspectiveId)
  return { groups: new Set(groups), total: hide.total }
}

export type GroupAnswers = { readonly perspectiveId: string; readonly counts: readonly number[] }

/**
 * Which counts of how groups answered one item must not leave the room: all of a small group's, or of one of whom few
 * answered; no small count of the others, nor one that could be worked out. `small`: the group as a whole is hidden.
 */
export function hiddenAnswers(
  answers: readonly GroupAnswers[],
  hidden: HiddenPeople,
  threshold: number,
): { readonly small: boolean; readonly cells: readonly boolean[] }[] {
  // Row totals are as good as shown: how many took part stands in a table of its own.
  const hide = cellsHiddenForSmallNumbers(
    answers.map(({ counts }) => counts),
    { threshold, rowTotals: true, columnTotals: false },
  )
  return answers.map(({ perspectiveId, counts }, row) => {
    const answered = counts.reduce((sum, count) => sum + count, 0)
    const small = hidden.groups.has(perspectiveId) || (answered > 0 && answered < threshold)
    return { small, cells: counts.map((_, column) => small || hide.cells[row]?.[column] === true) }
  })
}
