import { z } from 'zod'

/** Fields that many kinds have. Texts are trimmed nowhere and limited everywhere: a limit that is met is a clear error, never a cut. */
export const id = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)
export const title = z.string().min(1).max(500)
export const text = z.string().max(50_000)
/** Days since 1970-01-01; years 1000 to 9999. */
export const day = z.number().int().min(-354_285).max(2_932_896)
export const finite = z.number()
export const isoTime = z.iso.datetime()
