import { resolve } from 'node:path'

/** The project file a start was given (a double click, or a name on the command line), or `null`. */
export function projectFileIn(args: readonly string[], workingFolder: string): string | null {
  const named = args.find(arg => !arg.startsWith('-') && arg.toLowerCase().endsWith('.commonmeasure'))
  return named === undefined ? null : resolve(workingFolder, named)
}
