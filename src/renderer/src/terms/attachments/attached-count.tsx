import { VisuallyHidden } from '@mantine/core'
import { IconPaperclip } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
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
