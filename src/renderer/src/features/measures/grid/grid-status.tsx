import { Button, Group, Progress, Text } from '@mantine/core'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { RowsShown } from '../../../data/observations/observation-rows'
import { isNarrowed } from '../../../data/observations/observations-asked'
import { useTranslation } from '../../../ui/use-translation'

/** What is over sooner needs no progress to be shown. */
const soonMs = 400

type GridStatusProps = {
  shown: Pick<RowsShown, 'all' | 'answered' | 'ordering'>
  /** Leaves the rows as they are. */
  onStop: () => void
}

/** How many there are; while they are looked through, how far that is and a way to leave it. */
export function GridStatus({ shown: { all = 0, answered, ordering }, onStop }: GridStatusProps) {
  const { t } = useTranslation('observationGrid')
  const line = useRef<HTMLParagraphElement>(null)
  const isOrdering = ordering !== null
  return (
    <Group gap="md" mih="1.75rem" my={4}>
      <Text ref={line} tabIndex={-1} aria-live="polite" c="dimmed">
        {isOrdering
          ? t('ordering')
          : all > 0
            ? t('count', { count: all })
            : t(isNarrowed(answered) ? 'noneFound' : 'none')}
      </Text>
      {isOrdering && <OrderingProgress share={ordering} onStop={onStop} onGone={() => line.current?.focus()} />}
    </Group>
  )
}

type OrderingProgressProps = {
  share: number
  onStop: () => void
  /** Called where the focus would be lost. */
  onGone: () => void
}

function OrderingProgress({ share, onStop, onGone }: OrderingProgressProps) {
  const { t } = useTranslation('observationGrid')
  const [isLong, setIsLong] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const gone = useRef(onGone)
  useEffect(() => {
    const timer = setTimeout(() => setIsLong(true), soonMs)
    return () => clearTimeout(timer)
  }, [])
  useLayoutEffect(
    () => () => {
      if (button.current && button.current === document.activeElement) gone.current()
    },
    [],
  )
  if (!isLong) return null
  return (
    <>
      <Progress
        value={share * 100}
        aria-label={t('orderingProgress')}
        w="min(14rem, 100%)"
        size="lg"
        transitionDuration={0}
      />
      <Button ref={button} size="compact-md" variant="default" onClick={onStop}>
        {t('stopOrdering')}
      </Button>
    </>
  )
}
