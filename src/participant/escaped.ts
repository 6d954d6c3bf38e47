const named: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}

/** Markup that `escaped` made. Nothing else can make one, so no field can pass for markup. */
export class Html {
  readonly #markup: string
  private constructor(markup: string) {
    this.#markup = markup
  }
  toString(): string {
    return this.#markup
  }
  static of(strings: readonly string[], parts: readonly Part[]): Html {
    let markup = strings[0] ?? ''
    for (let place = 0; place < parts.length; place += 1)
      markup += markupOf(parts[place] ?? null) + (strings[place + 1] ?? '')
    return new Html(markup)
  }
}

export type Part = Html | string | number | null | readonly Part[]

/** A template whose every part is text, unless `escaped` made it. Attribute values stand in double quotes. `null` is nothing. */
export const escaped = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html => Html.of(strings, parts)

function markupOf(part: Part): string {
  if (part === null) return ''
  if (part instanceof Html) return part.toString()
  if (typeof part === 'string' || typeof part === 'number') return textOf(String(part))
  return part.map(markupOf).join('')
}

/** Control characters are not allowed in HTML at all; tab and line ends stay. */
const textOf = (text: string): string =>
  // Most texts hold nothing of it, and a page holds thousands of them.
  notPlain.test(text) ? withoutMarkup(text) : text

// biome-ignore lint/suspicious/noControlCharactersInRegex: as below.
const notPlain = /[&<>"'`\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/

const withoutMarkup = (text: string): string =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
  text.replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]/g, '').replace(/[&<>"'`]/g, found => named[found] ?? '')
