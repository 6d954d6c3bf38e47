import { type ReactNode, useState } from 'react'
import common from '../../../ui/common.module.css'

type DisclosureProps = { summary: ReactNode; className?: string | undefined; children: ReactNode }

/** What opens at a click. It is first made then, so that forty of them cost nothing; closed again, typed words stay in it. */
export function Disclosure({ summary, className = common.disclosure, children }: DisclosureProps) {
  const [wasOpened, setWasOpened] = useState(false)
  return (
    <details
      className={className}
      onToggle={event => {
        if (event.currentTarget.open) setWasOpened(true)
      }}
    >
      <summary>{summary}</summary>
      {wasOpened && children}
    </details>
  )
}
