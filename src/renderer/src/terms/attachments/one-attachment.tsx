import { linkIn, pictureKind, pictureKindBytes } from '@core/attachment/files-and-links'
import { endingOf, plainFileName } from '@core/file-name'
import type { Attachment } from '@core/project/entities'
import { localDateInWords } from '@core/words/format'
import { ActionIcon, Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconDownload, IconExternalLink, IconFile, IconLink, IconPencil, IconTrash } from '@tabler/icons-react'
import { type MouseEvent, type ReactNode, useEffect, useState } from 'react'
import { useSession } from '../../data/hooks'
import common from '../../ui/common.module.css'
import { DraftArea, DraftLine } from '../../ui/draft-fields'
import { useFocusOnReturn } from '../../ui/hooks'
import { useTranslation } from '../../ui/use-translation'
import { saveIfValid, useTextProblem, useTitleProblem } from '../title-problem'
import classes from './attachments.module.css'
import { type AttachmentsHere, useSizeInWords } from './use-attachments'

/** The picture, small, where its bytes say that it is one; else what stands for a file. Its title is beside it. */
function SmallPicture({ sha256, otherwise }: { sha256: string; otherwise: ReactNode }) {
  const address = usePictureAddress(sha256)
  const [broken, setBroken] = useState(false)
  if (address === null || broken) return otherwise
  return (
    <img
      src={address}
      alt=""
      loading="lazy"
      decoding="async"
      className={classes.picture}
      onError={() => setBroken(true)}
    />
  )
}

/** Null: no picture that is shown, or not yet. */
function usePictureAddress(sha256: string): string | null {
  const { db } = useSession()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let left = false
    const look = async () => {
      const content = (await db.files.get(sha256))?.content
      const start = await content?.slice(0, pictureKindBytes).arrayBuffer()
      const kind = start && pictureKind(new Uint8Array(start))
      if (!content || !kind || left) return
      // Said to be the picture that it is, and nothing else: an address of ours never shows a page.
      made = URL.createObjectURL(content.slice(0, content.size, kind))
      setAddress(made)
    }
    // Bytes that cannot be read are no picture; saving a copy says what is wrong with them.
    look().catch(() => undefined)
    return () => {
      left = true
      if (made !== null) URL.revokeObjectURL(made)
      setAddress(null)
    }
  }, [db, sha256])
  return address
}

type OneAttachmentProps = { attachment: Attachment; here: AttachmentsHere; missing: boolean; onRemove: () => void }

export function OneAttachment({ attachment, here, missing, onRemove }: OneAttachmentProps) {
  const { t } = useTranslation('attachments')
  const [editing, setEditing] = useState(false)
  const editButton = useFocusOnReturn(editing)
  const { content, note } = attachment
  // It may have come with a file from anywhere: nothing in it may turn the words around it.
  const title = plainFileName(attachment.title)
  return (
    <li className={classes.item}>
      <div>
        {content.kind === 'link' ? (
          <IconLink size={24} aria-hidden />
        ) : (
          <SmallPicture sha256={content.sha256} otherwise={<IconFile size={24} aria-hidden />} />
        )}
      </div>
      <Stack gap={4}>
        <Text
          fw={600}
          dir="auto"
          className={common.written ?? ''}
          tabIndex={-1}
          data-field={`attachment-${attachment.id}`}
        >
          {title}
        </Text>
        {content.kind === 'link' ? <LinkOutside url={content.url} /> : null}
        <Facts attachment={attachment} />
        {note !== undefined && note !== '' && (
          <Text size="sm" dir="auto" className={common.written ?? ''}>
            {note}
          </Text>
        )}
        {missing && (
          <Text size="sm" c="var(--mantine-color-error)">
            {t('missing')}
          </Text>
        )}
      </Stack>
      <div className={classes.buttons}>
        {editing && <EditFields attachment={attachment} here={here} onDone={() => setEditing(false)} />}
        <Group gap="xs">
          {content.kind === 'file' && !missing && (
            <Button
              size="compact-md"
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              aria-label={t('saveCopyOf', { title })}
              loading={here.savingCopy}
              onClick={() => here.saveCopy(content)}
            >
              {t('saveCopy')}
            </Button>
          )}
          {!editing && (
            <Button
              ref={editButton}
              size="compact-md"
              variant="subtle"
              leftSection={<IconPencil size={18} aria-hidden />}
              aria-label={t('editOf', { title })}
              onClick={() => setEditing(true)}
            >
              {t('edit')}
            </Button>
          )}
          <ActionIcon color="red" aria-label={t('remove', { title })} onClick={onRemove}>
            <IconTrash size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </div>
    </li>
  )
}

/** The file's own name is said wherever the title does not say it: the ending tells what it really is. */
function Facts({ attachment: { title, content, addedAt } }: Pick<OneAttachmentProps, 'attachment'>) {
  const { t } = useTranslation('attachments')
  const sizeInWords = useSizeInWords()
  const day = localDateInWords(addedAt)
  if (content.kind === 'link') return <Quiet>{t('linkFacts', { kind: t('link'), day })}</Quiet>
  const ending = endingOf(content.fileName).slice(1).toUpperCase()
  const kind = ending === '' ? t('file') : t('fileOf', { ending })
  const name = plainFileName(content.fileName)
  return (
    <>
      <Quiet>{t('facts', { kind, size: sizeInWords(content.bytes), day })}</Quiet>
      {name !== title && (
        <Text size="sm" c="dimmed" className={common.written ?? ''}>
          <bdi>{t('calledFile', { name })}</bdi>
        </Text>
      )}
    </>
  )
}

const Quiet = ({ children }: { children: string }) => (
  <Text size="sm" c="dimmed">
    {children}
  </Text>
)

/**
 * The whole address as browsers spell it, so that nobody has to trust a title, or the spelling of whoever made the file. The host
 * shows it in the person's own browser.
 */
function LinkOutside({ url: written }: { url: string }) {
  const { t } = useTranslation('attachments')
  const { host } = useSession()
  const link = linkIn(written)
  if (!link.ok) return null
  const { url, host: name } = link.value
  const at = url.indexOf('//') + 2
  const [before, after] = [url.slice(0, at), url.slice(at + name.length)]
  const open = (event: MouseEvent) => {
    event.preventDefault()
    void host.openLink({ url })
  }
  return (
    <Anchor
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      dir="ltr"
      size="sm"
      className={common.written ?? ''}
      aria-label={t('openOutside', { url })}
      onClick={open}
    >
      {before}
      <strong>{name}</strong>
      {after} <IconExternalLink size={16} aria-hidden className={classes.outside ?? ''} />
    </Anchor>
  )
}

type EditFieldsProps = Pick<OneAttachmentProps, 'attachment' | 'here'> & { onDone: () => void }

function EditFields({ attachment, here, onDone }: EditFieldsProps) {
  const { t } = useTranslation('attachments')
  const titleProblem = useTitleProblem()
  const textProblem = useTextProblem()
  return (
    <Stack gap="sm" mb="sm">
      <DraftLine
        label={t('fieldTitle')}
        autoFocus
        stored={attachment.title}
        keepText={saveIfValid(titleProblem, title => here.edit(attachment, { title }))}
      />
      <DraftArea
        label={t('fieldNote')}
        description={t('fieldNoteHint')}
        minRows={2}
        maxRows={10}
        stored={attachment.note ?? ''}
        keepText={saveIfValid(textProblem, note => here.edit(attachment, { note }))}
      />
      <div>
        <Button size="sm" variant="default" onClick={onDone}>
          {t('done')}
        </Button>
      </div>
    </Stack>
  )
}
