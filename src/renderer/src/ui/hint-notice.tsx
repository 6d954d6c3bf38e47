import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './hint-notice.module.css'

type HintNoticeProps = { icon: ReactNode; title?: string; children: ReactNode }

/** Something to look at or to decide. Nothing has gone wrong: for that there is `ErrorNotice`. */
export function HintNotice({ icon, title, children }: HintNoticeProps) {
  return (
    <div className={classes.hint}>
      {icon}
      <div className={classes.body}>
        {title !== undefined && <Text fw={700}>{title}</Text>}
        {children}
      </div>
    </div>
  )
}
