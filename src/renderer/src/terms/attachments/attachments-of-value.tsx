import { keyOf } from '@core/attachment/attached-to'
import type { AttachedTo } from '@core/project/entities'
import { Button, Modal } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Attachments } from './attachments'
import { useAttachmentCounts } from './use-attachment-counts'

/** A button that says how many are attached to a value, and opens them. */
export function AttachmentsOfValue({ about }: { about: AttachedTo }) {
  const { t } = useTranslation('attachments')
  const [open, setOpen] = useState(false)
  const count = useAttachmentCounts().get(keyOf(about)) ?? 0
  const close = () => setOpen(false)
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
      <Modal
        opened={open}
        onClose={close}
        title={t('ofValue')}
        size="lg"
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        <Attachments about={about} headingOrder={3} hideHeading />
      </Modal>
    </>
  )
}
