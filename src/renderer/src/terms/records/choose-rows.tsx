import { Button, Checkbox, Group, Text } from '@mantine/core'
import { IconListCheck } from '@tabler/icons-react'
import { type ReactNode, useRef, useState } from 'react'
import { useTranslation } from '../../ui/use-translation'

/** Rows of a list that are chosen, to do one thing with all of them. */
export type ChosenRows = {
  /** Whether rows are being chosen at all. */
  readonly choosing: boolean
  readonly start: () => void
  readonly end: () => void
  /** Those that are chosen and shown: what a filter hides is not changed unseen. */
  readonly ids: readonly string[]
  readonly has: (id: string) => boolean
  /** `withShift`: all from the last one that was pressed as well. */
  readonly toggle: (id: string, withShift: boolean) => void
  readonly chooseAll: (all: boolean) => void
  readonly shown: number
}

/** `shown`: the ids of the rows in view, in their order; each once. */
export function useChosenRows(shown: readonly string[]): ChosenRows {
  const [choosing, setChoosing] = useState(false)
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set())
  const last = useRef<string | null>(null)
  const ids = shown.filter(id => picked.has(id))
  return {
    choosing,
    start: () => setChoosing(true),
    end: () => {
      setChoosing(false)
      setPicked(new Set())
      last.current = null
    },
    ids,
    has: id => picked.has(id),
    toggle: (id, withShift) => {
      const from = withShift && last.current !== null ? shown.indexOf(last.current) : -1
      const to = shown.indexOf(id)
      const range = from < 0 ? [id] : shown.slice(Math.min(from, to), Math.max(from, to) + 1)
      const next = new Set(picked)
      for (const each of range) {
        if (picked.has(id)) next.delete(each)
        else next.add(each)
      }
      last.current = id
      setPicked(next)
    },
    chooseAll: all => setPicked(new Set(all ? shown : [])),
    shown: shown.length,
  }
}

/** The button that begins choosing rows, and ends it. */
export function ChooseRowsButton({ chosen }: { chosen: ChosenRows }) {
  const { t } = useTranslation('records')
  return (
    <Button
      variant="default"
      leftSection={<IconListCheck size={20} aria-hidden />}
      data-no-print
      onClick={chosen.choosing ? chosen.end : chosen.start}
    >
      {t(chosen.choosing ? 'chooseRowsEnd' : 'chooseRows')}
    </Button>
  )
}

/** How many rows are chosen, all of them at once, and what can be done with them. Nothing while none are being chosen. */
export function ChosenBar({ chosen, children }: { chosen: ChosenRows; children: ReactNode }) {
  const { t } = useTranslation('records')
  if (!chosen.choosing) return null
  const { length: count } = chosen.ids
  const all = count === chosen.shown && count > 0
  return (
    <Group gap="md" role="group" aria-label={t('chosenRows')} data-no-print>
      <Checkbox
        label={t('chooseAllRows', { count: chosen.shown })}
        checked={all}
        indeterminate={count > 0 && !all}
        disabled={chosen.shown === 0}
        onChange={() => chosen.chooseAll(!all)}
      />
      <Text role="status" fw={600}>
        {t('chosenCount', { count })}
      </Text>
      {children}
    </Group>
  )
}

type ChooseRowProps = { chosen: ChosenRows; id: string; name: string }

/** The box that chooses one row. With Shift it chooses all rows between this one and the last. */
export function ChooseRow({ chosen, id, name }: ChooseRowProps) {
  const { t } = useTranslation('records')
  const withShift = useRef(false)
  return (
    <Checkbox
      aria-label={t('chooseRow', { name })}
      checked={chosen.has(id)}
      onClick={event => {
        if (event.detail > 0) withShift.current = event.shiftKey
      }}
      onKeyDown={event => {
        // Space with Shift is a click without it.
        withShift.current = event.shiftKey
      }}
      onChange={() => chosen.toggle(id, withShift.current)}
    />
  )
}
