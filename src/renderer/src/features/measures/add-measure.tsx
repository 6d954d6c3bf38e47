import { added } from '@core/change/change'
import { newMeasure } from '@core/measure/new-measure'
import type { Element } from '@core/project/entities'
import { Button, Group, Paper, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { useTranslation } from '../../ui/use-translation'

type AddMeasureProps = {
  order: number
  /** The element it is to watch; null: that is chosen later. */
  watched: Element | null
  onDone: () => void
}

/** A form for the title of a new measure; everything else is on its page. */
export function AddMeasure({ order, watched, onDone }: AddMeasureProps) {
  const { t } = useTranslation('measures')
  const commit = useCommit()
  const navigate = useNavigate()
  const [title, setTitle] = useState('')
  const [error, setError] = useState<string | null>(null)

  const add = async (event: FormEvent) => {
    event.preventDefault()
    const words = title.trim()
    if (words === '' || words.length > 500) {
      setError(words === '' ? t('titleNeeded') : t('titleTooLong'))
      return
    }
    const measure = { ...newMeasure({ id: newId(), title: words, order }), outcomeIds: watched ? [watched.id] : [] }
    if (!(await commit('measure.add', [added('measure', measure)]))) return
    onDone()
    await navigate(`${measure.id}?view=definition`)
  }

  return (
    <Paper component="form" withBorder p="lg" bg="var(--cm-surface)" onSubmit={add} noValidate>
      <TextInput
        data-field="new-measure"
        label={t('newMeasureTitle')}
        description={watched ? t('newMeasureFor', { title: watched.title }) : t('newMeasureHint')}
        autoComplete="off"
        autoFocus
        value={title}
        error={error}
        onChange={event => {
          setTitle(event.currentTarget.value)
          setError(null)
        }}
        onKeyDown={event => {
          if (event.key === 'Escape') onDone()
        }}
      />
      <Group mt="md">
        <Button type="submit">{t('add')}</Button>
        <Button variant="default" onClick={onDone}>
          {t('cancel')}
        </Button>
      </Group>
    </Paper>
  )
}
