import { isolated } from '@core/bidi'
import { Group, Stack, Text, Title } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import { useLocation } from 'react-router'

const appName = 'Common Measure'

/** `compact`: small, for a screen on which something else has to be seen at once. `tight`: only nearer to what comes below it. `oneRow`: the actions are few and stay beside the title. `stacked`: they have the row below it to themselves. */
type PageHeaderProps = {
  title: string
  intro?: ReactNode
  actions?: ReactNode
  compact?: boolean
  tight?: boolean
  oneRow?: boolean
  stacked?: boolean
}

/** The screen's one `h1`. It names the window, and takes the focus when the screen is come to, so that it is read out first. */
export function PageHeader({ title, intro, actions, compact, tight, oneRow, stacked }: PageHeaderProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const { key, pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: what changes behind the ? in an address is the same screen.
  useEffect(() => {
    // The very first screen has no key of its own: there the person starts at the top of the page.
    if (key !== 'default') heading.current?.focus({ preventScroll: true })
  }, [pathname])
  return (
    <Stack gap="xs" mb={compact ? 0 : tight ? 'sm' : 'xl'}>
      <title>{title === appName ? appName : `${isolated(title)} – ${appName}`}</title>
      <Group justify="space-between" align="flex-end" gap="md" {...(oneRow && { wrap: 'nowrap', align: 'flex-start' })}>
        <Title
          order={1}
          {...(compact && { fz: 'md', fw: 600, c: 'dimmed', lineClamp: 1 })}
          {...(tight && { size: 'h2' })}
          ref={heading}
          tabIndex={-1}
          miw={0}
          dir="auto"
        >
          {title}
        </Title>
        {actions && (
          <Group gap="sm" align="flex-end" {...(stacked && { w: '100%' })}>
            {actions}
          </Group>
        )}
      </Group>
      {intro && (
        <Text c="dimmed" maw="44em">
          {intro}
        </Text>
      )}
    </Stack>
  )
}
