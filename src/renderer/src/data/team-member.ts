/** Of this computer, as the colours are: not of a project. */
const place = 'common-measure-team-member'
export const longestTeamMember = 200

/** How whoever works on this computer wants to be called in the history of projects; '' : nobody said. */
export function teamMember(): string {
  try {
    return localStorage.getItem(place) ?? ''
  } catch {
    // The browser keeps nothing: changes are nobody's.
    return ''
  }
}

/** From the next change on. Answers whether it could be kept. */
export function setTeamMember(name: string): boolean {
  try {
    if (name === '') localStorage.removeItem(place)
    else localStorage.setItem(place, name)
    return true
  } catch {
    return false
  }
}
