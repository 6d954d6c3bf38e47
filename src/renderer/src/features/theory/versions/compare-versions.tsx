import { type Assumption, type Element, type Link, mainTheory, type TheoryVersion } from '@core/project/entities'
import { latestEntry, stateOfAssumption } from '@core/theory/claims'
import {
  type AssumptionAspect,
  type Compared,
  compareVersions,
  type ElementAspect,
  isEmptyComparison,
  type LinkAspect,
} from '@core/theory/versions'
import { dayInWords, localDateInWords } from '@core/words/format'
import { Group, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { useSearchParams } from 'react-router'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
import type { Theory } from '../use-theory'
import { DifferenceTable, DifferingField, type Side, type Sides } from './difference-table'
import classes from './versions.module.css'

type LinkDifferencesProps = { sides: Sides; differences: readonly Compared<Link, LinkAspect>[] }

function LinkDifferences({ sides, differences }: LinkDifferencesProps) {
  const { t } = useTranslation('theoryVersions')
  const linkName = useLinkName()
  return (
    <DifferenceTable
      caption={t('links', { count: differences.length })}
      sides={sides}
      differences={differences}
      nameOf={aspect => t(`linkAspect.${aspect}`)}
      cellOf={(link, aspects, side) => (
        <>
          <span className={classes.name}>{linkName(link, side)}</span>
          {(aspects.includes('rationale') || (aspects.length === 0 && link.rationale !== '')) && (
            <DifferingField label={t('rationale')} value={link.rationale} />
          )}
        </>
      )}
    />
  )
}

/** A link by the titles its ends have on that side. */
function useLinkName() {
  const { t } = useTranslation('theoryVersions')
  return ({ from, to }: Pick<Link, 'from' | 'to'>, { state }: Side): string => {
    const title = (end: string) => state.elements.find(({ id }) => id === end)?.title ?? t('goneElement')
    return t('leadsTo', { from: title(from), to: title(to) })
  }
}

type AssumptionDifferencesProps = { sides: Sides; differences: readonly Compared<Assumption, AssumptionAspect>[] }

function AssumptionDifferences({ sides, differences }: AssumptionDifferencesProps) {
  const { t } = useTranslation(['theoryVersions', 'claims', 'terms'])
  const linkName = useLinkName()
  const linkOf = ({ linkId }: Assumption, side: Side): string => {
    const link = side.state.links.find(({ id }) => id === linkId)
    return link ? linkName(link, side) : t('goneLink')
  }
  const standing = (assumption: Assumption): string => {
    const state = t(`terms:assumptionState.${stateOfAssumption(assumption)}`)
    const latest = latestEntry(assumption)
    return latest ? t('stateSince', { state, day: dayInWords(latest.day), why: latest.why }) : state
  }
  return (
    <DifferenceTable
      caption={t('assumptions', { count: differences.length })}
      sides={sides}
      differences={differences}
      nameOf={aspect => t(`assumptionAspect.${aspect}`)}
      cellOf={(assumption, aspects, side) => (
        <>
          <span className={classes.name}>{assumption.words}</span>
          <p className={common.reason}>{linkOf(assumption, side)}</p>
          {(aspects.includes('state') || aspects.includes('history') || aspects.length === 0) && (
            <DifferingField label={t('state')} value={standing(assumption)} />
          )}
          {aspects.includes('watchedBy') && (
            <DifferingField label={t('claims:watchedBy')} value={assumption.watchedBy} />
          )}
        </>
      )}
    />
  )
}

type ElementDifferencesProps = { sides: Sides; differences: readonly Compared<Element, ElementAspect>[] }

function ElementDifferences({ sides, differences }: ElementDifferencesProps) {
  const { t } = useTranslation(['theoryVersions', 'terms'])
  const fieldOf = (element: Element, aspect: ElementAspect, side: Side): string => {
    switch (aspect) {
      case 'level':
        return t(`terms:level.${element.level}`)
      case 'sphere':
        return t(`terms:sphere.${element.sphere}`)
      case 'theories':
        return (element.theories ?? [mainTheory]).map(theory => theoryName(theory, side)).join('; ')
      case 'owner':
        return element.owner ?? ''
      default:
        return element[aspect]
    }
  }
  const theoryName = (theory: string, { state }: Side): string =>
    theory === mainTheory
      ? t('mainTheory')
      : (state.elements.find(({ id }) => id === theory)?.title ?? t('goneElement'))
  return (
    <DifferenceTable
      caption={t('elements', { count: differences.length })}
      sides={sides}
      differences={differences}
      nameOf={aspect => t(`elementAspect.${aspect}`)}
      cellOf={(element, aspects, side) => (
        <>
          <span className={classes.name}>{element.title}</span>
          {aspects.length === 0 && (
            <p className={common.reason}>
              {fieldOf(element, 'level', side)} · {fieldOf(element, 'sphere', side)}
            </p>
          )}
          {aspects
            .filter(aspect => aspect !== 'title')
            .map(aspect => (
              <DifferingField key={aspect} label={t(`elementField.${aspect}`)} value={fieldOf(element, aspect, side)} />
            ))}
        </>
      )}
    />
  )
}

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
    ...versions.map(({ id, title, savedAt }) => ({ value: id, label: `${title} (${localDateInWords(savedAt)})` })),
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
