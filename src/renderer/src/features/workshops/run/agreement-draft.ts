import type { AgreementDraft } from '@core/workshop/session/act'
import type { FacilitatorView, Item } from '@core/workshop/session/views'

export const longestWording = 500

/** The draft of one item as it stands; before anybody wrote one, its own words where they are short enough for a measure. */
export function draftOf(view: FacilitatorView, item: Item): AgreementDraft {
  const found = view.agreements.find(({ itemId }) => itemId === item.id)
  if (found) {
    const { agreed: _, gradient: __, ...draft } = found
    return { ...draft, rewordedBy: [...draft.rewordedBy] }
  }
  const words = item.words.replace(/\s+/g, ' ').trim()
  return {
    itemId: item.id,
    wording: words.length <= longestWording ? words : '',
    rewordedBy: [],
    howWeWillKnow: '',
    whoGathers: '',
    possibleHarm: '',
    minorityView: '',
    reviewOn: null,
  }
}
