import { z } from 'zod'
import { id, isoTime, text, title } from './fields'
import {
  choice,
  countField,
  dayField,
  entrySchema,
  flag,
  line,
  list,
  mostInField,
  recordSchema,
  required,
  row,
  words,
} from './record-fields'

/** The outlines that there always are, by what they are for (`core/report/outlines.ts`). */
export const readyOutlines = [
  'year',
  'insights',
  'programme-design',
  'difference',
  'back',
  'four-questions',
  'handbook',
  'workshop',
] as const
export type ReadyOutline = (typeof readyOutlines)[number]

/**
 * What a section of a report is made of (`core/report/sections`). `did`, `happened`, `learned` and `money` are the four questions; `text`
 * holds nothing but what somebody writes.
 */
export const sectionKinds = [
  'cover',
  'summary',
  'overview',
  'agreed',
  'theory',
  'results',
  'asked-for',
  'stories',
  'insights',
  'programme',
  'surprises',
  'did',
  'happened',
  'learned',
  'money',
  'said-and-did',
  'taking-part',
  'payments',
  'phases',
  'issues',
  'limits',
  'method',
  'measure-sheets',
  'workshop',
  'glossary',
  'acknowledgements',
  'reading',
  'text',
] as const
export type SectionKind = (typeof sectionKinds)[number]

/** What the pictures of an easy-read report show (`core/report/easy-read`). */
export const pictograms = [
  'people',
  'talk',
  'home',
  'money',
  'idea',
  'thanks',
  'meeting',
  'figures',
  'better',
  'same',
  'worse',
  'unknown',
  'agreed',
  'work',
  'reading',
  'next',
] as const
export type Pictogram = (typeof pictograms)[number]

/** How a report is printed: no letter under 12 point, or under 18. Easy read: a picture at the left of each short statement. */
export const prints = ['plain', 'large', 'easy-read'] as const
export type Print = (typeof prints)[number]

const sectionFields = [
  required(choice('section', sectionKinds)),
  line('key', 64),
  flag('off'),
  line('title'),
  line('of'),
  countField('budget'),
] as const
/**
 * A photo of the organisation's own beside a section in easy read. `attachmentId`: a square JPEG attached to the outline; null: it was erased.
 * `alt`: what it shows. `people`: how many can be recognised in it, and `personIds` who they are: where somebody of them was erased, they are
 * fewer.
 */
const photoSchema = z.object({
  attachmentId: id.nullable(),
  alt: z.string().min(1).max(500),
  people: z.number().int().min(0).max(mostInField),
  personIds: z.array(id).max(mostInField),
})
export type SectionPhoto = z.infer<typeof photoSchema>

/** `picture`: beside its sentences in easy read; null or absent: chosen by what they say. `photo`: in place of the first of them. */
const sectionSchema = entrySchema(sectionFields).extend({
  picture: z.enum(pictograms).nullable().optional(),
  photo: photoSchema.nullable().optional(),
})

/**
 * An outline of the organisation's own. `key`: under which a section's text is kept; '' the section's kind. Two outlines with a section
 * of one key use one text. `title`: '' as the kind is called. `of`: what the kind is narrowed to, such as the name of the funder who asked
 * for measures; '' nothing. `budget`: words its text should not be longer than; null: nobody said.
 */
export const reportOutlineFields = [
  required(line('name')),
  choice('base', readyOutlines),
  choice('print', prints),
  list('sections', sectionFields),
] as const
export const reportOutlineSchema = recordSchema(reportOutlineFields).extend({
  sections: z.array(sectionSchema).max(mostInField),
})
export type ReportOutline = z.infer<typeof reportOutlineSchema>

/** A Word file of the organisation's own that reports are written into: the newest file attached to it. */
export const reportTemplateFields = [required(line('name'))] as const
export const reportTemplateSchema = recordSchema(reportTemplateFields).extend({
  /** What it lacks where somebody confirmed that ours is used: `sections`, or the name of a style. Absent: nothing was confirmed. */
  useDefault: z.array(z.string().max(64)).max(50).optional(),
})
export type ReportTemplate = z.infer<typeof reportTemplateSchema>

/** What a reviewer said of a section's text. `section`, `elementId` and `period`: whose text it is, as in a narrative. */
export const reportNoteFields = [
  required(words('words', 5000)),
  line('author', 200),
  dayField('day'),
  line('period', 64),
  line('section', 64),
  row('elementId', 'element'),
  flag('done'),
] as const
export const reportNoteSchema = recordSchema(reportNoteFields)
export type ReportNote = z.infer<typeof reportNoteSchema>

/**
 * What a person wrote for reports on one period: about one element, for a section (`section`: its key), or, with neither, for the summary of
 * the whole. Every outline that has the section uses it. `period` as in a target.
 */
export const narrativeSchema = z.object({
  id,
  period: id,
  elementId: id.nullable(),
  /** Absent: it is about the element, or the summary. */
  section: id.optional(),
  text,
  /** Absent: plain text, each line a paragraph, as it was written before texts were Markdown (`core/report/narratives.ts`). */
  markdown: z.literal(true).optional(),
})
export type Narrative = z.infer<typeof narrativeSchema>

/** `word-working`: a copy that is edited and read back in. */
export const exportForms = ['word', 'word-working', 'html', 'xlsx'] as const
export type ExportForm = (typeof exportForms)[number]

/**
 * A report as it was exported: its id is in the file. `outline`: of a ready-made one its name, else its id. `figures`: what was shown of each
 * measure. `texts`: what people had written by then, as Markdown; `section` and `elementId` as in a narrative.
 */
export const reportExportSchema = z.object({
  id,
  exportedAt: isoTime,
  outline: id,
  outlineName: title,
  period: id,
  periodLabel: title,
  /** Null: the app's own. */
  templateId: id.nullable(),
  /** '' the app's own. */
  templateName: z.string().max(500),
  form: z.enum(exportForms),
  /** Absent: as the outline had it. */
  print: z.enum(prints).optional(),
  figures: z.array(z.object({ measureId: id, text: z.string().max(1000) })).max(5000),
  texts: z.array(z.object({ section: id.nullable(), elementId: id.nullable(), text })).max(2000),
})
export type ReportExport = z.infer<typeof reportExportSchema>
