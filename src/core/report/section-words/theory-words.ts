import { ended, many, quoted } from '../plain-words'

export const theoryWords = {
  title: 'Our theory of change',
  lead: 'What we do, and the changes we believe it leads to.',
  empty: 'No theory of change has been drawn yet.',
  caption: 'Theory of change, from what we do to the change we seek',
  subTheory: (title: string) => `Behind ${quoted(title)}`,
  pathwayCaption: (title: string) => `Theory of change: what leads to ${quoted(title)}`,
  split: 'The whole is too large for one page, so each picture shows what leads to one change.',
  tooLarge: 'It is too large to be drawn legibly on a page. The table below holds all of it.',
  alt: (parts: readonly string[]) => `Diagram of the theory of change. ${parts.join(' ')}`,
  altLevel: (level: string, titles: readonly string[]) => `${level}: ${titles.join('; ')}.`,
  altElement: (title: string, standing: string) => (standing === '' ? title : `${title} (${standing})`),
  altLinks: (count: number) => `${many(count, 'link joins', 'links join')} them; the table below lists each.`,
  versionShown: (title: string, date: string) =>
    `This is the version ${quoted(title)}, saved on ${date}. Nothing has changed since.`,
  versionChanged: (title: string, date: string) =>
    `This is the theory as it is now. It has changed since the version ${quoted(title)} of ${date}.`,
  versionWhy: (why: string) => `What changed in that version, and why: ${ended(why)}`,
  noVersion: 'This is the theory as it is now. No version was saved.',
  line: (from: string, to: string) => `${from} \u2192 ${to}`,
  tableCaption: 'The theory of change in words',
  tableDescription: 'Each row is one element, with its level and sphere, what it leads to and how it stands.',
  element: 'Element',
  place: 'Level and sphere',
  leadsTo: 'Leads to',
  placeOf: (level: string, sphere: string) => `${level}, ${sphere}`,
} as const

export const judgedWords = {
  column: 'As people assessed it',
  status: (status: string, date: string, period: string) =>
    `Result status, as people assessed it on ${date} for ${period}: ${status.toLocaleLowerCase('en-GB')}.`,
  by: (groups: readonly string[]) =>
    `Assessed from ${groups.length === 1 ? 'this perspective' : 'these perspectives'}: ${groups.join('; ')}.`,
  byNobodySaid: 'No record of who assessed it.',
  reason: (text: string) => `Their reason: ${ended(text)}`,
  cell: (status: string, date: string) => `${status} (${date})`,
} as const
