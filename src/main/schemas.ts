import { commitSchema } from '@core/change/change'
import { fileKinds, type HostApi, largestFileBytes } from '@core/host-api'
import { z } from 'zod'
import { safeName } from './services/project-folder'

const id = z.string().regex(safeName)
const seq = z.number().int().min(0)
const bytes = z.instanceof(Uint8Array).refine(value => value.byteLength <= largestFileBytes)

/** A name to suggest, never a path: no slashes of either kind, no control characters, no leading dot. */
const fileName = z
  .string()
  .min(1)
  .max(200)
  .refine(name => !/[/\\:\p{Cc}]/u.test(name) && !name.startsWith('.'))

/** What each call may carry: checked in main for every message, whoever seems to have sent it. */
export const requestSchemas = {
  about: z.undefined(),
  saveFile: z.strictObject({ suggestedName: fileName, kind: z.enum(fileKinds), bytes }),
  saveProject: z.strictObject({ projectId: id, suggestedName: fileName, bytes, askWhere: z.boolean() }),
  openFile: z.strictObject({ kinds: z.array(z.enum(fileKinds)).min(1).max(fileKinds.length) }),
  appendToJournal: z.strictObject({ projectId: id, commits: z.array(commitSchema).min(1) }),
  journalPosition: z.strictObject({ projectId: id }),
  readJournal: z.strictObject({ projectId: id, afterSeq: seq }),
  writeSnapshot: z.strictObject({ projectId: id, title: z.string().max(500), seq, bytes }),
  listSnapshots: z.strictObject({ projectId: id.nullable() }),
  readSnapshot: z.strictObject({ projectId: id, name: id }),
  forgetProject: z.strictObject({ projectId: id }),
  readyToQuit: z.undefined(),
} as const satisfies { [Name in keyof HostApi]: z.ZodType<Parameters<HostApi[Name]>[0]> }
