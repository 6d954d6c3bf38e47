import { countsByKey } from '@core/attachment/attached-to'
import { VisuallyHidden } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useRows } from '../../data/hooks'
import { useTranslation } from '../../ui/use-translation'
import classes from './attachments.module.css'

/** A paper-clip with how many are attached. */
export function AttachedCount({ count }: { count: number }) {
  const { t } = useTranslation('attachments')
  return (
    <span className={classes.count}>
      <IconPaperclip size={16} aria-hidden />
      <span aria-hidden>{count}</span>
      <VisuallyHidden>{t('count', { count })}</VisuallyHidden>
    </span>
  )
}

const none: ReadonlyMap<string, number> = new Map()

/** How many are attached to what, by `keyOf`; for a list, asked once above its rows. */
export function useAttachmentCounts(): ReadonlyMap<string, number> {
  const attachments = useRows('attachment')
  return useMemo(() => (attachments ? countsByKey(attachments) : none), [attachments])
}
