/** The executable's path, or `null` where it has not been downloaded. */
export function findElectron(env?: NodeJS.ProcessEnv): string | null
