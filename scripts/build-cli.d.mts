/** The built command line that fits the sources; `null` where there is none yet. */
export function freshCli(): string | null
/** Builds it into a folder (out/cli unless told) and says where it is. */
export function buildCli(outDir?: string): Promise<string>
