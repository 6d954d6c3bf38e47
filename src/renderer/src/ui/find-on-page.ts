/** Where the words stand: in what is written on the page, or in a field. */
export type FoundPlace = Range | HTMLInputElement | HTMLTextAreaElement

const isField = (element: Element): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && /^(text|search|url|email|number|tel)$/.test(element.type))

/** Every place where these words are seen below `root`, in reading order, whatever their capitals. Passes over what is in `except`. */
export function placesOfWords(words: string, root: HTMLElement, except: Element | null): FoundPlace[] {
  const wanted = words.toLowerCase()
  if (wanted === '') return []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, node => {
    if (!(node instanceof Element)) return NodeFilter.FILTER_ACCEPT
    const isSeen =
      node !== except && !/^(SCRIPT|STYLE)$/.test(node.tagName) && node.checkVisibility({ visibilityProperty: true })
    return isSeen ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_REJECT
  })
  const places: FoundPlace[] = []
  while (walker.nextNode()) {
    const { currentNode } = walker
    if (currentNode instanceof Text) {
      // What a field began with is not what stands in it.
      if (!(currentNode.parentElement instanceof HTMLTextAreaElement)) places.push(...rangesIn(currentNode, wanted))
    } else if (
      currentNode instanceof Element &&
      isField(currentNode) &&
      currentNode.value.toLowerCase().includes(wanted)
    )
      places.push(currentNode)
  }
  return places
}

function rangesIn(text: Text, wanted: string): Range[] {
  const read = text.data.toLowerCase()
  // A few letters become two when their capitals go: their places could not be told any more.
  if (read.length !== text.data.length) return []
  const ranges: Range[] = []
  for (let from = read.indexOf(wanted); from !== -1; from = read.indexOf(wanted, from + wanted.length)) {
    const range = document.createRange()
    range.setStart(text, from)
    range.setEnd(text, from + wanted.length)
    ranges.push(range)
  }
  return ranges
}

/** Marks all places, the current one more strongly, and brings that one into sight. Nothing on the page is changed. */
export function markPlaces(places: readonly FoundPlace[], current: FoundPlace | undefined): void {
  for (const field of document.querySelectorAll('[data-found]')) field.removeAttribute('data-found')
  const ranges = places.filter(place => place instanceof Range)
  CSS.highlights.set('found', new Highlight(...ranges))
  CSS.highlights.set('found-now', new Highlight(...(current instanceof Range ? [current] : [])))
  for (const place of places) if (!(place instanceof Range)) place.setAttribute('data-found', String(place === current))
  const element = current instanceof Range ? current.startContainer.parentElement : current
  element?.scrollIntoView({ block: 'center', inline: 'nearest' })
}
