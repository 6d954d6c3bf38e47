import type { TakenText } from '@core/report/take-back/take-back'
import { timeInWords } from '@core/words/format'
import { Button, FileButton, Loader, Stack, Text } from '@mantine/core'
import { IconFileTypeDocx } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import common from '../../../ui/common.module.css'
import { Dialog } from '../../../ui/dialog'
import { DropZone } from '../../../ui/drop-zone'
import { ErrorNotice } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import type { Readings } from '../report-rows'
import { type Choice, ComparedTextView, firstChoice, isOpen } from './compared-text'
import type { ComparedCopy } from './edited-copy'
import { useTakeBack } from './use-take-back'

type TakeBackDialogProps = { readings: Readings; onClose: () => void }

/** Takes the texts of a working copy that was edited in Word back into the project. */
export function TakeBackDialog({ readings, onClose }: TakeBackDialogProps) {
  const { t } = useTranslation('takeBack')
  const { state, read, take } = useTakeBack(readings, onClose)
  if (state.at === 'compared')
    return (
      <CompareDialog
        // Read again, everything is to be looked at again.
        key={String(state.changedSince)}
        copy={state.copy}
        changedSince={state.changedSince}
        onTake={isChosen => take(state.file, state.copy, isChosen)}
        onClose={onClose}
      />
    )
  return (
    <Dialog title={t('title')} size="lg" onClose={onClose}>
      <Stack>
        <Text>{t('lead')}</Text>
        {state.at === 'refused' && (
          <ErrorNotice title={t('refusedTitle', { name: state.fileName })} lost={t(`refused.${state.why}`)} />
        )}
        <ChooseCopy busy={state.at === 'reading'} onChoose={read} />
        <div role="status">
          {state.at === 'reading' && (
            <Text component="div" className={common.iconLine ?? ''}>
              <Loader size="sm" aria-hidden /> {t('reading')}
            </Text>
          )}
        </div>
      </Stack>
    </Dialog>
  )
}

const wordFiles = '.docx,application/vnd.openxmlformats-officedocument.wordprocessingml.document'

function ChooseCopy({ busy, onChoose }: { busy: boolean; onChoose: (file: File) => unknown }) {
  const { t } = useTranslation('takeBack')
  const forget = useRef<() => void>(null)
  return (
    <DropZone large onDrop={([file]) => file && !busy && onChoose(file)}>
      <FileButton
        accept={wordFiles}
        resetRef={forget}
        inputProps={{ 'aria-label': t('chooseFile') }}
        onChange={file => {
          // The same file may be chosen once more.
          forget.current?.()
          if (file) void onChoose(file)
        }}
      >
        {props => (
          <Button {...props} disabled={busy} leftSection={<IconFileTypeDocx size={20} aria-hidden />} data-autofocus>
            {t('chooseFile')}
          </Button>
        )}
      </FileButton>
      <Text c="dimmed">{t('dropHere')}</Text>
    </DropZone>
  )
}

type CompareDialogProps = {
  copy: ComparedCopy
  changedSince: boolean
  onTake: (isChosen: (text: TakenText) => boolean) => unknown
  onClose: () => void
}

/** Section by section what came back, and for each what is to stay. */
function CompareDialog({ copy, changedSince, onTake, onClose }: CompareDialogProps) {
  const { t } = useTranslation('takeBack')
  const { exported, outside } = copy.taken
  const begin = useRef<HTMLParagraphElement>(null)
  const [chosen, setChosen] = useState(() => copy.texts.map(({ text }) => firstChoice(text)))
  const [asked, setAsked] = useState(false)
  useEffect(() => begin.current?.focus(), [])
  const choose = (place: number, choice: Choice) =>
    setChosen(now => now.map((before, at) => (at === place ? choice : before)))
  const isQuiet = ({ state, comments }: TakenText) => state === 'unchanged' && comments.length === 0
  const quiet = copy.texts.filter(({ text }) => isQuiet(text))
  const texts = copy.texts.filter(({ text }, at) => isOpen(text) && chosen[at] === 'word').length
  const undecided = chosen.filter(choice => choice === null).length
  const notes = copy.texts.reduce((sum, { text }) => sum + text.comments.length, 0)
  const hasMore = copy.texts.some(({ text }) => isOpen(text) || text.comments.length > 0)
  const save = () => {
    setAsked(true)
    if (undecided > 0) return
    return onTake(text => chosen[copy.texts.findIndex(each => each.text === text)] === 'word')
  }
  return (
    <Dialog
      title={t('compareTitle')}
      size="72rem"
      onClose={onClose}
      action={hasMore ? { label: t('save'), onChoose: save } : undefined}
    >
      <Stack>
        <Text ref={begin} tabIndex={-1} data-autofocus>
          {t('copyOf', {
            outline: exported.outlineName,
            period: exported.periodLabel,
            time: timeInWords(exported.exportedAt),
          })}{' '}
          {t(hasMore ? 'marks' : 'nothingToTake')}
        </Text>
        {changedSince && <ErrorNotice title={t('changedSince')} lost={t('changedSinceMore')} />}
        <div>
          {copy.texts.map((compared, at) =>
            isQuiet(compared.text) ? null : (
              <ComparedTextView
                key={`${compared.text.place.section} ${compared.text.place.elementId}`}
                compared={compared}
                choice={chosen[at] ?? null}
                isMissing={asked && chosen[at] === null}
                onChoose={choice => choose(at, choice)}
              />
            ),
          )}
        </div>
        {quiet.length > 0 && (
          <details className={common.disclosure}>
            <summary>{t('unchanged', { count: quiet.length })}</summary>
            <ul className={common.points}>
              {quiet.map(({ text: { name, place } }) => (
                <li key={`${place.section} ${place.elementId}`}>
                  <bdi>{name || t('unnamed')}</bdi>
                </li>
              ))}
            </ul>
          </details>
        )}
        {outside.length > 0 && (
          <details className={common.disclosure}>
            <summary>{t('outside', { count: outside.length })}</summary>
            <ul className={common.points}>
              {outside.map(({ heading, words }, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand in a file twice
                <li key={at}>
                  <bdi>{heading === '' ? words : t('outsideIn', { heading, words })}</bdi>
                </li>
              ))}
            </ul>
          </details>
        )}
        {hasMore && (
          <Text role="status">
            {undecided > 0 ? t('undecided', { count: undecided }) : t('willTake', { texts, notes })}
          </Text>
        )}
      </Stack>
    </Dialog>
  )
}
