import { z } from 'zod'
import { day, id, text, title } from './fields'

export const attachedTo = ['element', 'link', 'measure', 'observation', 'evidence'] as const

/** A file or a link kept as evidence. A file's bytes live beside the rows, by their SHA-256. */
export const attachmentSchema = z.object({
  id,
  about: z.enum(attachedTo),
  aboutId: id,
  title,
  addedOn: day,
  note: text,
  content: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('link'), url: z.url({ protocol: /^https?$/ }).max(2000) }),
    z.object({
      kind: z.literal('file'),
      fileName: z.string().min(1).max(300),
      sizeBytes: z.number().int().min(0),
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
    }),
  ]),
})
export type Attachment = z.infer<typeof attachmentSchema>
