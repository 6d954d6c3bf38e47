/** How a report looks as a web page: readable on a phone, in the dark, and on paper. Text has at least 7:1 against its ground. */
export const pageStyle = `
:root { color-scheme: light dark; --ground: #fff; --text: #1c2427; --soft: #46535a; --line: #0b6e75; --rule: #c5cfd2 }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14191b; --text: #eceff0; --soft: #b9c4c8; --line: #5cc3ca; --rule: #45525a }
}
* { box-sizing: border-box }
body { margin: 0; background: var(--ground); color: var(--text); font: 1.0625rem/1.55 system-ui, sans-serif }
body.large { font-size: 1.5rem }
body.easy-read { font-size: 1.375rem; line-height: 1.7 }
main { max-width: 42rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; overflow-wrap: anywhere }
h1, h2, h3, h4 { line-height: 1.25; margin: 2em 0 .5em; break-after: avoid }
h1 { font-size: 1.9em; margin-top: 0; padding-bottom: .35em; border-bottom: 3px solid var(--line) }
h2 { font-size: 1.4em }
h3 { font-size: 1.1em; margin-top: 1.4em }
h4 { font-size: 1em; margin-top: 1.4em }
p, ul, ol { margin: 0 0 .8em }
li ul, li ol { margin: .35em 0 0 }
ul, ol { padding-inline-start: 1.4em }
li { margin-bottom: .35em }
.lead { font-size: 1.1em; color: var(--soft) }
.note { font-size: .9em; color: var(--soft) }
p.note:last-child { margin-top: 3em; padding-top: .8em; border-top: 1px solid var(--rule) }
blockquote { margin: 1.2em 0; padding-inline-start: 1em; border-inline-start: 4px solid var(--line); break-inside: avoid }
blockquote p { margin: 0; font-size: 1.1em }
blockquote footer, figcaption { color: var(--soft) }
a { color: var(--line); text-underline-offset: .15em }
figure { margin: 1.5em 0; padding: 1em; border: 1px solid var(--rule); break-inside: avoid }
ul.key { list-style: none; padding: 0; margin: 1.5em 0; display: grid; gap: 1.25em; grid-template-columns: repeat(auto-fill, minmax(min(100%, 17rem), 1fr)) }
ul.key li { margin: 0; padding-top: .6em; border-top: 3px solid var(--line); break-inside: avoid }
ul.key p { margin: 0 0 .25em }
ul.key .figure strong { font-size: 2em; line-height: 1.15 }
figure p { margin: 0 0 .5em }
ul.statements { list-style: none; padding: 0; margin: 1em 0 }
ul.statements li { display: flex; gap: 1.5em; align-items: center; margin: 0; padding: 1em 0; break-inside: avoid }
ul.statements :is(svg, img) { flex: none; width: 6.5rem; height: 6.5rem; color: var(--line) }
ul.statements p { margin: 0 0 .35em }
ul.statements .figure { font-size: 2.1em; line-height: 1.15; font-weight: 700 }
ul.statements .term { font-weight: 700 }
@media (max-width: 30rem) { ul.statements li { gap: .9em; align-items: flex-start } ul.statements :is(svg, img) { width: 4rem; height: 4rem } }
.table { overflow-x: auto; margin: 1.5em 0 }
.table:focus-visible { outline: 3px solid var(--line); outline-offset: 3px }
table { border-collapse: collapse; min-width: 100%; overflow-wrap: normal }
caption { text-align: start; font-weight: 600; margin-bottom: .5em }
caption span { display: block; font-weight: 400 }
th, td { text-align: start; vertical-align: top; padding: .4em .6em; border-bottom: 1px solid var(--rule) }
th:first-child { font-weight: 600 }
th.end, td.end { text-align: end; font-variant-numeric: tabular-nums }
.emphasis td { font-weight: 600 }
@media print {
  :root { --ground: #fff; --text: #000; --soft: #333; --line: #0b6e75; --rule: #999 }
  body { font-size: 12pt }
  body.large { font-size: 18pt }
  body.easy-read { font-size: 16pt }
  main { max-width: none; padding: 0 }
  .table { overflow: visible }
}
`
