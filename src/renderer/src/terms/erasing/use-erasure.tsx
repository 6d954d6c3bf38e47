import { erasedChange, erasedName } from '@core/people/erase-person'
import { Button, Group, Progress, Stack, Text } from '@mantine/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { eraseAnswer } from '../../data/erasing/erase-work'
import type { EraseAnswer, ToErase } from '../../data/erasing/find-erasure'
import { useSession } from '../../data/hooks'
import { useTranslation } from '../../ui/use-translation'
import type { Action } from '../actions'

type Erasing = {
  /** What erasing would do. `null`: somebody stopped it. Rejects where it could not be found out. */
  readonly find: (toErase: ToErase) => Promise<EraseAnswer | null>
  /** Finds it again, as something may have been written since, and does it. False: somebody stopped it first, and nothing was erased. */
  readonly erase: (action: Action, toErase: ToErase) => Promise<boolean>
  /** How far it has got, with a way to stop; nothing while nothing is looked for. */
  readonly progress: ReactNode
}

/** Finds what erasing does in a worker, and erases. `mark` stands where words were. */
export function useErasure(mark: string): Erasing {
  const session = useSession()
  const [percent, setPercent] = useState<number | null>(null)
  const stopping = useRef<AbortController | null>(null)
  useEffect(() => () => stopping.current?.abort(), [])
  const find = async (toErase: ToErase) => {
    const controller = new AbortController()
    stopping.current = controller
    setPercent(0)
    try {
      return await eraseAnswer(session.db, toErase, { mark, signal: controller.signal, onProgress: setPercent })
    } finally {
      setPercent(null)
    }
  }
  const erase = async (action: Action, toErase: ToErase) => {
    const found = await find(toErase)
    if (found === null) return false
    if (found === 'none' || found === 'several') throw new Error(`to erase: ${found}`)
    const { changes, rules } = found.erasure
    const done = await session.commitAndErase(action, changes, change => erasedChange(rules, change), {
      imported: found.imported,
      by: name => erasedName(rules, name),
    })
    if (!done.ok) throw new Error(done.problem)
    return true
  }
  const progress = percent !== null && <Looking percent={percent} onStop={() => stopping.current?.abort()} />
  return { find, erase, progress }
}

function Looking({ percent, onStop }: { percent: number; onStop: () => void }) {
  const { t } = useTranslation('erasing')
  return (
    <Stack gap="xs">
      <Text role="status">{t('looking')}</Text>
      <Progress value={percent} aria-label={t('looking')} />
      <Group>
        <Button variant="default" size="sm" onClick={onStop}>
          {t('stop')}
        </Button>
      </Group>
    </Stack>
  )
}
