import type { IdeaShown } from '@core/workshop/session/views'
import { Button, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from '../../../ui/use-translation'
import { useRoom } from './room-context'
import { WordsDialog } from './words-dialog'

export function IdeaTranslation({ translation }: Pick<IdeaShown, 'translation'>) {
  const { t } = useTranslation('workshopRun')
  return translation === '' ? null : (
    <Text>
      <Text span c="dimmed">
        {t('ideaTranslation')}
      </Text>{' '}
      <bdi>{translation}</bdi>
    </Text>
  )
}

/** Writes an idea in another language, for the wall and the phones. The idea itself stays as it was given. */
export function TranslateIdea({ idea: { id: ideaId, words, translation } }: { idea: IdeaShown }) {
  const { t } = useTranslation('workshopRun')
  const { act } = useRoom()
  const [writing, setWriting] = useState(false)
  return (
    <>
      <Button size="sm" variant="subtle" aria-label={t('translateOf', { words })} onClick={() => setWriting(true)}>
        {t('translate')}
      </Button>
      {translation !== '' && (
        <Button
          size="sm"
          variant="subtle"
          color="red"
          aria-label={t('translateDeleteOf', { words })}
          onClick={() => act({ kind: 'translate-idea', ideaId, words: '' })}
        >
          {t('translateDelete')}
        </Button>
      )}
      <WordsDialog
        opened={writing}
        title={t('translateTitle')}
        label={t('translateWords')}
        start={translation}
        keep={t('translateKeep')}
        onKeep={async typed => {
          setWriting(false)
          await act({ kind: 'translate-idea', ideaId, words: typed })
        }}
        onCancel={() => setWriting(false)}
      >
        <p dir="auto">{words}</p>
        <Text c="dimmed">{t('translateHint')}</Text>
      </WordsDialog>
    </>
  )
}
