/**
 * Van der Eijk's A of a distribution over an ordered scale: 1 all in one place, 0 spread evenly, -1 split between the two ends.
 * `counts`: people by place on the scale, at least three places (fewer is a bug, and throws). Null where nobody answered.
 *
 * The distribution is taken apart into layers that are each even over the places they fill; A is the mean of the layers' own
 * agreement, weighted by their size. Source: van der Eijk (2001), Quality & Quantity 35(3), 325-341, in the form of the R
 * package agrmt (whose example [30,40,210,130,530,50,10] gives 0.6113).
 */
export function orderedAgreement(counts: readonly number[]): number | null {
  if (counts.length < 3) throw new Error('ordered agreement needs at least three places')
  const people = counts.reduce((sum, count) => sum + count, 0)
  if (people === 0) return null
  let agreement = 0
  let rest = [...counts]
  for (let filled = placesFilled(rest); filled.length > 0; filled = placesFilled(rest)) {
    const height = Math.min(...filled.map(place => rest[place] ?? 0))
    agreement += layerAgreement(filled, counts.length) * ((height * filled.length) / people)
    rest = rest.map(count => (count > 0 ? count - height : 0))
  }
  return agreement
}

const placesFilled = (counts: readonly number[]): number[] =>
  counts.flatMap((count, place) => (count > 0 ? [place] : []))

/** Agreement of a layer that is even over `filled` places (ascending) of a scale of `size`. */
function layerAgreement(filled: readonly number[], size: number): number {
  if (filled.length === 1) return 1
  if (filled.length === size) return 0
  const isFilled = Array.from({ length: size }, (_, place) => filled.includes(place))
  let oneHump = 0
  let twoHumps = 0
  for (let a = 0; a < size; a++) {
    for (let b = a + 1; b < size; b++) {
      for (let c = b + 1; c < size; c++) {
        const pattern = [a, b, c].map(place => (isFilled[place] ? 1 : 0)).join('')
        if (pattern === '101') twoHumps++
        if (pattern === '110' || pattern === '011') oneHump++
      }
    }
  }
  const unimodality = ((size - 2) * oneHump - (size - 1) * twoHumps) / ((size - 2) * (oneHump + twoHumps))
  return unimodality * (1 - (filled.length - 1) / (size - 1))
}
