import { edited } from '@core/change/change'
import type { ReportNote } from '@core/project/entities'
import { Text } from '@mantine/core'
import { useSession } from '../../data/hooks'
import { useSave } from '../../terms/actions'
import { DraftCheckbox } from '../../ui/draft-fields'
import { useTranslation } from '../../ui/use-translation'
import classes from './reports.module.css'

/** What reviewers said of a text, each to be ticked off. */
export function TextNotes({ notes }: { notes: readonly ReportNote[] }) {
  const { t } = useTranslation('reportWriting')
  const { db } = useSession()
  const save = useSave()
  const mark = (id: string, done: boolean) =>
    save('reportNote.edit', async () => {
      const before = await db.rowsOf('reportNote').get(id)
      return before ? [edited('reportNote', before, { ...before, done })] : null
    })
  return (
    <section aria-label={t('notes')}>
      <Text fw={600} size="sm" aria-hidden>
        {t('notes')}
      </Text>
      <ul className={classes.notes}>
        {notes
          .toSorted((a, b) => Number(a.done) - Number(b.done) || a.order - b.order)
          .map(note => (
            <li key={note.id} data-field={`note-${note.id}`}>
              <DraftCheckbox
                label={<bdi className={classes.name}>{note.words}</bdi>}
                description={saidBy(t, note)}
                stored={note.done}
                keep={done => mark(note.id, done)}
              />
            </li>
          ))}
      </ul>
    </section>
  )
}

type Say = ReturnType<typeof useTranslation<'reportWriting'>>['t']

function saidBy(t: Say, { author, day, done }: ReportNote): string {
  const who = author === '' ? t('noteByNobody') : author
  const said = day === null ? who : t('noteBy', { author: who, day })
  return done ? t('noteDone', { said }) : said
}
