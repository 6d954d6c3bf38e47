import { idPattern, isKeepable } from '@core/names'
import { z } from 'zod'

/** Fields that many kinds have. Texts are trimmed nowhere and limited everywhere: a limit that is met is a clear error, never a cut. */
export const id = z.string().regex(idPattern)
/** What figures are broken down by: a column's heading, or whatever somebody calls it. */
export const dimensionName = z.string().min(1).max(100).refine(isKeepable)
/** By names that somebody chose. zod passes over `__proto__` without a word: here it is refused. */
export const recordOf = <K extends z.ZodType<string, string>, V extends z.ZodType>(key: K, value: V) =>
  z
    .unknown()
    .refine(given => typeof given !== 'object' || given === null || !Object.hasOwn(given, '__proto__'))
    .pipe(z.record(key, value))
export const title = z.string().min(1).max(500)
export const text = z.string().max(50_000)
/** Days since 1970-01-01; years 1000 to 9999. */
export const day = z.number().int().min(-354_285).max(2_932_896)
export const finite = z.number()
export const isoTime = z.iso.datetime()
