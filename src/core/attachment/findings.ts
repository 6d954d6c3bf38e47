import type { ProjectContents } from '@core/project/contents'
import type { Attachment } from '@core/project/entities'
import type { IntegrityFinding } from '@core/project/integrity-finding'
import { rowsBehind } from './removal'

/** `valuesIn`: how many values a block holds, by `measureId importId seq`. */
export function attachmentFindings(
  { rows, files }: ProjectContents,
  valuesIn: ReadonlyMap<string, number>,
): IntegrityFinding[] {
  const known = new Set(Object.entries(rows).flatMap(([kind, ofKind]) => ofKind.map(({ id }) => `${kind} ${id}`)))
  const isThere = ({ about }: Attachment): boolean => {
    if (rowsBehind(about).some(({ kind, id }) => !known.has(`${kind} ${id}`))) return false
    if (about.kind !== 'imported-value') return true
    return about.index < (valuesIn.get(`${about.measureId} ${about.importId} ${about.seq}`) ?? 0)
  }
  return rows.attachment.flatMap((attachment): IntegrityFinding[] => {
    const { id, title, content } = attachment
    const isHere = content.kind === 'link' || files?.has(content.sha256) === true
    return [
      ...(isThere(attachment) ? [] : [{ code: 'attachment-of-nothing' as const, id, detail: title }]),
      ...(isHere ? [] : [{ code: 'attachment-without-file' as const, id, detail: title }]),
    ]
  })
}
