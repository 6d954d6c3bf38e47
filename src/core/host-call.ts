import { z } from 'zod'
import { idPattern } from './names'

/** One thing that the screen may ask of the machine: what it carries, and what it is answered. `undefined`: nothing. */
export type HostCall = {
  readonly asks: z.ZodType
  readonly answers: z.ZodType
  /** The longest request in JSON, in bytes, where it may be longer than `usualJsonBytes`. */
  readonly mostJsonBytes?: number
}

export const usualJsonBytes = 64 * 1024 * 1024

/** The functions that a table of calls describes. */
export type CallsOf<Table extends Readonly<Record<string, HostCall>>> = {
  [Name in keyof Table]: [undefined] extends [z.output<Table[Name]['asks']>]
    ? () => Promise<z.output<Table[Name]['answers']>>
    : (request: z.output<Table[Name]['asks']>) => Promise<z.output<Table[Name]['answers']>>
}

export const nothing = z.undefined()
/** An answer that says only that it is done. */
export const done = z.void()
export const id = z.string().regex(idPattern)

/** A `Result`: ordinary trouble crosses as a value. */
export const resultOf = <Value extends z.ZodType, const Codes extends readonly [string, ...string[]]>(
  value: Value,
  problems: Codes,
) =>
  z.discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), value }),
    z.strictObject({ ok: z.literal(false), problem: z.enum(problems), detail: z.string().exactOptional() }),
  ])
