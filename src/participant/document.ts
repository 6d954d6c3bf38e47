import { escaped, type Html } from './escaped'
import { type Language, languages } from './language'
import type { Screen } from './screens/screen'
import type { Say } from './words'

export type PageDocument = {
  readonly language: Language
  readonly say: Say
  /** Whose page it is; '' where nobody has joined. */
  readonly person: string
  readonly state: string
  readonly stage: string
  readonly home: string
  readonly header: Html | null
  readonly notice: Html | null
  readonly screen: Screen
  readonly others: readonly Screen[]
  readonly footer: Html | null
}

/** The frame of every page. phone.ts finds its sentences in `#status` and `#kept`: it has no words of its own. */
export function documentHtml(page: PageDocument): string {
  const { language, say, screen } = page
  const direction = languages.find(({ code }) => code === language)?.direction ?? 'ltr'
  return escaped`<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${screen.title}</title>
<link rel="stylesheet" href="/phone.css">
<script src="/phone.js" defer></script>
</head>
<body data-person="${page.person}" data-state="${page.state}" data-home="${page.home}">
<header>${page.header}</header>
<div id="status" role="status" data-saving="${say('saving')}" data-saved="${say('saved')}" data-kept="${say('kept')}" data-moved="${say('moved')}"></div>
<main data-place="${screen.place}" data-stage="${page.stage}">${page.notice}<div id="screen">${screen.main}</div></main>
<section id="kept" aria-labelledby="kept-title" hidden data-waiting="${say('kept')}" data-draft="${say('keptDraft')}" data-refused="${say('keptRefused')}" data-remove="${say('keptRemove')}">
<h2 id="kept-title">${say('keptTitle')}</h2><ul class="cards"></ul></section>
<footer>${page.footer}</footer>
${page.others.map(({ place, title, main }) => escaped`<template data-place="${place}" data-title="${title}">${main}</template>\n`)}</body>
</html>
`.toString()
}
