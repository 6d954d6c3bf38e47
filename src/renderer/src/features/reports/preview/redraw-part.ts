import type { DrawnPart } from './drawn-node'
import { type DrawnSheet, fillSheets } from './fill-sheets'

/** A part on the screen. `look`: the document's styles when it was drawn. */
export type ShownPart = {
  readonly part: DrawnPart
  readonly look: string
  readonly sheets: readonly DrawnSheet[]
  readonly element: HTMLElement
}

type Setting = { readonly wrapper: HTMLElement; readonly look: string; readonly isOver: () => boolean }

/** Draws a part where nobody sees it, and shows it once it is whole: in place of `before`, or after all there is. Null where `isOver` says to stop. */
export async function drawPart(
  part: DrawnPart,
  before: HTMLElement | null,
  { wrapper, look, isOver }: Setting,
): Promise<ShownPart | null> {
  const element = document.createElement('div')
  element.className = before ? 'part unseen' : 'part'
  wrapper.append(element)
  const filled = await fillSheets(element, part, { from: 0, isOver, isThere: () => false })
  if (!filled) {
    element.remove()
    return null
  }
  element.className = 'part'
  before?.replaceWith(element)
  return { part, look, sheets: filled.sheets, element }
}

/**
 * The same for a part whose page looks as it did: sheets before the first change stay, and those after the last one as soon as a sheet begins
 * where one began.
 */
export async function redrawPart(part: DrawnPart, shown: ShownPart, setting: Setting): Promise<ShownPart | null> {
  const { sheets } = shown
  const [before, after] = [shown.part.pieces, part.pieces]
  const same = commonStart(before, after)
  const sameEnd = commonEnd(before.slice(same), after.slice(same))
  const shift = before.length - after.length
  // A sheet that begins with what changed may have room for it on the one before.
  const kept = Math.max(
    0,
    sheets.findLastIndex(({ first }) => first !== null && first < same),
  )
  const at = (first: number) => sheets.findIndex((each, index) => index > kept && each.first === first + shift)
  const unseen = document.createElement('div')
  unseen.className = 'part unseen'
  setting.wrapper.append(unseen)
  const filled = await fillSheets(unseen, part, {
    from: sheets[kept]?.first ?? 0,
    isOver: setting.isOver,
    isThere: first => first >= after.length - sameEnd && at(first) !== -1,
  })
  if (!filled) {
    unseen.remove()
    return null
  }
  const rest = filled.next === null ? sheets.length : at(filled.next)
  const anchor = sheets[rest]?.sheet ?? null
  for (const { sheet } of sheets.slice(kept, rest)) sheet.remove()
  for (const { sheet } of filled.sheets) shown.element.insertBefore(sheet, anchor)
  unseen.remove()
  const moved = sheets.slice(rest).map(({ sheet, first }) => ({ sheet, first: first === null ? null : first - shift }))
  return { ...shown, part, sheets: [...sheets.slice(0, kept), ...filled.sheets, ...moved] }
}

export const isSamePart = (a: DrawnPart, b: DrawnPart): boolean =>
  a.shell === b.shell && a.pieces.length === b.pieces.length && commonStart(a.pieces, b.pieces) === a.pieces.length

/** How many pieces are the same from the beginning. */
function commonStart(a: readonly string[], b: readonly string[]): number {
  let count = 0
  while (count < Math.min(a.length, b.length) && a[count] === b[count]) count += 1
  return count
}
const commonEnd = (a: readonly string[], b: readonly string[]): number => commonStart(a.toReversed(), b.toReversed())
