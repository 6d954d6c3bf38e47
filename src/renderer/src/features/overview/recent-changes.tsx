import { type CommitDescription, commitDescription } from '@core/change/describe'
import type { EntityKind } from '@core/project/entities'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import type { RecordKind } from '@core/record/record-kind'
import { shortened } from '@core/report/text'
import { timeInWords } from '@core/words/format'
import { Anchor, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useRead, useSession } from '../../data/hooks'
import { useActionWords } from '../../terms/actions'
import common from '../../ui/common.module.css'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import classes from './overview.module.css'

const shown = 10

/** What was done last, newest first, in words. */
export function RecentChanges() {
  const { t } = useTranslation('overview')
  const words = useActionWords()
  const changes = useRecentChanges()
  if (!changes || changes.length === 0) return null
  return (
    <Section title={t('recent')} size="h2" mb="md">
      <ol className={common.bareList}>
        {changes.map(({ seq, description }) => {
          const title = subjectOf(description)?.title ?? null
          return (
            <li key={seq} className={classes.change}>
              <span>
                {description.turn === 'undone' && t('undone')}
                {description.turn === 'redone' && t('redone')}
                <span className={classes.action}>{words(description.action)}</span>
                {title !== null && (
                  <>
                    {': '}
                    <bdi>{title}</bdi>
                  </>
                )}
              </span>
              <Text component="time" size="sm" c="dimmed" dateTime={description.at}>
                {timeInWords(description.at)}
              </Text>
            </li>
          )
        })}
      </ol>
      <Anchor component={Link} to="../history" relative="path" mt="sm" display="inline-block">
        {t('allChanges')}
      </Anchor>
    </Section>
  )
}

/** The one thing a commit was about; `null` where there is none to name, or more than one alike. */
function subjectOf<Change extends { readonly kind: EntityKind }>(commit: {
  readonly action: string
  readonly changes: readonly Change[]
}): Change | null {
  const [subject = null, ...others] = commit.changes.filter(({ kind }) => kind === commit.action.split('.')[0])
  return others.length > 0 ? null : subject
}

/** So far back is looked for different changes: an edited text is many of one. */
const lookedThrough = 100

function useRecentChanges() {
  const { db } = useSession()
  return useRead({
    key: 'recent changes',
    madeOf: 'log',
    load: async () => {
      const changes: (RecentChange & { readonly seq: number })[] = []
      let later: RecentChange | undefined
      // A few at a time: one step can hold a million rows.
      for (let from = 0; from < lookedThrough && changes.length < shown; from += shown) {
        const commits = await db.commits.orderBy('seq').reverse().offset(from).limit(shown).toArray()
        if (commits.length === 0) break
        for (const commit of commits) {
          const subject = subjectOf(commit)
          const row = subject ? await db.rowsOf(subject.kind).get(subject.id) : undefined
          const title = subject && row ? nameIn(subject.kind, row) : null
          const description = commitDescription(commit, (_, id) => (id === subject?.id ? title : null))
          const change = { seq: commit.seq, subjectId: subject?.id, description }
          if (!isSameAgain(change, later)) changes.push(change)
          later = change
        }
      }
      return changes.slice(0, shown)
    },
  })
}

type RecentChange = { readonly subjectId: string | undefined; readonly description: CommitDescription }

/** The same done to the same thing just after it: the newest of them is said. */
const isSameAgain = (change: RecentChange, later: RecentChange | undefined): boolean =>
  change.subjectId !== undefined &&
  change.subjectId === later?.subjectId &&
  change.description.action === later.description.action &&
  change.description.turn === later.description.turn

const longestName = 80

/** What people call it; null where it has no name of its own. */
function nameIn(kind: EntityKind, row: object): string | null {
  const described: RecordKind | undefined = recordKinds[kind as KindOfRecord]
  const field = described?.fields.find(({ name }) => name === described.nameField)
  const fields: Readonly<Record<string, unknown>> = { ...row }
  const name = fields[field ? field.name : 'title']
  if (typeof name !== 'string' || name === '' || field?.type === 'row') return null
  return shortened(name, longestName)
}
