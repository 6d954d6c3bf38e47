const segmenter = new Intl.Segmenter(undefined, { granularity: 'word' })

/** How many words a Markdown text has as it is read: marks are none, a live figure is what it says. */
export function wordsIn(markdown: string, figureOf: (call: string) => string): number {
  const read = markdown
    .replace(/\{\{([^{}]+)\}\}/g, (_, call: string) => ` ${figureOf(call.trim())} `)
    .replace(/\]\([^()\s]*\)/g, '] ')
    .replace(/^\s*\|?[\s:|-]+\|\s*$/gm, '')
    .replace(/^\s*\d+[.)]\s/gm, '')
    .replace(/&(?:amp|lt|gt|quot|nbsp|#39);/g, ' ')
  let words = 0
  for (const { isWordLike } of segmenter.segment(read)) if (isWordLike) words++
  return words
}
