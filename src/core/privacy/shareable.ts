declare const gate: unique symbol

/**
 * What has been through the gate and may be seen outside the team: small numbers hidden, with what would give them away; no row
 * of one person. Only `core/privacy` makes one (`passed`), so that what takes a `Shareable` cannot be handed anything else.
 */
export type Shareable<T> = T & { readonly [gate]: 'for others' }

/** An exact copy for the team itself, with everything in it. Every kind there is stands in `teamCopies`. */
export type TeamCopy<T> = T & { readonly [gate]: 'for the team' }

/** What the app may hand out. */
export type Leaving<T> = Shareable<T> | TeamCopy<T>

/** Marks what the rules of this folder were applied to. For the files of this folder alone: `one-gate.test.ts` looks. */
export const passed = <T>(value: T): Shareable<T> => value as Shareable<T>

/** What is made of nothing but what may be shared may be shared: `make` must look at nothing else that a project holds. */
export const madeFrom = <A, B>(shared: Shareable<A>, make: (shared: A) => B): Shareable<B> => passed(make(shared))
export const madeLater = async <A, B>(shared: Shareable<A>, make: (shared: A) => Promise<B>): Promise<Shareable<B>> =>
  passed(await make(shared))

/** The same for what is for others or for the team: whom it is for does not change by being written. */
export const writtenLater = async <A, B>(leaving: Leaving<A>, make: (leaving: A) => Promise<B>): Promise<Leaving<B>> =>
  (await make(leaving)) as Leaving<B>

/**
 * The exact copies: hidden from nobody, and said to be so where they are made.
 * - `exact-csv`: every value as it is, after a question that says so.
 * - `records`: what the team keeps in lists, for its own spreadsheet, as it stands.
 * - `person-copy`: all that is held about one person, or a paper for them, to hand over to them.
 * - `project-file`: the whole project, for another computer or for safety.
 * - `sample`: the sample project that comes with the app.
 * - `attachment`: the file somebody attached, as it came.
 * - `clipboard`: cells of the grid, from one table of the team into another.
 * - `terminal`: what a command says to whoever has the project's file, small numbers and all.
 * - `workshop-paper`: slips and cards to be filled in, printed for those in the room: there is nothing of anybody on them.
 * - `word-template`: an organisation's own template with comments on its mistakes, or one to begin from: nothing of a project is in it.
 * - `confirmation-slip`: what the team thinks changed, in its own words, for one person who is asked whether they see it so.
 */
export const teamCopies = [
  'exact-csv',
  'records',
  'person-copy',
  'project-file',
  'sample',
  'attachment',
  'clipboard',
  'terminal',
  'workshop-paper',
  'word-template',
  'confirmation-slip',
] as const
export const forTheTeam = <T>(_: (typeof teamCopies)[number], value: T): TeamCopy<T> => value as TeamCopy<T>
