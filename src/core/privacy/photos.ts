import type { Day } from '@core/observation/day'
import type { Rows } from '@core/project/contents'
import type { Channel, SectionPhoto } from '@core/project/entities'
import { type ConsentGap, consentFor } from './consent'

/** A photo as others may see it. `bytes`: a JPEG. */
export type PhotoForOthers = { readonly bytes: Uint8Array; readonly alt: string }
/** Why a photo stays with the team. */
export type PhotoGap = ConsentGap | 'not-named'
export type PhotoVerdict = { readonly shown: PhotoForOthers } | { readonly gap: PhotoGap }

type Asked = { readonly on: Day; readonly channel: Channel }

/** Everybody who can be recognised is named, and each agreed to photos there on that day; null: so it is. */
export function photoGap(
  { people, personIds }: Pick<SectionPhoto, 'people' | 'personIds'>,
  { person, consent }: Pick<Rows, 'person' | 'consent'>,
  asked: Asked,
): PhotoGap | null {
  const named = person.filter(({ id }) => personIds.includes(id))
  if (named.length < people) return 'not-named'
  for (const each of named) {
    const found = consentFor(consent, each, { use: 'photo-audio', ...asked })
    if ('gap' in found) return found.gap
  }
  return null
}

/** What a section of an outline shows of its photo; null: it has none, or the file is not here. */
export function photoForOthers(
  rows: Pick<Rows, 'reportOutline' | 'attachment' | 'person' | 'consent'>,
  { outlineId, sectionId }: { readonly outlineId: string; readonly sectionId: string },
  { bytesOf, ...asked }: Asked & { readonly bytesOf: (sha256: string) => Uint8Array | undefined },
): PhotoVerdict | null {
  const outline = rows.reportOutline.find(({ id }) => id === outlineId)
  const photo = outline?.sections.find(({ id }) => id === sectionId)?.photo
  if (!photo) return null
  const gap = photoGap(photo, rows, asked)
  if (gap) return { gap }
  const content = rows.attachment.find(({ id }) => id === photo.attachmentId)?.content
  const bytes = content?.kind === 'file' ? bytesOf(content.sha256) : undefined
  return bytes ? { shown: { bytes, alt: photo.alt } } : null
}

/** Who is in a photo is for the team to know. */
export const withoutPeopleInPhotos = (outlines: Rows['reportOutline']): Rows['reportOutline'] =>
  outlines.map(outline => ({
    ...outline,
    sections: outline.sections.map(({ photo, ...section }) =>
      photo ? { ...section, photo: { ...photo, people: 0, personIds: [] } } : section,
    ),
  }))
