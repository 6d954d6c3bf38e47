import type { HostProblem } from '@core/host-api'
import type { FileServices } from './file-services'

/** Every call of the file services, by name, so that another thread can be asked for it. */
export const fileCalls = {
  journal: ['append', 'position', 'read', 'replace', 'setAside', 'forget'],
  snapshots: ['write', 'list', 'read', 'files', 'erase', 'forget'],
  otherHost: ['list', 'bring'],
  secondCopy: ['replace'],
} as const satisfies { [Service in keyof FileServices]: readonly (keyof FileServices[Service])[] }

export type FileCall = { id: number; service: keyof FileServices; name: string; args: unknown[] }

/** An error's class does not cross from one thread to another: ordinary trouble is a code, and a bug is thrown again as it was. */
export type FileAnswer =
  | { id: number; value: unknown }
  | { id: number; problem: HostProblem }
  | { id: number; error: unknown }

/** Large bytes change hands, and are not copied: whoever sends them has no use for them afterwards. */
export function bytesToHandOver(values: readonly unknown[]): ArrayBuffer[] {
  return values.flatMap(value => {
    const bytes = value instanceof Uint8Array ? value : isWithBytes(value) ? value.bytes : null
    return bytes !== null && bytes.byteLength >= handedOverBytes && bytes.buffer instanceof ArrayBuffer
      ? [bytes.buffer]
      : []
  })
}

/** Smaller ones may be a part of memory that others use too (Node's `Buffer.poolSize` is far below it). */
const handedOverBytes = 1024 * 1024

const isWithBytes = (value: unknown): value is { bytes: Uint8Array } =>
  typeof value === 'object' && value !== null && 'bytes' in value && value.bytes instanceof Uint8Array
