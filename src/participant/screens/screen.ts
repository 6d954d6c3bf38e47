import type { ParticipantView } from '@core/workshop/session/views'
import type { ReactNode } from 'react'
import type { Language } from '../language'
import type { OwnPage } from '../page-content'
import type { Place } from '../place'
import type { Say } from '../words'

/** One question, or something to read. `title`: for the window's name, plain text. */
export type Screen = { readonly place: Place; readonly title: string; readonly main: ReactNode }

/** What a person's own screens are made from. */
export type Own = {
  readonly language: Language
  readonly say: Say
  readonly view: ParticipantView
  readonly newId: string
  /** The form that was refused and may be sent again as it is. */
  readonly typed: OwnPage['typed']
}

/** `home`: where the stage begins for this person now. It is one of `screens`. */
export type StageScreens = { readonly screens: readonly Screen[]; readonly home: Place }
