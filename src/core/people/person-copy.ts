import type { Change, Commit } from '@core/change/change'
import { forTheTeam, type TeamCopy } from '@core/privacy/shareable'
import type { Rows } from '@core/project/contents'
import type { Attachment } from '@core/project/entities'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import type { Field, RecordKind, RecordRow } from '@core/record/record-kind'
import { referencesIn } from '@core/record/references'
import { nameOf, rowNames } from '@core/record/row-names'
import type { ReportBlock, ReportModel } from '@core/report/model'
import { paragraphsOf } from '@core/report/text'
import { dayInWords } from '@core/words/format'
import { t } from '@core/words/words'
import { filledFields, kindInWords } from './field-words'

type Asked = {
  readonly personId: string
  readonly rows: Rows
  readonly commits: readonly Commit[]
  /** ISO time. */
  readonly now: string
}

/** All that is held about one person. `paper`: to read and to hand over; `data`: the same for a program, with earlier versions. */
export type PersonCopy = { readonly paper: TeamCopy<ReportModel>; readonly data: TeamCopy<object> }

/** Kinds of which a row is one person's, by the field that names them. A coding is of whoever told its story. */
const theirKinds = [
  ['person', 'id'],
  ['contact', 'personId'],
  ['consent', 'personId'],
  ['attendance', 'personId'],
  ['payment', 'personId'],
  ['story', 'tellerId'],
  ['coding', 'storyId'],
  ['skill', 'personId'],
] as const satisfies readonly (readonly [KindOfRecord, string])[]

export function personCopy({ personId, rows, commits, now }: Asked): PersonCopy {
  const namesOf = rowNames(rows)
  const stories = new Set(rows.story.filter(({ tellerId }) => tellerId === personId).map(({ id }) => id))
  const held = theirKinds.map(([kind, field]) => ({
    kind,
    rows: recordsOf(rows, kind).filter(row =>
      field === 'storyId' ? stories.has(String(row[field])) : row[field] === personId,
    ),
  }))
  const ids = new Set([personId, ...held.flatMap(({ rows: theirs }) => theirs.map(({ id }) => id))])
  const named = (Object.values(recordKinds) as unknown as RecordKind[]).flatMap(kind =>
    recordsOf(rows, kind.kind as KindOfRecord)
      .filter(row => !ids.has(row.id) && referencesIn(kind.fields, row).some(({ id }) => ids.has(id)))
      .map(row => ({ kind: kind.kind as KindOfRecord, name: nameOf(kind, row, namesOf) })),
  )
  const attached = rows.attachment.filter(({ about }) => 'id' in about && ids.has(about.id))
  const comments = rows.comment.filter(({ about }) => ids.has(about.id))
  const earlier = commits.flatMap(({ at, changes }) =>
    changes.filter(({ id }) => ids.has(id)).map((change): Change & { at: string } => ({ at, ...change })),
  )
  const before = earlier.find(({ kind }) => kind === 'person')
  const person = rows.person.find(({ id }) => id === personId) ?? before?.after ?? before?.before
  const code = String(person?.code ?? '')
  const uses = rows.story
    .filter(({ id }) => stories.has(id))
    .flatMap(({ title, uses: all }) => all.map(use => ({ title, ...use })))

  const blocks: ReportBlock[] = [
    { kind: 'paragraph', tone: 'lead', text: t('peoplePapers:copyLead', { code, date: now }) },
    ...held.flatMap(({ kind, rows: theirs }): ReportBlock[] =>
      theirs.length === 0
        ? []
        : [
            { kind: 'heading', level: 2, text: kindInWords(kind) },
            ...theirs.flatMap((row, index): ReportBlock[] => [
              ...(theirs.length > 1
                ? [
                    {
                      kind: 'heading' as const,
                      level: 3 as const,
                      text: t('peoplePapers:copyRow', { number: index + 1 }),
                    },
                  ]
                : []),
              {
                kind: 'list',
                items: filledFields(kind, fieldsOf(kind, row, personId), row, namesOf).flatMap(({ label, text }) => {
                  const [first = '', ...more] = paragraphsOf(text)
                  return [{ term: label, text: first }, ...more.map(each => ({ text: each }))]
                }),
              },
            ]),
          ],
    ),
    ...section(t('peoplePapers:copyUses'), [
      ...listOf(
        uses.map(({ title, where, usedOn, canBeRecalled, recalledOn }) => ({
          term: title,
          text: [
            where,
            ...(usedOn === null ? [] : [dayInWords(usedOn)]),
            recalledOn === null
              ? t(canBeRecalled ? 'peoplePapers:useCanBeRecalled' : 'peoplePapers:useStays')
              : t('peoplePapers:useRecalled', { day: recalledOn }),
          ].join(', '),
        })),
      ),
    ]),
    ...section(
      t('peoplePapers:copyAttached'),
      listOf(attached.map(each => ({ term: each.title, text: fileOf(each) }))),
    ),
    ...section(
      t('peoplePapers:copyComments'),
      // Who of the team wrote it is about somebody else.
      listOf(comments.map(({ writtenOn, words }) => ({ term: dayInWords(writtenOn), text: words }))),
    ),
    ...section(
      t('peoplePapers:copyNamed'),
      listOf(named.map(({ kind, name }) => ({ term: kindInWords(kind), text: name }))),
    ),
    ...section(t('peoplePapers:copyNotIn'), [
      { kind: 'paragraph', tone: 'body', text: t('peoplePapers:copyEarlier', { count: earlier.length }) },
      { kind: 'paragraph', tone: 'body', text: t('peoplePapers:copyWorkshops') },
    ]),
  ]
  return {
    paper: forTheTeam('person-copy', {
      title: t('peoplePapers:copyTitle', { code }),
      cover: null,
      print: 'plain',
      madeAt: now,
      blocks,
    }),
    data: forTheTeam('person-copy', {
      about: t('peoplePapers:copyLead', { code, date: now }),
      madeAt: now,
      ...Object.fromEntries(held.map(({ kind, rows: theirs }) => [kind, theirs])),
      attachment: attached,
      comment: comments.map(({ author: _, ...comment }) => comment),
      namedIn: named,
      earlierVersions: earlier,
    }),
  }
}

/** Without the field that says whose it is: all of it is theirs. */
const fieldsOf = (kind: KindOfRecord, row: RecordRow, personId: string): readonly Field[] =>
  (recordKinds[kind].fields as readonly Field[]).filter(({ name }) => row[name] !== personId)

const recordsOf = (rows: Rows, kind: KindOfRecord) => rows[kind] as readonly unknown[] as readonly RecordRow[]

const section = (text: string, blocks: readonly ReportBlock[]): ReportBlock[] =>
  blocks.length === 0 ? [] : [{ kind: 'heading', level: 2, text }, ...blocks]

const listOf = (items: readonly { readonly term: string; readonly text: string }[]): ReportBlock[] =>
  items.length === 0 ? [] : [{ kind: 'list', items }]

const fileOf = ({ content }: Attachment): string => (content.kind === 'file' ? content.fileName : content.url)
