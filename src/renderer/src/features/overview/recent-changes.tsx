import { type CommitDescription, commitDescription } from '@core/change/describe'
import type { EntityKind } from '@core/project/entities'
import { Text, Title } from '@mantine/core'
import { useLiveQuery } from 'dexie-react-hooks'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../data/hooks'
import { useActionWords } from '../../terms/actions'
import { timeInWords } from '../../terms/time-in-words'
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
          const title = titleOf(description)
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

/** The one thing a change was about; `null` where there is none to name, or more than one alike. */
function titleOf({ changes, action }: CommitDescription): string | null {
  const kind = action.split('.')[0]
  const titles = changes.filter(change => change.kind === kind).map(change => change.title)
  return titles.length === 1 ? (titles[0] ?? null) : null
}

function useRecentChanges() {
  const { db } = useSession()
  return useLiveQuery(async () => {
    const commits = await db.commits.orderBy('seq').reverse().limit(shown).toArray()
    const named = new Map<string, string>()
    for (const { kind, id } of commits.flatMap(commit => commit.changes)) {
      const row: object | undefined = await db.rowsOf(kind).get(id)
      if (row && 'title' in row && typeof row.title === 'string') named.set(`${kind} ${id}`, row.title)
    }
    const nameOf = (kind: EntityKind, id: string) => named.get(`${kind} ${id}`) ?? null
    return commits.map(commit => ({ seq: commit.seq, description: commitDescription(commit, nameOf) }))
  }, [db])
}
