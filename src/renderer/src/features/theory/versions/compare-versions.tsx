import type { TheoryVersion } from '@core/project/entities'
import { compareVersions, isEmptyComparison } from '@core/theory/compare-versions'
import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { dateOnly } from '../../../terms/today'
import type { Theory } from '../use-theory'
import { AssumptionDifferences } from './assumption-differences'
import type { Side } from './difference-table'
import { ElementDifferences } from './element-differences'
import { LinkDifferences } from './link-differences'

/** What the theory is called that was not saved: the one people work on. */
const now = 'now'

type CompareVersionsProps = { theory: Theory; versions: readonly TheoryVersion[] }

/** Two versions side by side, or one and the theory as it is now. Which two stands in the address. */
export function CompareVersions({ theory, versions }: CompareVersionsProps) {
  const { t } = useTranslation('theoryVersions')
  const [search, setSearch] = useSearchParams()
  const known = [now, ...versions.map(({ id }) => id)]
  const chosen = (side: 'before' | 'after', unless: string): string => {
    const asked = search.get(side)
    return asked !== null && known.includes(asked) ? asked : unless
  }
  const keys = { before: chosen('before', versions[0]?.id ?? now), after: chosen('after', now) }
  const sideOf = (key: string): Side => {
    const version = versions.find(({ id }) => id === key)
    return version ? { name: version.title, state: version } : { name: t('now'), state: theory }
  }
  const before = sideOf(keys.before)
  const after = sideOf(keys.after)
  const comparison = compareVersions(before.state, after.state)
  const sides = { before, after }

  const choose = (side: 'before' | 'after') => (event: { currentTarget: { value: string } }) => {
    const { value } = event.currentTarget
    setSearch(
      was => {
        const next = new URLSearchParams(was)
        next.set(side, value)
        return next
      },
      { replace: true, preventScrollReset: true },
    )
  }
  const choices = [
    { value: now, label: t('now') },
    ...versions.map(({ id, title, savedAt }) => ({ value: id, label: `${title} (${dateOnly(savedAt)})` })),
  ]
  return (
    <Stack component="section" gap="md" aria-labelledby="compare-versions">
      <Title order={2} size="h3" id="compare-versions">
        {t('compare')}
      </Title>
      <Group align="flex-end" gap="md">
        <NativeSelect label={t('before')} value={keys.before} data={choices} onChange={choose('before')} />
        <NativeSelect label={t('after')} value={keys.after} data={choices} onChange={choose('after')} />
      </Group>
      <Text role="status">
        {isEmptyComparison(comparison)
          ? t('same')
          : t('summary', {
              count: comparison.elements.length + comparison.links.length + comparison.assumptions.length,
            })}
      </Text>
      <ElementDifferences sides={sides} differences={comparison.elements} />
      <LinkDifferences sides={sides} differences={comparison.links} />
      <AssumptionDifferences sides={sides} differences={comparison.assumptions} />
    </Stack>
  )
}
