import type { SlipProblem } from '@core/learning/slip'
import { readSlipAnswer, type SlipAnswer, type SlipAnswerProblem } from '@core/learning/slip-form'
import { Button, FileButton, Group, Text, Textarea } from '@mantine/core'
import { IconFolderOpen } from '@tabler/icons-react'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog'
import { useTranslation } from '../../ui/use-translation'

/** Larger than any answer: it is not even opened. */
const largestFile = 200_000

type ReadAnswerProps = {
  /** What is wrong with it; null: its slip was found. */
  onRead: (answer: SlipAnswer) => SlipProblem | null
  onClose: () => void
}

/** An answer that somebody saved or copied from their slip: the file is opened, or the text pasted. Nothing is kept before it was looked at. */
export function ReadAnswer({ onRead, onClose }: ReadAnswerProps) {
  const { t } = useTranslation('learning')
  const [text, setText] = useState('')
  const [error, setError] = useState<`slipProblem.${SlipProblem}` | `answerProblem.${SlipAnswerProblem}` | null>(null)
  const read = (given: string) => {
    const answer = readSlipAnswer(given)
    if (!answer.ok) return setError(`answerProblem.${answer.problem}`)
    const problem = onRead(answer.value)
    setError(problem && `slipProblem.${problem}`)
  }
  const open = async (file: File | null) => {
    if (!file) return
    if (file.size > largestFile) return setError('answerProblem.too-long')
    const given = await file.text()
    setText(given.slice(0, largestFile))
    read(given)
  }
  return (
    <Dialog
      title={t('readAnswer')}
      size="lg"
      cancel={t('cancel')}
      onClose={onClose}
      action={{ label: t('findSlip'), onChoose: () => read(text) }}
    >
      <Text>{t('readAnswerAbout')}</Text>
      <Group>
        <FileButton onChange={open} accept=".txt,text/plain">
          {button => (
            <Button variant="default" leftSection={<IconFolderOpen size={20} aria-hidden />} {...button}>
              {t('openAnswer')}
            </Button>
          )}
        </FileButton>
      </Group>
      <Textarea
        label={t('pasteAnswer')}
        autosize
        minRows={5}
        maxRows={12}
        value={text}
        error={error && t(error)}
        onChange={event => {
          setText(event.currentTarget.value)
          setError(null)
        }}
      />
    </Dialog>
  )
}
