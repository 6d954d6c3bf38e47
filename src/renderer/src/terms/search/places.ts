import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import type { RecordKind } from '@core/record/record-kind'
import { type SearchIndex, searchIndex } from '@core/search/search-index'
import { useMemo } from 'react'
import { useTranslation } from '../../ui/use-translation'
import { addressOfList } from '../address-of-row'
import type words from './words.en.json'

export const placeKinds = ['screen', 'action'] as const
/** `run`: one of the project's commands, as the top bar has it. */
export type PlaceCommand = 'save' | 'save-as' | 'undo' | 'redo'
export type Place = {
  readonly kind: (typeof placeKinds)[number]
  readonly id: string
  readonly name: string
  /** Other words for it. */
  readonly also: string
  /** An address: of the program from `/`, else within the project. */
  readonly leads: { readonly to: string } | { readonly run: PlaceCommand }
}

type Screen = keyof typeof words.screen
type Action = keyof typeof words.action

/** The screens, in the order in which they are offered before anything is known of who works here. */
const screens: readonly (readonly [Screen, to: string])[] = [
  ['overview', 'overview'],
  ['theory', 'theory'],
  ['measures', 'measures'],
  ['evidence', 'evidence'],
  ['workshops', 'workshops'],
  ['people', 'people'],
  ['learning', 'learning'],
  ['reports', 'reports'],
  ['participation', 'people?list=gathering'],
  ['periodsCompared', 'people?list=periods'],
  ['decisions', 'people?list=decisions'],
  ['ledger', 'people?list=payment'],
  ['powerCompared', 'learning?list=compare'],
  ['commonIssues', 'learning?list=issues'],
  ['needs', 'learning?list=needs'],
  ['due', 'measures?view=due'],
  ['outline', 'theory?view=outline'],
  ['gaps', 'theory?view=gaps'],
  ['versions', 'theory?view=versions'],
  ['observations', 'measures/observations'],
  ['history', 'history'],
  ['settings', 'settings'],
  ['periods', 'settings?field=add-period'],
  ['projects', '/begin'],
]

const actions: readonly (readonly [Action, leads: Place['leads']])[] = [
  ['addMeasure', { to: 'measures?add=measure' }],
  ['addElement', { to: 'theory?add=element' }],
  ['importData', { to: 'evidence/bring-in' }],
  ['planWorkshop', { to: 'workshops/new' }],
  ['importVotes', { to: 'workshops/bring-in' }],
  ['writeReport', { to: 'reports?field=write-report' }],
  ['exportFigures', { to: 'evidence?field=export' }],
  ['exportTheory', { to: 'theory?field=export' }],
  ['saveVersion', { to: 'theory?view=versions&field=save-version' }],
  ['addPeriod', { to: 'settings?add=period' }],
  ['erasePerson', { to: 'people?erase=code' }],
  ['newProject', { to: '/begin/new' }],
  ['save', { run: 'save' }],
  ['saveAs', { run: 'save-as' }],
]

/** What Undo and Redo would do now, in words; null: nothing. */
export type StepWords = { readonly undo: string | null; readonly redo: string | null }

const hasList = (kind: KindOfRecord): boolean => !(recordKinds[kind] as unknown as RecordKind).ownScreen

/** Every screen and action that can be come to by name. */
export function usePlaces({ undo, redo }: StepWords): readonly Place[] {
  const { t } = useTranslation('search')
  const { t: record } = useTranslation('kinds')
  return useMemo(() => {
    const kinds = (Object.keys(recordKinds) as KindOfRecord[]).filter(hasList)
    const step = (id: 'undo' | 'redo', name: string | null): Place[] =>
      name === null ? [] : [{ kind: 'action', id, name, also: '', leads: { run: id } }]
    return [
      ...screens.map(([id, to]): Place => {
        return { kind: 'screen', id, name: t(`screen.${id}.name`), also: t(`screen.${id}.also`), leads: { to } }
      }),
      ...kinds.map((kind): Place => {
        return {
          kind: 'screen',
          id: kind,
          name: record(`${kind}.many`),
          also: t('goTo'),
          leads: { to: addressOfList(kind) },
        }
      }),
      ...actions.map(([id, leads]): Place => {
        return { kind: 'action', id, name: t(`action.${id}.name`), also: t(`action.${id}.also`), leads }
      }),
      ...kinds.map((kind): Place => {
        const to = `${addressOfList(kind)}&add=${kind}`
        return { kind: 'action', id: `add-${kind}`, name: record(`${kind}.add`), also: t('addAlso'), leads: { to } }
      }),
      ...step('undo', undo),
      ...step('redo', redo),
    ]
  }, [t, record, undo, redo])
}

export function indexOfPlaces(places: readonly Place[], goTo: string): SearchIndex {
  const index = searchIndex(placeKinds)
  for (const { kind, id, name, also } of places)
    index.put({ kind, id, name, texts: [also, kind === 'screen' ? goTo : ''] })
  return index
}

/** The screen that stands at an address within the project: the one with the longest address that fits; null: none of these. */
export function screenAt(path: string, search: string): string | null {
  const here = new URLSearchParams(search)
  const fits = screens.filter(([, to]) => {
    const [screen = '', asked] = to.split('?')
    return screen === path && [...new URLSearchParams(asked)].every(([name, value]) => here.get(name) === value)
  })
  return fits.toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? null
}
