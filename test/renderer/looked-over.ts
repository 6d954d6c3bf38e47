// What a reader would see at once on a screen in another language, and a test has to look for.

const isHidden = (element: Element): boolean => {
  const { width, height } = element.getBoundingClientRect()
  return width <= 1 || height <= 1 || !element.checkVisibility({ checkOpacity: true, checkVisibilityCSS: true })
}

/** Code and pictures of documents are in their own language, and what is hidden is read by nobody. */
const apart = 'script, style, code, body [lang], .react-flow__attribution'
const spokenAttributes = ['aria-label', 'placeholder', 'title', 'alt', 'aria-description'] as const

function textsOf(root: Element): { text: string; element: Element }[] {
  const found: { text: string; element: Element }[] = []
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Element) {
      for (const name of spokenAttributes) {
        const text = node.getAttribute(name)
        if (text) found.push({ text, element: node })
      }
    } else if (node.parentElement && node.textContent) {
      found.push({ text: node.textContent, element: node.parentElement })
    }
  }
  return found.filter(({ element }) => !element.closest(apart) && !isHidden(element))
}

/** Of a list of names, each; of a figure with its unit, the unit. */
const partsOf = (run: string): string[] => run.split(/[,;·] |^[\d.,%]+ /)

/** Texts in letters of the English alphabet that stand in no row of the project: they are not in a message file. */
export function notInMessages(root: Element, rows: string): string[] {
  const known = rows.replace(/\s+/g, ' ')
  const said = textsOf(root).flatMap(({ text, element }) =>
    text
      .replace(/\s+/g, ' ')
      .split(/[^\p{ASCII}‘’“”–…£×·]+/u)
      .map(run => run.replace(/^[^A-Za-z0-9]+|[^A-Za-z0-9]+$/g, ''))
      .filter(
        run => !known.includes(run) && partsOf(run).some(part => /[A-Za-z]{2}/.test(part) && !known.includes(part)),
      )
      .map(run => `${run} <${element.tagName.toLowerCase()} ${element.className}>`),
  )
  return [...new Set(said)]
}

const scrolls = (element: Element): boolean => /auto|scroll/.test(getComputedStyle(element).overflowX)

/** Elements whose own words are cut off, or stand out of their box, where nobody can scroll to them. */
export function cutOff(root: Element): string[] {
  const found: string[] = []
  for (const element of root.querySelectorAll('*')) {
    const words = [...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    if (words.length === 0 || element.clientWidth === 0 || isHidden(element)) continue
    if (element.closest('svg, input, textarea, select, .react-flow')) continue
    const style = getComputedStyle(element)
    if (style.textOverflow === 'ellipsis' || scrolls(element)) continue
    if (element.scrollWidth > element.clientWidth + 1)
      found.push(`${element.textContent?.slice(0, 60)} <${element.tagName.toLowerCase()} ${element.className}>`)
  }
  return [...new Set(found)]
}

/**
 * Sentences of ours whose direction is guessed from the first letter, which may be of a name in them: `isOurs` knows their letters. A name
 * alone is rightly guessed.
 */
export function guessedDirections(root: Element, isOurs: (text: string) => boolean): string[] {
  const found = [...root.querySelectorAll('[dir="auto"]:not(input, textarea)')].flatMap(element => {
    const text = element.textContent ?? ''
    return !isHidden(element) && isOurs(text) && /[A-Za-z]{3}/.test(text) ? [text.slice(0, 80)] : []
  })
  return [...new Set(found)]
}

/** How far the page can be scrolled sideways, and what reaches out furthest. */
export function sideways(): string | null {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return null
  const reach = (element: Element) => {
    const { left, right } = element.getBoundingClientRect()
    return Math.max(-left, right - clientWidth)
  }
  const inScroller = (element: Element): boolean => {
    for (let each = element.parentElement; each; each = each.parentElement)
      if (/auto|scroll|hidden|clip/.test(getComputedStyle(each).overflowX)) return true
    return false
  }
  const [widest] = [...document.body.querySelectorAll('*')]
    .filter(element => !inScroller(element))
    .sort((a, b) => reach(b) - reach(a))
  return `${scrollWidth - clientWidth} px: <${widest?.tagName.toLowerCase()} ${widest?.className}> ${widest?.textContent?.slice(0, 60)}`
}
