import type { Ok, Problem } from '@core/result'
import type { Command } from 'commander'
import type { CliProblem } from './words'

/** What a command works with: nothing else of the machine reaches it. */
export type CommandSetting = {
  /** Folder that paths on the command line are read from. */
  readonly cwd: string
  readonly version: string
  /** Time now, ISO in UTC. */
  readonly now: () => string
  readonly newId: () => string
  /** Who the change log says it was. */
  readonly by: string
  /** Where the sample project that came with the app lies. */
  readonly samplePath: string
}

/** What a command has to say when it is done: for people, and the same for machines. */
export type Said = { readonly text: string; readonly json: Readonly<Record<string, unknown>> }

/** With a problem there may be something to say besides its sentence: the list that the sentence is about. */
export type CommandResult = Ok<Said> | (Problem<CliProblem> & { readonly said?: Said })

/** What a step in the log is stamped with. */
export const stampOf = ({ newId, now, by }: CommandSetting) => ({ id: newId(), now: now(), by })

/** Puts one command on the program. What came of it goes to `done`, once. */
export type AddCommand = (program: Command, setting: CommandSetting, done: (result: CommandResult) => void) => void

export type CommandStreams = { readonly out: (text: string) => void; readonly err: (text: string) => void }
