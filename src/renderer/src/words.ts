import { isolated } from '@core/bidi'
import { startInstance } from '@core/words/words'
import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
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
import erasing from './terms/erasing/words.en.json'
import takeOut from './terms/export/words.en.json'
import gaps from './terms/gaps/words.en.json'
import importTable from './terms/import-table/words.en.json'
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
  charts,
  claims,
  erasing,
  evidence,
  gaps,
  history,
  importTable,
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

export function startWords() {
  startInstance(i18next.use(initReactI18next), english, {
    // React escapes what it prints. A name from elsewhere must not turn the sentence it stands in.
    interpolation: { escapeValue: true, escape: isolated },
  })
}

/**
 * The words as the app's components are given them. `useTranslation` copies all that its instance has of its own, for every
 * component anew: an heir has nothing of its own.
 */
export const words: typeof i18next = Object.create(i18next)
