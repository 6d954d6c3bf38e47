// The user guide as a web page beside the app's own, for the desktop's Help menu: docs/user-guide.md and its pictures.
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Marked } from 'marked'

const root = resolve(import.meta.dirname, '..')

/** Where a heading is linked to, as on the pages where people read the Markdown. */
const anchorOf = text =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s-]/gu, '')
    .trim()
    .replace(/\s/g, '-')

const marked = new Marked({
  renderer: {
    heading({ tokens, depth, text }) {
      return `<h${depth} id="${anchorOf(text)}">${this.parser.parseInline(tokens)}</h${depth}>\n`
    },
    // Nothing outside the guide opens from it: such an address is read, and other files are named.
    link({ href, tokens }) {
      const words = this.parser.parseInline(tokens)
      if (href.startsWith('#')) return `<a href="${href}">${words}</a>`
      return /^https?:/.test(href) ? `${words} (${href})` : `${words} (docs/${href})`
    },
  },
})

const style = `
:root { color-scheme: light dark; font: 1.0625rem/1.6 'Atkinson Hyperlegible Next Variable', Verdana, sans-serif; }
body { max-width: 46rem; margin: 0 auto; padding: 1.5rem; background: light-dark(#fffdf9, #1f1d1a); color: light-dark(#221f1b, #ece6dc); overflow-wrap: break-word; }
h1, h2, h3 { line-height: 1.25; margin-block: 2em 0.5em; }
a { color: light-dark(#12436d, #8fbbe4); }
img { max-width: 100%; height: auto; border: 1px solid light-dark(#e0d6c6, #4d4841); }
table { display: block; overflow-x: auto; border-collapse: collapse; }
th, td { padding: 0.4rem 0.75rem; border: 1px solid light-dark(#857a68, #8d8578); text-align: start; vertical-align: top; }
pre { overflow-x: auto; padding: 0.75rem; background: light-dark(#f4eee4, #2b2824); }
`

/** Writes the page into the built page's folder, which has to be there. */
export function buildGuide() {
  const folder = join(root, 'out/renderer/guide')
  mkdirSync(folder, { recursive: true })
  const text = readFileSync(join(root, 'docs/user-guide.md'), 'utf8')
  const page = `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>User guide – Common Measure</title><style>${style}</style></head>
<body><main>${marked.parse(text)}</main></body>
</html>
`
  writeFileSync(join(folder, 'index.html'), page)
  cpSync(join(root, 'docs/pictures'), join(folder, 'pictures'), { recursive: true })
}

if (process.argv[1] === fileURLToPath(import.meta.url)) buildGuide()
