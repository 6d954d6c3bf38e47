import { type Attachment, type ReportOutline, type SectionKind, sectionKinds } from '@core/project/entities'
import { keyOf } from './outlines'

type Sections = ReportOutline['sections']
type Section = Sections[number]

/** With one section at another place; `index` is its place afterwards, and one beyond the ends is the nearest there is. */
export function movedTo(sections: Sections, id: string, index: number): Sections {
  const moved = sections.find(section => section.id === id)
  if (!moved) return sections
  const rest = sections.filter(section => section !== moved)
  return rest.toSpliced(Math.max(0, Math.min(index, rest.length)), 0, moved)
}

/**
 * With another section at the end. One that holds only text, or whose kind is there already, keeps its text under a key of its own, which is
 * its id: two sections of an outline never show the same text.
 */
export function withSection(sections: Sections, section: SectionKind, id: string): Sections {
  const isTaken = section === 'text' || sections.some(each => keyOf(each) === section)
  return [...sections, { id, section, key: isTaken ? id : '', off: false, title: '', of: '', budget: null }]
}

/** With one of them changed. */
export const withEdited = (sections: Sections, id: string, fields: Partial<Section>): Sections =>
  sections.map(section => (section.id === id ? { ...section, ...fields } : section))

/** What is attached to an outline and is the photo of none of its sections. */
export const photosLeftOver = (
  { id: outlineId, sections }: Pick<ReportOutline, 'id' | 'sections'>,
  attachments: readonly Attachment[],
): Attachment[] =>
  attachments.filter(
    ({ id, about }) =>
      about.kind === 'reportOutline' &&
      about.id === outlineId &&
      sections.every(({ photo }) => photo?.attachmentId !== id),
  )

/** The sections of an outline that is a copy of another: each photo is attached to it again. */
export function withOwnPhotos(
  { id: outlineId, sections }: Pick<ReportOutline, 'id' | 'sections'>,
  attachments: readonly Attachment[],
  newId: () => string,
): { readonly sections: Sections; readonly photos: Attachment[] } {
  const photos: Attachment[] = []
  const own = sections.map(section => {
    const kept = attachments.find(({ id }) => id === section.photo?.attachmentId)
    if (!section.photo || !kept) return { ...section, photo: null }
    const copy: Attachment = { ...kept, id: newId(), about: { kind: 'reportOutline', id: outlineId } }
    photos.push(copy)
    return { ...section, photo: { ...section.photo, attachmentId: copy.id } }
  })
  return { sections: own, photos }
}

/** All there are, what the outline lacks first. */
export function kindsToAdd(sections: Sections): { readonly lacking: SectionKind[]; readonly there: SectionKind[] } {
  const there = new Set(sections.map(({ section }) => section))
  const others = sectionKinds.filter(kind => kind !== 'text')
  return { lacking: others.filter(kind => !there.has(kind)), there: others.filter(kind => there.has(kind)) }
}
