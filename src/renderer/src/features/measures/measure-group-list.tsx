import type { MeasureStanding } from '@core/measure/standing'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import { type Element, levels, type Measure } from '@core/project/entities'
import { commentKey } from '@core/record/comments'
import { measuresWithoutOutcome } from '@core/theory/gaps'
import { Group, Text, Title } from '@mantine/core'
import { memo, type RefObject, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { useProject } from '../../data/hooks'
import { OpenComments, useOpenComments } from '../../terms/comments/open-comments'
import { CautionSign } from '../../terms/figures/caution-sign'
import { courseOf, figureRows, rowShown } from '../../terms/figures/figure-rows'
import { useFigureWords, useWhenWords } from '../../terms/figures/figure-words'
import { NoneInPeriod } from '../../terms/figures/none-in-period'
import { ChooseRow, type ChosenRows } from '../../terms/records/choose-rows'
import { StandingMark } from '../../terms/standing-mark'
import { useDeferredRest } from '../../ui/hooks'
import { Sparkline } from '../../ui/sparkline'
import { useTranslation } from '../../ui/use-translation'
import classes from './measures.module.css'

/** `element` null: measures that watch nothing in the theory of change. */
type MeasureGroup = { readonly element: Element | null; readonly measures: readonly Measure[] }

/**
 * Measures under what they watch: impact first, then down to activities, then those that watch nothing. A measure that
 * watches two things stands under both. Elements that nothing watches are left out.
 */
export function measureGroups(measures: readonly Measure[], elements: readonly Element[]): MeasureGroup[] {
  const fromTheTop = [...elements].sort(
    (a, b) => levels.indexOf(b.level) - levels.indexOf(a.level) || a.order - b.order,
  )
  const groups: MeasureGroup[] = fromTheTop.map(element => ({
    element,
    measures: measures.filter(measure => measure.outcomeIds.includes(element.id)),
  }))
  return [...groups, { element: null, measures: measuresWithoutOutcome(measures, elements) }].filter(
    group => group.measures.length > 0,
  )
}

/** The first so many measures of a list of groups, each under its own. */
export function firstInGroups(groups: readonly MeasureGroup[], count: number): MeasureGroup[] {
  let left = count
  return groups.flatMap(({ element, measures }) => {
    const here = measures.slice(0, left)
    left -= here.length
    return here.length > 0 ? [{ element, measures: here }] : []
  })
}

/**
 * True once the thing has come near the part of the page that is seen. It stays true: what is drawn need not be drawn again.
 * `atOnce`: it is known to begin there.
 */
function useInView<T extends HTMLElement>(atOnce: boolean): [RefObject<T | null>, boolean] {
  const place = useRef<T>(null)
  const [seen, setSeen] = useState(atOnce)
  useEffect(() => {
    if (seen || !place.current) return
    const observer = new IntersectionObserver(
      entries => {
        if (entries.some(({ isIntersecting }) => isIntersecting)) setSeen(true)
      },
      { rootMargin: '300px' },
    )
    observer.observe(place.current)
    return () => observer.disconnect()
  }, [seen])
  return [place, seen]
}

type MeasureRowProps = {
  measure: Measure
  reading: MeasureReading | undefined
  /** Null: nothing is known of any measure. */
  period: Period | null
  standing: MeasureStanding | null
}

/** One measure on the board. Its name is always there; the rest is drawn `atOnce`, or once it comes into view. */
const MeasureRow = memo(function MeasureRow({
  atOnce,
  chosen,
  comments,
  ...figures
}: MeasureRowProps & { atOnce: boolean; chosen: ChosenRows | null; comments: number }) {
  const { t } = useTranslation('measures')
  const { measure } = figures
  const [place, seen] = useInView<HTMLLIElement>(atOnce)
  return (
    <li className={classes.row} ref={place}>
      <span className={classes.rowTitle}>
        {chosen && <ChooseRow chosen={chosen} id={measure.id} name={measure.title} />}
        <span>
          <Link to={measure.id} dir="auto">
            {measure.title}
          </Link>
          <OpenComments count={comments} />
          {measure.tags && measure.tags.length > 0 && (
            <span className={classes.tags}>{t('tagged', { tags: measure.tags })}</span>
          )}
        </span>
      </span>
      {seen && <RowFigures {...figures} />}
    </li>
  )
})

function RowFigures({ measure, reading, period, standing }: MeasureRowProps) {
  const { t } = useTranslation(['measures', 'figures'])
  const { yearStart } = useProject()
  const words = useFigureWords()
  const when = useWhenWords()
  const rows = useMemo(() => (reading ? figureRows(measure, reading, yearStart) : []), [measure, reading, yearStart])
  const shown = useMemo(() => rowShown(measure, reading, rows, period), [measure, reading, rows, period])
  const course = useMemo(
    () => (reading ? courseOf(measure, reading, rows, yearStart) : []),
    [measure, reading, rows, yearStart],
  )
  const drawn = measure.kind !== 'story' && measure.kind !== 'milestone'
  const figure = shown?.standing.figure
  return (
    <>
      <span className={classes.rowLine}>{drawn && <Sparkline values={course} />}</span>
      <span className={classes.rowFigure}>
        {shown ? (
          <>
            <NoneInPeriod measure={measure} row={shown} asked={period} />
            {figure && <strong>{words.withUnit(figure, measure)}</strong>}
            <CautionSign figure={figure ?? null} /> <span className={classes.quiet}>{when(shown)}</span>
          </>
        ) : (
          <span className={classes.quiet}>
            {t(`figures:${measure.kind === 'story' ? 'noStoryYet' : 'noFigureYet'}`)}
          </span>
        )}
      </span>
      <span>{standing && (shown || standing.code !== 'no-figure') && <StandingMark code={standing.code} />}</span>
    </>
  )
}

/** Measures drawn at once, figures and all. */
const first = 8

type MeasureGroupListProps = {
  groups: readonly MeasureGroup[]
  readings: ReadonlyMap<string, MeasureReading>
  /** Null: nothing is known of any measure. */
  period: Period | null
  standings: ReadonlyMap<string, MeasureStanding>
  chosen: ChosenRows
}

/** The rows of the board, under what each measure watches. */
export function MeasureGroupList({ groups, readings, period, standings, chosen }: MeasureGroupListProps) {
  const { t } = useTranslation('measures')
  const { t: term } = useTranslation('terms')
  const restSoon = useDeferredRest()
  const comments = useOpenComments()
  const firstGroups = firstInGroups(groups, first)
  const atOnce = new Set(firstGroups.flatMap(({ measures }) => measures))
  return (restSoon ? groups : firstGroups).map(({ element, measures }) => {
    const titleId = `group-${element?.id ?? 'none'}`
    return (
      <section key={titleId} aria-labelledby={titleId}>
        <Group gap="xs" align="baseline" mb="xs">
          <Title order={2} size="h3" id={titleId} dir="auto">
            {element?.title ?? t('groupNone')}
          </Title>
          <Text c="dimmed" size="sm">
            {element ? term(`level.${element.level}`) : t('groupNoneHint')}
          </Text>
        </Group>
        <ul className={classes.list}>
          {measures.map(measure => (
            <MeasureRow
              key={measure.id}
              measure={measure}
              reading={readings.get(measure.id)}
              period={period}
              standing={standings.get(measure.id) ?? null}
              atOnce={atOnce.has(measure)}
              comments={comments.get(commentKey({ kind: 'measure', id: measure.id })) ?? 0}
              // Without it a row is drawn again only where something of its own has changed.
              chosen={chosen.choosing ? chosen : null}
            />
          ))}
        </ul>
      </section>
    )
  })
}
