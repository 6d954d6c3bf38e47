import { linkTyped } from '@core/attachment/files-and-links'
import { Button, FileButton, Group, Progress, Stack, Text, TextInput } from '@mantine/core'
import { IconLink, IconPaperclip } from '@tabler/icons-react'
import { type FormEvent, useRef, useState } from 'react'
import { DropZone } from '../../ui/drop-zone'
import { useFocusOnReturn } from '../../ui/hooks'
import { InlineForm } from '../../ui/inline-form'
import { useTranslation } from '../../ui/use-translation'
import classes from './attachments.module.css'
import type { AttachmentsHere, Reading } from './use-attachments'
import { useSizeInWords } from './use-attachments'

/** Files by choosing or dropping, links by typing. */
export function AddAttachments({ here }: { here: AttachmentsHere }) {
  const { t } = useTranslation('attachments')
  const [linking, setLinking] = useState(false)
  const linkButton = useFocusOnReturn(linking)
  const forgetChoice = useRef<() => void>(null)
  const choose = (files: File[]) => {
    // The same file may be chosen once more.
    forgetChoice.current?.()
    void here.attach(files)
  }
  if (here.reading) return <ReadingFiles reading={here.reading} onCancel={here.cancel} />
  return (
    <DropZone onDrop={files => void here.attach(files)}>
      <Group gap="xs">
        <FileButton multiple onChange={choose} resetRef={forgetChoice} inputProps={{ 'aria-label': t('addFiles') }}>
          {props => (
            <Button
              {...props}
              size="sm"
              variant="default"
              data-field="attach"
              leftSection={<IconPaperclip size={18} aria-hidden />}
            >
              {t('addFiles')}
            </Button>
          )}
        </FileButton>
        {!linking && (
          <Button
            ref={linkButton}
            size="sm"
            variant="default"
            leftSection={<IconLink size={18} aria-hidden />}
            onClick={() => setLinking(true)}
          >
            {t('addLink')}
          </Button>
        )}
      </Group>
      <Text size="sm" c="dimmed">
        {t('dropHere')}
      </Text>
      {linking && <LinkForm here={here} onClose={() => setLinking(false)} />}
    </DropZone>
  )
}

function LinkForm({ here, onClose }: { here: AttachmentsHere; onClose: () => void }) {
  const { t } = useTranslation('attachments')
  const [address, setAddress] = useState('')
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    const link = linkTyped(address)
    setProblem(link.ok ? null : t(`linkProblem.${link.problem}`))
    if (link.ok && (await here.attachLink(link.value, title.slice(0, 500)))) onClose()
  }
  return (
    <InlineForm onSubmit={submit} onClose={onClose}>
      <TextInput
        label={t('linkAddress')}
        description={t('linkAddressHint')}
        type="url"
        dir="ltr"
        autoFocus
        autoComplete="off"
        value={address}
        error={problem}
        onChange={event => setAddress(event.currentTarget.value)}
      />
      <TextInput
        label={t('linkTitle')}
        autoComplete="off"
        maxLength={500}
        value={title}
        onChange={event => setTitle(event.currentTarget.value)}
      />
      <Group gap="xs">
        <Button type="submit" size="sm">
          {t('attachLink')}
        </Button>
        <Button size="sm" variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
      </Group>
    </InlineForm>
  )
}

function ReadingFiles({ reading: { done, all }, onCancel }: { reading: Reading; onCancel: () => void }) {
  const { t } = useTranslation('attachments')
  const sizeInWords = useSizeInWords()
  return (
    <Stack gap="xs" className={classes.drop ?? ''}>
      <Text size="sm" role="status">
        {t('reading', { done: sizeInWords(done), all: sizeInWords(all) })}
      </Text>
      <Progress value={(done / Math.max(1, all)) * 100} aria-label={t('readingBar')} transitionDuration={0} />
      <div>
        <Button size="sm" variant="default" autoFocus onClick={onCancel}>
          {t('cancel')}
        </Button>
      </div>
    </Stack>
  )
}
