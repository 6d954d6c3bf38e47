import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where this person's Common Measure keeps its second copies: the folder Electron would choose, or the one asked for. */
export function profileFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (env.COMMON_MEASURE_PROFILE) return env.COMMON_MEASURE_PROFILE
  return join(settingsFolder(env, platform), 'common-measure')
}

function settingsFolder(env: NodeJS.ProcessEnv, platform: NodeJS.Platform): string {
  if (platform === 'darwin') return join(homedir(), 'Library', 'Application Support')
  if (platform === 'win32') return env.APPDATA ?? join(homedir(), 'AppData', 'Roaming')
  return env.XDG_CONFIG_HOME || join(homedir(), '.config')
}
