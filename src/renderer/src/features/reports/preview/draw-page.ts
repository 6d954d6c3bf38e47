import type { DrawnNode } from './drawn-node'

/** What a document may make on the screen. Anything else is shown as its words. */
const tags = new Set([
  ...[
    'section',
    'article',
    'header',
    'footer',
    'div',
    'p',
    'span',
    'br',
    'img',
    'sup',
    'sub',
    'ins',
    'del',
    'ol',
    'li',
  ],
  ...['table', 'colgroup', 'col', 'tbody', 'tr', 'td'],
])
const attributes = new Set(['class', 'lang', 'colspan', 'rowspan', 'alt'])
const heldPicture = /^data:image\/(png|jpeg|gif|bmp|webp|svg\+xml);/

/**
 * A node of a document on the page: known elements and attributes alone, no address, no script. A document may be anybody's; its links are
 * words here.
 */
export function nodeFor(drawn: DrawnNode): Node {
  if (typeof drawn === 'string') return document.createTextNode(drawn)
  const element = document.createElement(tags.has(drawn.tag) ? drawn.tag : 'span')
  for (const [name, value] of Object.entries(drawn.attributes)) {
    const isPicture = name === 'src' && element instanceof HTMLImageElement && heldPicture.test(value)
    if (isPicture || attributes.has(name)) element.setAttribute(name, value)
  }
  if (element instanceof HTMLImageElement && !element.alt) element.alt = ''
  for (const [name, value] of Object.entries(drawn.style)) {
    if (isHarmless(value))
      element.style.setProperty(
        name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`),
        value,
      )
  }
  element.append(...drawn.children.map(nodeFor))
  return element
}

/** Nothing is fetched, and nothing leaves its page: the page's own rules say so too. */
const isHarmless = (value: string): boolean => !/url\(|fixed|sticky/i.test(value)

/** The document's own style sheet without what would fetch something, but for pictures that it holds itself. */
export const harmlessStyles = (styles: string): string =>
  styles.replace(/@import[^;]*;?/gi, '').replace(/url\(\s*(?!["']?data:image\/)[^)]*\)?/gi, 'none')
