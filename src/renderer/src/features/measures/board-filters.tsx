import type { StandingCode } from '@core/measure/standing'
import type { Element, Measure } from '@core/project/entities'
import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { IconHelpCircle, IconPlayerPause, IconSearch, IconTrendingUp } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { groupOfStanding } from '../../terms/standing-mark'
import { useTranslation } from '../../ui/use-translation'
import classes from './measures.module.css'

/** What a board answers first. `unknown`: nothing that can be compared. */
const boardGroups = ['moving', 'notMoving', 'unknown'] as const
type BoardGroup = (typeof boardGroups)[number]

/** Empty texts and null: everything. */
export type BoardFilter = {
  readonly text: string
  readonly outcome: string
  readonly owner: string
  readonly tag: string
  readonly group: BoardGroup | null
  /** Archived measures too. */
  readonly archived: boolean
}
export const noFilter: BoardFilter = { text: '', outcome: '', owner: '', tag: '', group: null, archived: false }

/** From here on a list is long enough to search. */
const searchFrom = 8
const icons = { moving: IconTrendingUp, notMoving: IconPlayerPause, unknown: IconHelpCircle } as const

const plain = (text: string): string => text.trim().toLocaleLowerCase()

export const passes = (
  measure: Measure,
  { text, outcome, owner, tag, group, archived }: BoardFilter,
  code: StandingCode,
): boolean =>
  (archived || measure.archivedOn === undefined) &&
  [measure.title, ...(measure.tags ?? [])].some(each => plain(each).includes(plain(text))) &&
  (tag === '' || (measure.tags ?? []).some(each => plain(each) === plain(tag))) &&
  (outcome === '' || measure.outcomeIds.includes(outcome)) &&
  (owner === '' || plain(measure.collectedBy ?? '') === plain(owner)) &&
  (group === null || groupOfStanding[code] === group)

type BoardFiltersProps = {
  measures: readonly Measure[]
  elements: readonly Element[]
  filter: BoardFilter
  onFilter: (filter: BoardFilter) => void
  codeOf: (measureId: string) => StandingCode
  /** What else is done with the list. */
  children: ReactNode
}

export function BoardFilters({ measures, elements, filter, onFilter, codeOf, children }: BoardFiltersProps) {
  const { t } = useTranslation('measures')
  const watched = elements.filter(({ id }) => measures.some(({ outcomeIds }) => outcomeIds.includes(id)))
  const owners = new Map(
    measures.flatMap(({ collectedBy }) => (collectedBy ? [[plain(collectedBy), collectedBy.trim()] as const] : [])),
  )
  const tags = new Map(measures.flatMap(measure => (measure.tags ?? []).map(tag => [plain(tag), tag] as const)))
  const set = (fields: Partial<BoardFilter>) => {
    const next = { ...filter, ...fields }
    const empty = next.text + next.outcome + next.owner + next.tag === '' && next.group === null
    onFilter(empty && !next.archived ? noFilter : next)
  }
  return (
    <div className={classes.filters}>
      <Group gap="xs" role="group" aria-label={t('boardStanding')}>
        {boardGroups.map(group => {
          const Icon = icons[group]
          const count = measures.filter(({ id }) => groupOfStanding[codeOf(id)] === group).length
          const chosen = filter.group === group
          return (
            <Button
              key={group}
              variant={chosen ? 'filled' : 'default'}
              aria-pressed={chosen}
              leftSection={<Icon size={20} aria-hidden />}
              onClick={() => set({ group: chosen ? null : group })}
            >
              {t(`boardGroup.${group}`, { count })}
            </Button>
          )
        })}
      </Group>
      <Group gap="md" align="flex-end">
        {measures.length >= searchFrom && (
          <TextInput
            label={t('findMeasure')}
            type="search"
            leftSection={<IconSearch size={20} aria-hidden />}
            value={filter.text}
            onChange={event => set({ text: event.currentTarget.value })}
          />
        )}
        {watched.length > 1 && (
          <NativeSelect
            label={t('filterOutcome')}
            maw="20rem"
            value={filter.outcome}
            data={[
              { value: '', label: t('filterAll') },
              ...watched.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            onChange={event => set({ outcome: event.currentTarget.value })}
          />
        )}
        {tags.size > 0 && (
          <NativeSelect
            label={t('filterTag')}
            maw="20rem"
            value={filter.tag}
            data={[
              { value: '', label: t('filterAnyTag') },
              ...[...tags.values()].toSorted((a, b) => a.localeCompare(b)),
            ]}
            onChange={event => set({ tag: event.currentTarget.value })}
          />
        )}
        {owners.size > 0 && (
          <NativeSelect
            label={t('filterOwner')}
            maw="20rem"
            value={filter.owner}
            data={[{ value: '', label: t('filterEverybody') }, ...owners.values()]}
            onChange={event => set({ owner: event.currentTarget.value })}
          />
        )}
        {children}
      </Group>
    </div>
  )
}
