import { countsByKey } from '@core/attachment/attached-to'
import { useMemo } from 'react'
import { useRows } from '../../data/hooks'

const none: ReadonlyMap<string, number> = new Map()

/** How many are attached to what, by `keyOf`; for a list, asked once above its rows. */
export function useAttachmentCounts(): ReadonlyMap<string, number> {
  const attachments = useRows('attachment')
  return useMemo(() => (attachments ? countsByKey(attachments) : none), [attachments])
}
