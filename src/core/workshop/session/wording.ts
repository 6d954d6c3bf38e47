import type { AgreementDraft } from './act'
import type { SessionState } from './state'

const longestWording = 500

/** What an item is called where it is agreed: as drafted, or its own words. Null: nothing that a measure could be called. */
export function finalWording({ drafts, items, votedItems }: SessionState, itemId: string): string | null {
  const drafted = drafts.get(itemId)?.wording.trim() ?? ''
  const words = drafted || (items.find(({ id }) => id === itemId) ?? votedItems.get(itemId))?.words || ''
  return words !== '' && words.length <= longestWording ? words : null
}

/** The agreement on an item about which nothing is written yet. */
export const emptyDraft = (itemId: string, wording: string): AgreementDraft => ({
  itemId,
  wording,
  rewordedBy: [],
  howWeWillKnow: '',
  whoGathers: '',
  possibleHarm: '',
  minorityView: '',
  reviewOn: null,
})
