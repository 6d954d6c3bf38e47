import type { KindOfRecord } from '@core/record/kinds'
import i18next, { type InitOptions, type i18n } from 'i18next'
import exported from './export.en.json'
import {
  asSentence,
  choiceInWords,
  dateInWords,
  dayInWords,
  listInWords,
  monthInWords,
  numberInWords,
  percent,
  setShownLanguage,
  shownLanguage,
} from './format'
import library from './library.en.json'
import papers from './papers.en.json'
import peoplePapers from './people-papers.en.json'
import learningRecords from './records-learning.en.json'
import networkRecords from './records-network.en.json'
import peopleRecords from './records-people.en.json'
import reportRecords from './records-report.en.json'
import theoryRecords from './records-theory.en.json'
import report from './report.en.json'
import reportTemplate from './report-template.en.json'
import templates from './templates.en.json'
import terms from './terms.en.json'

/** How kinds of record, their fields and choices are called. A kind without words does not compile. */
const records = {
  ...theoryRecords,
  ...peopleRecords,
  ...learningRecords,
  ...networkRecords,
  ...reportRecords,
} satisfies Record<KindOfRecord, { readonly fields: object; readonly choices: object }>

/** What core says: the terms of the method, kinds of record, and the sentences of reports, workshop papers and exported files. */
export const coreMessages = {
  terms,
  kinds: records,
  templates,
  library,
  report,
  reportTemplate,
  papers,
  peoplePapers,
  export: exported,
}

/** Every namespace of messages. The screens and the command line add theirs. */
export interface MessageFiles {
  terms: typeof terms
  kinds: typeof records
  templates: typeof templates
  library: typeof library
  report: typeof report
  reportTemplate: typeof reportTemplate
  papers: typeof papers
  peoplePapers: typeof peoplePapers
  export: typeof exported
}

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'terms'
    resources: MessageFiles
  }
}

/** Reports, papers and exported files are in this language, whatever the screen shows (decision 45). */
export const documentLanguage = 'en-GB'

/** The messages of one language, by namespace. What a translation leaves out is said in English. */
export type Messages = Readonly<Record<string, object>>

/**
 * Starts an instance of i18next with core's messages and `messages`. In a sentence, `{{count, number}}` is a number, `{{share, share}}`
 * per cent, `{{day, day}}` a day since 1970, `{{date, date}}` an ISO time, `{{day, month}}` its month, `{{parts, list}}` "a, b and c",
 * `{{parts, series}}` "a; b; c", `{{text, sentence}}` ends with a full stop, `{{text, lower}}` is in lower case.
 */
export function startInstance(instance: i18n, messages: Messages, options: InitOptions = {}): i18n {
  instance.init({
    lng: documentLanguage,
    fallbackLng: 'en',
    resources: { en: { ...coreMessages, ...messages } },
    defaultNS: 'terms',
    // Words are bundled: nothing has to wait for them.
    initAsync: false,
    // Texts for files and terminals. A screen escapes what it is given.
    interpolation: { escapeValue: false },
    ...options,
  })
  const { formatter } = instance.services
  if (!formatter) throw new Error('i18next has no formatter')
  const add = <T>(name: string, write: (value: T, language: string | undefined) => string) =>
    formatter.add(name, (value: T, language) => write(value, language))
  add('number', numberInWords)
  add('share', shareInWords)
  add('day', dayInWords)
  add('date', dateInWords)
  add('month', monthInWords)
  add('list', listInWords)
  add('choice', choiceInWords)
  add('series', (parts: readonly string[]) => parts.join('; '))
  add('sentence', asSentence)
  add('lower', (text: string, language) => text.toLocaleLowerCase(language))
  return instance
}

/** What reports, exported files and the command line say. A screen has an instance of its own, with the same messages. */
export const words = startInstance(i18next.createInstance(), {})
export const t = words.t

/** Adds messages to an instance, beside those it has. */
export function addMessages(instance: i18n, language: string, messages: Messages): void {
  for (const [namespace, texts] of Object.entries(messages)) {
    instance.addResourceBundle(language, namespace, texts, true, true)
  }
}

/**
 * What `make` says before it first waits is in the language of documents: for what a page makes beside its screens. Workers and the
 * command line show no other language.
 */
export function inDocuments<Made>(make: () => Made): Made {
  const shown = shownLanguage()
  if (shown === documentLanguage) return make()
  speak(documentLanguage)
  try {
    return make()
  } finally {
    speak(shown)
  }
}

function speak(language: string): void {
  words.changeLanguage(language)
  setShownLanguage(language)
}

/** Shows another language from now on: words, plurals, numbers and days. `messages` is its file; what it leaves out is said in English. */
export function showLanguage(instance: i18n, language: string, messages: Messages): void {
  addMessages(instance, language, messages)
  instance.changeLanguage(language)
  setShownLanguage(language)
}

/** A share of 0..1 as per cent; never `0%` or `100%` of what is not. */
export function shareInWords(share: number, language?: string): string {
  if (share > 0 && share < 0.0005) return t('terms:underPercent', { share: percent(0.001, language), lng: language })
  if (share > 0.9995 && share < 1) return t('terms:overPercent', { share: percent(0.999, language), lng: language })
  return percent(share, language)
}
