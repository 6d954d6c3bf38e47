import type { StageKind } from '@core/project/entities'
import type { FacilitatorView } from '@core/workshop/session/views'
import type { ComponentType } from 'react'
import { PaperPanel } from '../ways-in/paper-panel'
import { AgreePanel } from './agree-panel'
import { ClosePanel } from './close-panel'
import { DifferencesPanel } from './differences-panel'
import { IdeasPanel } from './ideas-panel'
import { LevelsPanel } from './levels-panel'
import { NotesPanel } from './notes-panel'
import { PeoplePanel } from './people-panel'
import { VotePanel } from './vote-panel'
import { WallPanel } from './wall-panel'

const panelIds = [
  'people',
  'paper',
  'ideas',
  'levels',
  'vote',
  'differences',
  'agree',
  'close',
  'wall',
  'notes',
] as const
export type PanelId = (typeof panelIds)[number]

/** What the facilitator can look at, in the order of the flow. */
const panels: readonly { readonly id: PanelId; readonly Panel: ComponentType }[] = [
  { id: 'people', Panel: PeoplePanel },
  { id: 'paper', Panel: PaperPanel },
  { id: 'ideas', Panel: IdeasPanel },
  { id: 'levels', Panel: LevelsPanel },
  { id: 'vote', Panel: VotePanel },
  { id: 'differences', Panel: DifferencesPanel },
  { id: 'agree', Panel: AgreePanel },
  { id: 'close', Panel: ClosePanel },
  { id: 'wall', Panel: WallPanel },
  { id: 'notes', Panel: NotesPanel },
]

const panelOf: Readonly<Record<StageKind, PanelId>> = {
  welcome: 'people',
  ideas: 'ideas',
  share: 'ideas',
  vote: 'vote',
  differences: 'differences',
  agree: 'agree',
  talk: 'people',
  close: 'close',
}

const writesRubric = ({ opening }: FacilitatorView): boolean => opening.plan.method === 'rubric'

export const panelOfStage = (view: FacilitatorView): PanelId =>
  writesRubric(view) && view.stage.kind === 'share' ? 'levels' : panelOf[view.stage.kind]

/** Levels are there only where a rubric is written. */
export const panelsShown = (view: FacilitatorView) => panels.filter(({ id }) => id !== 'levels' || writesRubric(view))
