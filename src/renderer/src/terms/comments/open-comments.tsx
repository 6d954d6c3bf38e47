import { openComments } from '@core/record/comments'
import { VisuallyHidden } from '@mantine/core'
import { IconMessage } from '@tabler/icons-react'
import { useMemo } from 'react'
import { useRows } from '../../data/hooks'
import { useTranslation } from '../../ui/use-translation'
import classes from './comments.module.css'

/** A speech bubble with how many comments nobody has dealt with; nothing where there are none. It is on no paper. */
export function OpenComments({ count }: { count: number }) {
  const { t } = useTranslation('comments')
  if (count === 0) return null
  return (
    <span className={classes.count} title={t('open', { count })} data-no-print>
      <IconMessage size={16} aria-hidden />
      <span aria-hidden>{count}</span>
      <VisuallyHidden>{t('open', { count })}</VisuallyHidden>
    </span>
  )
}

const none: ReadonlyMap<string, number> = new Map()

/** How many are open on what, by `commentKey`; for a list, asked once above its rows. */
export function useOpenComments(): ReadonlyMap<string, number> {
  const comments = useRows('comment')
  return useMemo(() => (comments ? openComments(comments) : none), [comments])
}
