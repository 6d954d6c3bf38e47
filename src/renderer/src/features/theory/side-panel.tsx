import { CloseButton, Group, Stack, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useTranslation } from '../../ui/use-translation'
import classes from './side-panel.module.css'

type SidePanelProps = {
  label: string
  heading: string
  /** True where it was opened by the keyboard: then the focus comes here. */
  takeFocus: boolean
  onClose: () => void
  children: ReactNode
}

/** In pixels: less of a panel says nothing. */
const leastSeen = 200

/** Stands beside what it is about and leaves that usable. Escape closes it. */
export function SidePanel({ label, heading, takeFocus, onClose, children }: SidePanelProps) {
  const { t } = useTranslation('theory')
  const title = useRef<HTMLHeadingElement>(null)
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (takeFocus) title.current?.focus()
    // Where there is no room beside the picture it opens below, out of sight.
    const top = panel.current?.getBoundingClientRect().top ?? 0
    if (top > window.innerHeight - leastSeen) panel.current?.scrollIntoView({ block: 'start' })
  }, [takeFocus])
  return (
    <aside
      ref={panel}
      className={classes.panel}
      aria-label={label}
      onKeyDown={event => event.key === 'Escape' && onClose()}
    >
      <Stack gap="lg">
        <Group justify="space-between" wrap="nowrap">
          <Title order={2} size="h3" ref={title} tabIndex={-1} data-field="panel">
            {heading}
          </Title>
          <CloseButton size={44} aria-label={t('close')} onClick={onClose} />
        </Group>
        {children}
      </Stack>
    </aside>
  )
}
