import { Text } from '@mantine/core'
import type { ComponentType } from 'react'
import common from '../../ui/common.module.css'

type Said = { readonly id: string; readonly words: string; readonly hidden?: boolean }
type WordsUnderProps<S extends Said> = {
  readonly heading: string
  readonly said: readonly S[]
  /** What can be done with each. */
  readonly beside?: ComponentType<S>
}

/** What people said, without who, under a heading; nothing where nobody said anything. */
export function WordsUnder<S extends Said>({ heading, said, beside: Beside }: WordsUnderProps<S>) {
  if (said.length === 0) return null
  return (
    <div>
      <Text fw={700}>{heading}</Text>
      <ul className={common.points}>
        {said.map(each => (
          <li key={each.id} data-hidden={each.hidden}>
            <bdi>{each.words}</bdi> {Beside && <Beside {...each} />}
          </li>
        ))}
      </ul>
    </div>
  )
}
