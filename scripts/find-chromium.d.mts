/** The executable's path, or `undefined` where there is none. */
export function findChromium(env?: NodeJS.ProcessEnv): string | undefined
