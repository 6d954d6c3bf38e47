import type { Comment, CommentAbout } from '@core/project/entities'
import { shortened } from '@core/report/text'
import { ActionIcon, Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core'
import { IconMessagePlus, IconPencil, IconTrash } from '@tabler/icons-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { teamMember } from '../../data/team-member'
import common from '../../ui/common.module.css'
import { DraftArea, DraftCheckbox, DraftInput } from '../../ui/draft-fields'
import { useFocusOnReturn } from '../../ui/hooks'
import { InlineForm } from '../../ui/inline-form'
import { useTranslation } from '../../ui/use-translation'
import { saveIfValid } from '../title-problem'
import classes from './comments.module.css'
import { type CommentsHere, useComments } from './use-comments'

type CommentsProps = { about: CommentAbout; headingOrder: 2 | 3 | 4 }

/** What the team says of a row among themselves. It is on no paper. */
export function Comments({ about, headingOrder }: CommentsProps) {
  const { t } = useTranslation('comments')
  const headingId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const [adding, setAdding] = useState(false)
  const addButton = useFocusOnReturn(adding)
  const here = useComments(about)
  const comments = here.comments ?? []
  const open = comments.filter(({ doneOn }) => doneOn === null).length
  return (
    <Stack gap="xs" component="section" aria-labelledby={headingId} data-no-print>
      <Title order={headingOrder} size="h4" id={headingId} ref={heading} tabIndex={-1}>
        {open > 0 ? t('titleOpen', { count: open }) : t('title')}
      </Title>
      {comments.length > 0 && (
        <ul className={common.tightList}>
          {comments.map(comment => (
            <OneComment
              key={comment.id}
              comment={comment}
              here={here}
              onRemove={() => {
                // The button that was pressed is gone.
                heading.current?.focus()
                void here.remove(comment)
              }}
            />
          ))}
        </ul>
      )}
      {adding ? (
        <AddComment here={here} onClose={() => setAdding(false)} />
      ) : (
        <div>
          <Button
            ref={addButton}
            size="sm"
            variant="default"
            leftSection={<IconMessagePlus size={18} aria-hidden />}
            onClick={() => setAdding(true)}
          >
            {t('add')}
          </Button>
        </div>
      )}
    </Stack>
  )
}

/** So many characters of a comment tell its buttons from those of the others. */
const told = 60

type OneCommentProps = { comment: Comment; here: CommentsHere; onRemove: () => void }

function OneComment({ comment, here, onRemove }: OneCommentProps) {
  const { t } = useTranslation('comments')
  const [editing, setEditing] = useState(false)
  const editButton = useFocusOnReturn(editing)
  const { id, author, writtenOn, doneOn } = comment
  const words = shortened(comment.words, told)
  const said = author === '' ? t('byNobody', { day: writtenOn }) : t('by', { author, day: writtenOn })
  return (
    <li className={classes.item}>
      {editing ? (
        <EditComment comment={comment} here={here} onDone={() => setEditing(false)} />
      ) : (
        <Text dir="auto" className={`${common.written} ${classes.words}`} tabIndex={-1} data-field={`comment-${id}`}>
          {comment.words}
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {doneOn === null ? said : t('doneOn', { said, day: doneOn })}
      </Text>
      <Group gap="md">
        <DraftCheckbox
          label={t('done')}
          aria-label={t('doneOf', { words })}
          stored={doneOn !== null}
          keep={done => here.settle(id, done)}
        />
        {!editing && (
          <Group gap="xs">
            <Button
              ref={editButton}
              size="compact-md"
              variant="subtle"
              leftSection={<IconPencil size={18} aria-hidden />}
              aria-label={t('editOf', { words })}
              onClick={() => setEditing(true)}
            >
              {t('edit')}
            </Button>
            <ActionIcon color="red" aria-label={t('delete', { words })} onClick={onRemove}>
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Group>
        )}
      </Group>
    </li>
  )
}

function EditComment({ comment, here, onDone }: Omit<OneCommentProps, 'onRemove'> & { onDone: () => void }) {
  const { t } = useTranslation('comments')
  return (
    <Stack gap="sm">
      <DraftArea
        label={t('words')}
        autoFocus
        maxRows={12}
        stored={comment.words}
        keepText={saveIfValid(here.wordsProblem, words => here.edit(comment.id, { words: words.trim() }))}
      />
      <DraftInput
        label={t('author')}
        stored={comment.author}
        keepText={saveIfValid(here.authorProblem, author => here.edit(comment.id, { author: author.trim() }))}
      />
      <div>
        <Button size="sm" variant="default" onClick={onDone}>
          {t('editDone')}
        </Button>
      </div>
    </Stack>
  )
}

/** Who wrote the last comment in this window: most likely who writes the next one. Kept nowhere. Null: none yet, and it is whoever works on this computer. */
let lastAuthor: string | null = null

function AddComment({ here, onClose }: { here: CommentsHere; onClose: () => void }) {
  const { t } = useTranslation('comments')
  const [words, setWords] = useState('')
  const [author, setAuthor] = useState(() => lastAuthor ?? teamMember())
  const [tried, setTried] = useState(false)
  const [working, setWorking] = useState(false)
  const problems = { words: here.wordsProblem(words), author: here.authorProblem(author) }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    setTried(true)
    if (problems.words !== null || problems.author !== null || working) return
    setWorking(true)
    const added = await here.add({ words: words.trim(), author: author.trim() })
    setWorking(false)
    if (!added) return
    lastAuthor = author.trim()
    onClose()
  }
  return (
    <InlineForm onSubmit={save} onClose={onClose}>
      <Textarea
        label={t('words')}
        description={t('forTeam')}
        autoFocus
        required
        autosize
        minRows={2}
        maxRows={12}
        value={words}
        error={tried ? problems.words : null}
        onChange={event => setWords(event.currentTarget.value)}
      />
      <TextInput
        label={t('author')}
        autoComplete="off"
        value={author}
        error={tried ? problems.author : null}
        onChange={event => setAuthor(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button type="submit" size="sm" loading={working}>
          {t('save')}
        </Button>
        <Button size="sm" variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </InlineForm>
  )
}
