import { isolated } from '@core/bidi'
import { shownLanguage } from '@core/words/format'
import { type coreMessages, documentLanguage, type Messages, startInstance } from '@core/words/words'
import i18next, { type FlatNamespace } from 'i18next'
import begin from './features/begin/words.en.json'
import evidence from './features/evidence/words.en.json'
import history from './features/history/words.en.json'
import learning from './features/learning/words.en.json'
import charts from './features/measures/charts/words.en.json'
import observationGrid from './features/measures/grid/words.en.json'
import measures from './features/measures/words.en.json'
import overview from './features/overview/words.en.json'
import people from './features/people/words.en.json'
import reportPreview from './features/reports/preview/words.en.json'
import takeBack from './features/reports/take-back/words.en.json'
import reports from './features/reports/words.en.json'
import reportWriting from './features/reports/writing.en.json'
import settings from './features/settings/words.en.json'
import shell from './features/shell/words.en.json'
import claims from './features/theory/claims/words.en.json'
import overlay from './features/theory/overlay/words.en.json'
import theoryVersions from './features/theory/versions/words.en.json'
import theory from './features/theory/words.en.json'
import workshopAfter from './features/workshops/after/words.en.json'
import workshopPlan from './features/workshops/plan/words.en.json'
import projector from './features/workshops/projector/words.en.json'
import workshopRun from './features/workshops/run/words.en.json'
import workshopDoors from './features/workshops/ways-in/words.en.json'
import workshops from './features/workshops/words.en.json'
import actions from './terms/actions.en.json'
import attachments from './terms/attachments/words.en.json'
import board from './terms/board/words.en.json'
import comments from './terms/comments/words.en.json'
import erasing from './terms/erasing/words.en.json'
import takeOut from './terms/export/words.en.json'
import figures from './terms/figures/words.en.json'
import gaps from './terms/gaps/words.en.json'
import importTable from './terms/import-table/words.en.json'
import language from './terms/language/words.en.json'
import records from './terms/records/words.en.json'
import resultStatus from './terms/result-status/words.en.json'
import search from './terms/search/words.en.json'
import richText from './ui/rich-text/words.en.json'
import ui from './ui/words.en.json'

/** Every sentence on screen, one namespace an area. `actions` names what a commit did: its keys are the
 * action codes. The words that every area says alike, and reports too, are core's `terms`. */
const english = {
  actions,
  attachments,
  begin,
  board,
  charts,
  claims,
  comments,
  erasing,
  evidence,
  figures,
  gaps,
  history,
  importTable,
  language,
  learning,
  measures,
  observationGrid,
  overlay,
  overview,
  people,
  projector,
  records,
  reportPreview,
  reports,
  reportWriting,
  resultStatus,
  richText,
  search,
  settings,
  shell,
  takeBack,
  takeOut,
  theory,
  theoryVersions,
  ui,
  workshopPlan,
  workshopRun,
  workshopDoors,
  workshopAfter,
  workshops,
}

type ScreenMessages = typeof english

declare module '@core/words/words' {
  interface MessageFiles extends ScreenMessages {}
}

/** Where a translation of each namespace lies: the English file with another language in its name. */
const places = {
  actions: 'terms/actions',
  attachments: 'terms/attachments/words',
  begin: 'features/begin/words',
  board: 'terms/board/words',
  charts: 'features/measures/charts/words',
  claims: 'features/theory/claims/words',
  comments: 'terms/comments/words',
  erasing: 'terms/erasing/words',
  evidence: 'features/evidence/words',
  figures: 'terms/figures/words',
  gaps: 'terms/gaps/words',
  history: 'features/history/words',
  importTable: 'terms/import-table/words',
  language: 'terms/language/words',
  learning: 'features/learning/words',
  measures: 'features/measures/words',
  observationGrid: 'features/measures/grid/words',
  overlay: 'features/theory/overlay/words',
  overview: 'features/overview/words',
  people: 'features/people/words',
  projector: 'features/workshops/projector/words',
  records: 'terms/records/words',
  reportPreview: 'features/reports/preview/words',
  reports: 'features/reports/words',
  reportWriting: 'features/reports/writing',
  resultStatus: 'terms/result-status/words',
  richText: 'ui/rich-text/words',
  search: 'terms/search/words',
  settings: 'features/settings/words',
  shell: 'features/shell/words',
  takeBack: 'features/reports/take-back/words',
  takeOut: 'terms/export/words',
  theory: 'features/theory/words',
  theoryVersions: 'features/theory/versions/words',
  ui: 'ui/words',
  workshopAfter: 'features/workshops/after/words',
  workshopDoors: 'features/workshops/ways-in/words',
  workshopPlan: 'features/workshops/plan/words',
  workshopRun: 'features/workshops/run/words',
  workshops: 'features/workshops/words',
} satisfies Record<keyof ScreenMessages, string>

/** Those of core, in `src/core/words`. Kinds of record lie in several files. */
const corePlaces = {
  export: 'export',
  library: 'library',
  papers: 'papers',
  peoplePapers: 'people-papers',
  report: 'report',
  reportTemplate: 'report-template',
  templates: 'templates',
  terms: 'terms',
} satisfies Record<Exclude<keyof typeof coreMessages, 'kinds'>, string>
const kindsOfRecord = ['theory', 'people', 'learning', 'network', 'report'].map(area => `records-${area}`)

/** Files of a translation by their path from `translations`, as Vite gathers them. */
export type TranslatedFiles = Readonly<Record<string, object>>

/** The messages of a language, by namespace. A file that is not there is said in English, as each message that is not. */
export function messagesIn(files: TranslatedFiles, language: string): Messages {
  const file = (path: string): object => files[`../${path}.${language}.json`] ?? {}
  const coreFile = (name: string): object => file(`../../core/words/${name}`)
  const said = (places: Readonly<Record<string, string>>, read: (path: string) => object) =>
    Object.fromEntries(Object.entries(places).map(([namespace, path]) => [namespace, read(path)]))
  return {
    ...said(places, file),
    ...said(corePlaces, coreFile),
    kinds: Object.assign({}, ...kindsOfRecord.map(coreFile)),
  }
}

const linesRunFromRight = (): boolean => document.documentElement.dir === 'rtl' && shownLanguage() !== documentLanguage

export function startWords() {
  startInstance(i18next, english, {
    // React escapes what it prints. A name from elsewhere must not turn the sentence it stands in.
    interpolation: { escapeValue: true, escape: text => isolated(text, linesRunFromRight()) },
  })
}

/** Sentences of a screen's file in the language of documents: for pictures and tables that are made on the page. */
export const documentWords = <const Namespaces extends FlatNamespace | [FlatNamespace, ...FlatNamespace[]]>(
  namespaces: Namespaces,
) => i18next.getFixedT(documentLanguage, namespaces)
