import { keyOf } from '@core/attachment/attached-to'
import type { AttachedTo } from '@core/project/entities'
import { Button, Stack, Text, Title } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useId, useRef, useState } from 'react'
import common from '../../ui/common.module.css'
import { Dialog } from '../../ui/dialog'
import { useTranslation } from '../../ui/use-translation'
import { AddAttachments } from './add-attachments'
import { useAttachmentCounts } from './attached-count'
import classes from './attachments.module.css'
import { OneAttachment } from './one-attachment'
import { useAttachments, useFilesHere } from './use-attachments'

type AttachmentsProps = {
  about: AttachedTo
  headingOrder: 2 | 3 | 4 | 5
  /** Where a title above says the same already: then it is there for assistive technology alone. */
  hideHeading?: boolean
}

/** What is attached to something: to read, to save a copy of, to add to. Nothing is ever opened or run here. */
export function Attachments({ about, headingOrder, hideHeading = false }: AttachmentsProps) {
  const { t } = useTranslation('attachments')
  const headingId = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  const here = useAttachments(about)
  const attachments = here.attachments ?? []
  const files = useFilesHere(attachments)
  return (
    <Stack
      gap="xs"
      className={classes.section ?? ''}
      {...(!hideHeading && { role: 'region', 'aria-labelledby': headingId })}
    >
      <Title
        order={headingOrder}
        size="h4"
        id={headingId}
        ref={heading}
        tabIndex={-1}
        className={hideHeading ? (common.unseen ?? '') : ''}
      >
        {t('title')}
      </Title>
      <Text c="dimmed" size="sm">
        {t('where')} {t('photo')}
      </Text>
      {here.attachments?.length === 0 && <Text>{t('none')}</Text>}
      {attachments.length > 0 && (
        <ul className={common.tightList}>
          {attachments.map(attachment => (
            <OneAttachment
              key={attachment.id}
              attachment={attachment}
              here={here}
              missing={
                attachment.content.kind === 'file' && files !== undefined && !files.has(attachment.content.sha256)
              }
              onRemove={() => {
                // The button that had the focus goes.
                heading.current?.focus()
                void here.remove(attachment)
              }}
            />
          ))}
        </ul>
      )}
      {attachments.some(({ content }) => content.kind === 'link') && (
        <Text c="dimmed" size="sm">
          {t('opensOutside')}
        </Text>
      )}
      <AddAttachments here={here} />
    </Stack>
  )
}

/** The same behind its own title, where there are many such lists. */
export function AttachmentsBehindTitle({ about }: { about: AttachedTo }) {
  const { t } = useTranslation('attachments')
  const count = useAttachmentCounts().get(keyOf(about)) ?? 0
  return (
    <details className={common.fold}>
      <summary>{t('titleCount', { count })}</summary>
      <Attachments about={about} headingOrder={5} hideHeading />
    </details>
  )
}

/** A button that says how many are attached to a value, and opens them. */
export function AttachmentsOfValue({ about }: { about: AttachedTo }) {
  const { t } = useTranslation('attachments')
  const [open, setOpen] = useState(false)
  const count = useAttachmentCounts().get(keyOf(about)) ?? 0
  return (
    <>
      <Button
        size="sm"
        variant="default"
        leftSection={<IconPaperclip size={18} aria-hidden />}
        onClick={() => setOpen(true)}
      >
        {t('titleCount', { count })}
      </Button>
      {open && (
        <Dialog onClose={() => setOpen(false)} title={t('ofValue')} size="lg">
          <Attachments about={about} headingOrder={3} hideHeading />
        </Dialog>
      )}
    </>
  )
}
