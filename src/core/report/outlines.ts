import {
  type Pictogram,
  type Print,
  type ReadyOutline,
  type ReportOutline,
  readyOutlines,
  type SectionKind,
  type SectionPhoto,
} from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { comparableText } from '@core/same-text'
import { t } from '@core/words/words'

/** One section of an outline. `title`: '' as its kind is called. `of`, `budget`, `picture` and `photo` as in `reportOutline`. */
export type OutlineSection = {
  readonly id: string
  readonly section: SectionKind
  readonly key: string
  readonly off: boolean
  readonly title: string
  readonly of: string
  readonly budget: number | null
  readonly picture: Pictogram | null
  readonly photo: SectionPhoto | null
}

/** What a report has in it, and in what order. `id`: of a ready-made one its name. */
export type Outline = {
  readonly id: string
  readonly name: string
  readonly base: ReadyOutline
  readonly print: Print
  readonly sections: readonly OutlineSection[]
}

type Planned = SectionKind | readonly [SectionKind, Partial<Pick<OutlineSection, 'key' | 'budget'>>]

/** The sections of the ready-made ones, in order: what readers want first, how it is known last. */
const planned: Readonly<Record<ReadyOutline, readonly Planned[]>> = {
  year: [
    'cover',
    ['summary', { budget: 90 }],
    'theory',
    'overview',
    'results',
    'stories',
    'surprises',
    'taking-part',
    'payments',
    'agreed',
    'acknowledgements',
    'limits',
    'method',
    'measure-sheets',
    'reading',
  ],
  insights: [
    'cover',
    'insights',
    'surprises',
    'stories',
    'taking-part',
    'payments',
    'phases',
    'issues',
    'acknowledgements',
    'reading',
  ],
  'programme-design': ['cover', 'programme', 'surprises', 'taking-part', 'payments', 'phases', 'agreed', 'reading'],
  difference: [
    'cover',
    ['summary', { budget: 90 }],
    'theory',
    'results',
    'stories',
    'surprises',
    'taking-part',
    'payments',
    'acknowledgements',
    'limits',
    'method',
    'measure-sheets',
    'reading',
  ],
  back: [
    ['text', { key: 'back-hello', budget: 60 }],
    'said-and-did',
    'happened',
    'stories',
    'learned',
    'taking-part',
    ['text', { key: 'back-next', budget: 80 }],
    'acknowledgements',
  ],
  'four-questions': [
    'cover',
    ['did', { budget: 250 }],
    ['happened', { budget: 250 }],
    ['learned', { budget: 250 }],
    ['money', { budget: 150 }],
    'limits',
  ],
  handbook: ['cover', 'measure-sheets', 'agreed', 'glossary'],
  workshop: ['cover', 'workshop'],
}

const printOf: Partial<Record<ReadyOutline, Print>> = { back: 'large' }

/** Ready-made sections that hold nothing but what somebody writes. */
const titled = ['back-hello', 'back-next'] as const
const isTitled = (key: string): key is (typeof titled)[number] => titled.some(each => each === key)

const sectionOf = (plan: Planned): OutlineSection => {
  const [section, given] = typeof plan === 'string' ? [plan, {}] : plan
  const key = given.key ?? ''
  const title = isTitled(key) ? t(`report:ownSection.${key}`) : ''
  const whole = { section, off: false, title, of: '', budget: null, picture: null, photo: null, ...given, key }
  return { id: keyOf(whole), ...whole }
}

/** Under which a section's text is kept. */
export const keyOf = ({ section, key }: Pick<OutlineSection, 'section' | 'key'>): string => key || section

export const readyOutline = (name: ReadyOutline): Outline => ({
  id: name,
  name: t(`report:outline.${name}.name`),
  base: name,
  print: printOf[name] ?? 'plain',
  sections: planned[name].map(sectionOf),
})

export const ownOutline = ({ id, name, base, print, sections }: ReportOutline): Outline => ({
  id,
  name,
  base: base ?? 'year',
  print: print ?? 'plain',
  sections: sections.map(section => ({
    ...section,
    picture: section.picture ?? null,
    photo: section.photo ?? null,
  })),
})

/** Of an outline that begins as another: what a form starts with. Ids are made by `newId`. */
export const sectionsToOwn = ({ sections }: Outline, newId: () => string): ReportOutline['sections'] =>
  sections.map(section => ({ ...section, id: newId() }))

const isReady = (name: string): name is ReadyOutline => readyOutlines.some(each => each === name)

/** The name that programme design had before. */
const earlier: Readonly<Record<string, ReadyOutline>> = { programme: 'programme-design' }

/**
 * A ready-made outline by its name, or one of the project's own by its id or its name. Problem `no-outline`: the detail names what there is.
 */
export function outlineCalled(name: string, own: readonly ReportOutline[]): Result<Outline, 'no-outline'> {
  const ready = earlier[name] ?? name
  if (isReady(ready)) return ok(readyOutline(ready))
  const found =
    own.find(({ id }) => id === name) ?? own.find(each => comparableText(each.name) === comparableText(name))
  if (found) return ok(ownOutline(found))
  return problem('no-outline', [...readyOutlines, ...own.map(each => each.name)].join(', '))
}

/** The outlines that use the text kept under a key, ready-made ones first: whoever writes it sees where it will stand. */
export const outlinesWith = (key: string, own: readonly ReportOutline[]): Outline[] =>
  [...readyOutlines.map(readyOutline), ...own.map(ownOutline)].filter(({ sections }) =>
    sections.some(section => !section.off && keyOf(section) === key),
  )
