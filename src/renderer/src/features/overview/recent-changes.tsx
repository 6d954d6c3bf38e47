import { commitDescription } from '@core/change/describe'
import type { EntityKind } from '@core/project/entities'
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useRead, useSession } from '../../data/hooks'
import { useActionWords } from '../../terms/actions'
import { timeInWords } from '../../terms/today'
import classes from './overview.module.css'

const shown = 10

/** What was done last, newest first, in words. */
export function RecentChanges() {
  const { t } = useTranslation('overview')
  const words = useActionWords()
  const changes = useRecentChanges()
  if (!changes || changes.length === 0) return null
  return (
    <section aria-labelledby="recent">
      <Title order={2} id="recent" mb="md">
        {t('recent')}
      </Title>
      <ol className={classes.changes}>
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
    </section>
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

function useRecentChanges() {
  const { db } = useSession()
  return useRead({
    key: 'recent changes',
    madeOf: 'log',
    load: async () => {
      const commits = await db.commits.orderBy('seq').reverse().limit(shown).toArray()
      return Promise.all(
        commits.map(async commit => {
          const subject = subjectOf(commit)
          const row: object | undefined = subject ? await db.rowsOf(subject.kind).get(subject.id) : undefined
          const title = row && 'title' in row && typeof row.title === 'string' ? row.title : null
          return {
            seq: commit.seq,
            description: commitDescription(commit, (_, id) => (id === subject?.id ? title : null)),
          }
        }),
      )
    },
  })
}
