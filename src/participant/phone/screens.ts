/** The screens that came with the last page of the laptop, by place. */
type Screens = {
  readonly home: string
  readonly stage: string
  /** Those at the foot of every page: whoever reads one of them is not moved on. */
  readonly always: ReadonlySet<string>
  readonly at: ReadonlyMap<string, { readonly title: string; readonly markup: string }>
}

export function screensIn(page: Document): Screens {
  const main = page.querySelector('main')
  const shown = page.getElementById('screen')
  const at = new Map<string, { title: string; markup: string }>()
  for (const template of Array.from(page.querySelectorAll<HTMLTemplateElement>('template[data-place]')))
    at.set(template.dataset.place ?? '', { title: template.dataset.title ?? '', markup: plainMarkup(template.content) })
  if (main && shown) at.set(main.dataset.place ?? '', { title: page.title, markup: plainMarkup(shown) })
  const links = Array.from(page.querySelectorAll<HTMLAnchorElement>('footer a'))
  return {
    home: page.body.dataset.home ?? '',
    stage: main?.dataset.stage ?? '',
    always: new Set(links.map(link => placeOf(link.getAttribute('href') ?? '', '') ?? '')),
    at,
  }
}

/** Without the ids of what is not written yet: they differ each time, and are made when a form is sent. */
function plainMarkup(root: ParentNode): string {
  for (const form of Array.from(root.querySelectorAll<HTMLFormElement>('form[data-mints]')))
    form.querySelector(`input[name="${form.dataset.mints || '-'}"]`)?.setAttribute('value', '')
  const holder = document.createElement('div')
  for (const node of Array.from(root.childNodes)) holder.appendChild(document.importNode(node, true))
  return holder.innerHTML
}

/** The place an address of ours names; `null` where it leads elsewhere. */
export function placeOf(href: string, home: string): string | null {
  const url = new URL(href, location.href)
  if (url.origin !== location.origin || url.pathname !== '/' || url.searchParams.has('code')) return null
  return url.searchParams.get('at') ?? home
}

/**
 * Puts the markup into the screen and touches only the parts that differ from what the laptop sent before, and never a field that
 * somebody is typing in. What the person opened stays open.
 */
export function patch(screen: Element, before: string, after: string): void {
  if (before === after) return
  const wasOpen = Array.from(screen.querySelectorAll('details')).map(({ open }) => open)
  patchParts(screen, before, after)
  Array.from(screen.querySelectorAll('details')).forEach((details, place) => {
    details.open = wasOpen[place] || false
  })
}

function patchParts(screen: Element, before: string, after: string): void {
  const [old, fresh] = [childrenOf(before), childrenOf(after)]
  const shown = Array.from(screen.children)
  if (old.length !== fresh.length || shown.length !== fresh.length) {
    screen.innerHTML = after
    return
  }
  shown.forEach((child, place) => {
    const next = fresh[place]
    const isTyping = child.contains(document.activeElement) && document.activeElement?.tagName === 'TEXTAREA'
    if (next && next.outerHTML !== old[place]?.outerHTML && !isTyping) screen.replaceChild(next, child)
  })
}

function childrenOf(markup: string): Element[] {
  const holder = document.createElement('div')
  holder.innerHTML = markup
  return Array.from(holder.children)
}
