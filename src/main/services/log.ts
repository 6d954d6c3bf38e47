import { homedir } from 'node:os'
import { join } from 'node:path'
import log from 'electron-log/node.js'
import { privateFileMode } from './folders'
import { codeOf } from './host-error'

/** One older file of this size is kept beside it. */
const largestLogBytes = 512 * 1024

const logger = log.create({ logId: 'common-measure' })
logger.transports.console.level = false
logger.transports.file.level = false
logger.transports.file.maxSize = largestLogBytes
logger.transports.file.writeOptions = { flag: 'a', mode: privateFileMode, encoding: 'utf8' }
logger.transports.file.format = '{y}-{m}-{d} {h}:{i}:{s} {level} {text}'

/** From now on what goes wrong is noted in `main.log` in this folder. */
export function keepLog(folder: string): void {
  logger.transports.file.resolvePathFn = () => join(folder, 'main.log')
  logger.transports.file.level = 'info'
}

/** Where this system's programs keep their logs, for the host that has no Electron to ask. */
export function logFolder(profile: string, platform: NodeJS.Platform): string {
  return platform === 'darwin' ? join(homedir(), 'Library', 'Logs', 'Common Measure') : join(profile, 'logs')
}

type Facts = Readonly<Record<string, unknown>>

/**
 * Notes an event with facts about the program: never with words of people, so that a log can be handed on. Of an error only its
 * kind and its place in the code are written, as a message may name what somebody wrote, or a file of theirs.
 */
export const note = (level: 'info' | 'warn' | 'error', event: string, facts: Facts = {}): void =>
  logger[level](
    event,
    JSON.stringify(facts, (_key, value) => (value instanceof Error ? placeOfError(value) : value)),
  )

function placeOfError(error: Error): Facts {
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return { kind: error.name, code: codeOf(error), at: frames.slice(0, 8).map(frame => fileAlone(frame.trim())) }
}

/** Folders before the program's own name the person. */
const fileAlone = (frame: string): string => frame.replace(/(file:\/\/)?[^\s()]*[/\\](?=[^/\\\s]+:\d+)/g, '')
