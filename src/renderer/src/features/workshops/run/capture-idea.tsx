import { otherDomainId, type StoryUse, storyUses } from '@core/project/entities'
import { Button, Checkbox, Kbd, NativeSelect, Radio, Stack, Text, Textarea } from '@mantine/core'
import { IconMicrophone } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { newId } from '../../../data/new-id'
import { Dialog } from '../../../ui/dialog'
import { useTranslation } from '../../../ui/use-translation'
import { useRoom } from './room-context'

/** As long as the phones allow too. */
const longestIdea = 2000
const notSaid = ''

/** One key, from anywhere on the screen, and a spoken idea can be written down. */
export function CaptureIdea() {
  const { t } = useTranslation('workshopRun')
  const [opened, setOpened] = useState(false)
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F2') return
      event.preventDefault()
      setOpened(true)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
  return (
    <div>
      <Button
        variant="default"
        leftSection={<IconMicrophone size={20} aria-hidden />}
        aria-keyshortcuts="F2"
        onClick={() => setOpened(true)}
      >
        {t('capture')} <Kbd ms="sm">{t('captureKey')}</Kbd>
      </Button>
      {opened && <CaptureDialog onClose={() => setOpened(false)} />}
    </div>
  )
}

/** Stays open after each idea, for the next. */
function CaptureDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { view, act } = useRoom()
  const [words, setWords] = useState('')
  const [perspectiveId, setPerspectiveId] = useState(notSaid)
  const [mayMerge, setMayMerge] = useState(true)
  const [domainId, setDomainId] = useState<string>(otherDomainId)
  const [use, setUse] = useState<StoryUse>('room')
  const [kept, setKept] = useState('')
  const { method, domains = [] } = view.opening.plan
  const tellsStories = method === 'stories'
  const isSorted = tellsStories || method === 'power'
  const field = useRef<HTMLTextAreaElement>(null)
  const tooLong = words.trim().length > longestIdea
  const keep = async () => {
    const idea = words.trim()
    if (idea === '' || tooLong) return
    const done = await act({
      kind: 'capture-idea',
      ideaId: newId(),
      words: idea,
      perspectiveId: perspectiveId === notSaid ? null : perspectiveId,
      mayMerge,
      ...(isSorted && { domainId, ...(tellsStories && { use }) }),
    })
    if (!done) return
    setKept(idea)
    setWords('')
    setMayMerge(true)
    setUse('room')
    field.current?.focus()
  }
  return (
    <Dialog
      title={t('captureTitle')}
      size="lg"
      cancel={t('close')}
      onClose={onClose}
      action={{ label: t('captureKeep'), onChoose: keep }}
    >
      <Textarea
        ref={field}
        label={t('captureWords')}
        description={t('captureHint')}
        autosize
        minRows={3}
        maxRows={12}
        data-autofocus
        value={words}
        error={tooLong ? t('terms:textTooLong', { limit: longestIdea }) : null}
        onChange={event => setWords(event.currentTarget.value)}
        onKeyDown={event => {
          if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
          event.preventDefault()
          event.currentTarget.form?.requestSubmit()
        }}
      />
      <NativeSelect
        label={t('captureFrom')}
        value={perspectiveId}
        data={[
          { value: notSaid, label: t('captureNobody') },
          ...view.opening.perspectives.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={event => setPerspectiveId(event.currentTarget.value)}
      />
      {isSorted && (
        <NativeSelect
          label={t(tellsStories ? 'storyFrom' : 'powerAbout')}
          value={domainId}
          data={[
            ...domains.map(({ id, name }) => ({ value: id, label: name })),
            { value: otherDomainId, label: t(tellsStories ? 'terms:domainOther' : 'terms:powerOther') },
          ]}
          onChange={event => setDomainId(event.currentTarget.value)}
        />
      )}
      {tellsStories && (
        <Radio.Group
          label={t('storyUse')}
          description={t('storyUseHint')}
          value={use}
          onChange={value => setUse(storyUses.find(each => each === value) ?? use)}
        >
          <Stack gap="xs" mt="xs">
            {storyUses.map(each => (
              <Radio key={each} value={each} label={t(`terms:storyUse.${each}`)} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      <Checkbox
        label={t('captureMayMerge')}
        checked={mayMerge}
        onChange={event => setMayMerge(event.currentTarget.checked)}
      />
      <Text role="status" dir="auto" lineClamp={2}>
        {kept !== '' && t('captureKept', { words: kept })}
      </Text>
    </Dialog>
  )
}
