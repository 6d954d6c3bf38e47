import type { ReactNode } from 'react'
import classes from './mark.module.css'

/** `missing`: something that ought to be there is not. */
export type Tone = 'good' | 'plain' | 'bad' | 'quiet' | 'missing'

/** A short label with a sign before it. */
export function Mark({ tone, icon, children }: { tone: Tone; icon: ReactNode; children: ReactNode }) {
  return (
    <span className={classes.mark} data-tone={tone}>
      {icon}
      <span>{children}</span>
    </span>
  )
}
