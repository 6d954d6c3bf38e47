/** The executable's path, or `null` where it has not been downloaded. */
export function findElectron(env?: NodeJS.ProcessEnv): string | null
/** Resolves once Electron's installer has ended, or took too long and was ended. `say` hears how it goes on. */
export function runInstaller(script: string, say: (sentence: string) => void): Promise<void>
