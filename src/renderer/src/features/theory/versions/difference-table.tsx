import type { Compared, TheoryState } from '@core/theory/versions'
import { IconEdit, IconMinus, IconPlus, type TablerIcon } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import common from '../../../ui/common.module.css'
import { Mark, type Tone } from '../../../ui/mark'
import { TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import classes from './versions.module.css'

/** One side of a comparison, with what it is called. */
export type Side = { readonly name: string; readonly state: TheoryState }
export type Sides = { readonly before: Side; readonly after: Side }

type DifferenceTableProps<T, Aspect> = {
  caption: string
  sides: Sides
  differences: readonly Compared<T, Aspect>[]
  /** What a difference is called: `Reworded`. */
  nameOf: (aspect: Aspect) => string
  /** The thing as it is on one side; of what was changed, with the fields that differ. */
  cellOf: (row: T, aspects: readonly Aspect[], side: Side) => ReactNode
}

const looks = {
  added: { tone: 'good', Icon: IconPlus },
  removed: { tone: 'bad', Icon: IconMinus },
  changed: { tone: 'plain', Icon: IconEdit },
} as const satisfies Record<string, { tone: Tone; Icon: TablerIcon }>

/** What is not the same on two sides, a row each: what happened in words, then both sides. Nothing where nothing differs. */
export function DifferenceTable<T, Aspect extends string>(props: DifferenceTableProps<T, Aspect>) {
  const { caption, sides, differences, nameOf, cellOf } = props
  const { t } = useTranslation('theoryVersions')
  if (differences.length === 0) return null
  const mark = (way: keyof typeof looks, words: string) => {
    const { tone, Icon } = looks[way]
    return (
      <Mark key={words} tone={tone} icon={<Icon size={16} aria-hidden />}>
        {words}
      </Mark>
    )
  }
  const marksOf = ({ before, after, aspects }: Compared<T, Aspect>) => {
    if (before === null) return mark('added', t('added'))
    if (after === null) return mark('removed', t('removedMark'))
    return [...new Set(aspects.map(nameOf))].map(words => mark('changed', words))
  }
  const cell = (row: T | null, aspects: readonly Aspect[], side: Side) =>
    row === null ? <span className={classes.absent}>{t('notThere')}</span> : cellOf(row, aspects, side)
  return (
    <TableFrame caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t('whatChanged')}</th>
          {[sides.before, sides.after].map(({ name }, index) => (
            <th key={index === 0 ? 'before' : 'after'} scope="col" className={classes.side}>
              <bdi>{name}</bdi>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {differences.map(each => (
          <tr key={each.id}>
            <th scope="row">
              <span className={classes.marks}>{marksOf(each)}</span>
            </th>
            <td dir="auto">{cell(each.before, each.aspects, sides.before)}</td>
            <td dir="auto">{cell(each.after, each.aspects, sides.after)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  )
}

/** A field that differs, with its name. An empty one says so. */
export function DifferingField({ label, value }: { label: string; value: string }) {
  const { t } = useTranslation('theoryVersions')
  return (
    <p className={common.reason}>
      <span className={classes.label}>{label}</span>{' '}
      {value === '' ? <span className={classes.absent}>{t('empty')}</span> : <bdi>{value}</bdi>}
    </p>
  )
}
