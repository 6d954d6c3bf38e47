import { linkIn, longestLink, mostBytesInFile } from '@core/attachment/files-and-links'
import { z } from 'zod'
import { finite, id, isoTime, text, title } from './fields'

const attachableKinds = [
  'element',
  'link',
  'measure',
  'evidence',
  'observation',
  'workshop',
  'consent',
  'gathering',
  'payment',
  'payNote',
  'story',
  'harvestedOutcome',
  'inquiryGroup',
  'insight',
  'phase',
  'resource',
  'group',
  'groupUpdate',
  'reportOutline',
  'reportTemplate',
] as const

/** What an attachment is about. An imported value is named as `Observation.corrects` names it, with its measure. */
export const attachedToSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(attachableKinds), id }),
  z.object({
    kind: z.literal('imported-value'),
    measureId: id,
    importId: id,
    seq: z.number().int().min(0),
    index: z.number().int().min(0).max(4095),
  }),
])
export type AttachedTo = z.infer<typeof attachedToSchema>

/** A file or a link that people keep beside what it shows. */
export const attachmentSchema = z.object({
  id,
  about: attachedToSchema,
  /** What it is, in a person's words; at first the file's name or the link's host. */
  title,
  /** Absent: nobody said more. */
  note: text.optional(),
  addedAt: isoTime,
  /** Place among what is attached to the same thing, ascending. */
  order: finite,
  content: z.discriminatedUnion('kind', [
    z.object({
      kind: z.literal('file'),
      fileName: z.string().min(1).max(500),
      /** Of its bytes, which live beside the rows: once, however many rows name them. */
      sha256: z.string().regex(/^[0-9a-f]{64}$/),
      /** Its size. */
      bytes: z.number().int().min(1).max(mostBytesInFile),
    }),
    z.object({
      kind: z.literal('link'),
      url: z
        .string()
        .max(longestLink)
        .refine(url => linkIn(url).ok),
    }),
  ]),
})
export type Attachment = z.infer<typeof attachmentSchema>
