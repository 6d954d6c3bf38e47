import { commitDescription } from '@core/change/describe'
import { exchangesToAsk } from '@core/learning/needs'
import { firstDue } from '@core/measure/due'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Element, EntityKind, Measure } from '@core/project/entities'
import { countOfGaps } from '@core/theory/gaps'
import type { ElementStanding } from '@core/theory/standing'
import { timeInWords } from '@core/words/format'
import { Anchor, Spoiler, Tabs, Text, Title } from '@mantine/core'
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link, useSearchParams } from 'react-router'
import { useMeasureReadings, useProject, useRead, useRows, useSession } from '../../data/hooks'
import { useActionWords } from '../../terms/actions'
import { PeriodPicker, useChosenPeriod } from '../../terms/chosen-period'
import { DueList, useDueThisMonth } from '../../terms/due-list'
import { useGaps, WorstGaps } from '../../terms/gaps/gap-list'
import { useElementStandings } from '../../terms/standing-mark'
import { today } from '../../terms/today'
import common from '../../ui/common.module.css'
import { StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { Section } from '../../ui/section'
import { BoardView } from './board/board-view'
import classes from './overview.module.css'
import { StandingGroups } from './standing-groups'

type DueNowProps = { measures: readonly Measure[]; readings: ReadonlyMap<string, MeasureReading> }

/** More than these belong on the board, where there is room for them. */
const mostShown = 6

/** What is to be gathered by the end of this month, the longest overdue first. Nothing where nothing is. */
function DueNow(asked: DueNowProps) {
  const { t } = useTranslation('terms')
  const due = useDueThisMonth(asked)
  const { id } = useSession()
  if (due.length === 0) return null
  const all = due.reduce((sum, { measures }) => sum + measures.length, 0)
  return (
    <Section title={t('dueThisMonth')} size="h2" mb="md">
      <DueList due={firstDue(due, mostShown)} level={3} />
      {all > mostShown && (
        <Anchor component={Link} to={`/p/${id}/measures?view=due`} mt="md" display="inline-block">
          {t('dueAll', { count: all })}
        </Anchor>
      )}
    </Section>
  )
}

/** Who was not asked yet whether they are happy with an exchange. Nothing where everybody was. */
function ToAsk() {
  const { t } = useTranslation('overview')
  const { id } = useSession()
  const toAsk = exchangesToAsk(useRows('exchange') ?? [], today())
  if (toAsk.length === 0) return null
  return (
    <Section title={t('toAsk')} size="h2" mb="md">
      <Anchor component={Link} to={`/p/${id}/learning?list=needs`}>
        {t('toAskMore', { count: toAsk.reduce((sum, { sides }) => sum + sides.length, 0) })}
      </Anchor>
    </Section>
  )
}

type FirstStepsProps = { drawn: boolean; defined: boolean; counted: boolean }

/** Leads into a young project, and goes away once it has figures. Steps can be taken in any order. */
function FirstSteps({ drawn, defined, counted }: FirstStepsProps) {
  const { t } = useTranslation('overview')
  const { id } = useSession()
  if (drawn && defined && counted) return null
  const steps = [
    { step: 'draw', done: drawn, to: 'theory' },
    { step: 'define', done: defined, to: 'measures' },
    { step: 'count', done: counted, to: 'evidence' },
  ] as const
  return (
    <section aria-labelledby="steps" className={classes.steps}>
      <Title order={2} id="steps">
        {t('steps')}
      </Title>
      <ol className={common.tightList}>
        {steps.map(({ step, done, to }) => (
          <li key={step} className={classes.step}>
            {done ? <IconCircleCheck size={28} aria-hidden /> : <IconCircle size={28} stroke={1.5} aria-hidden />}
            <div>
              <Anchor component={Link} to={`/p/${id}/${to}`} fw={650}>
                {t(`step.${step}`)}
              </Anchor>{' '}
              {done && t('stepDone')}
              <div className={common.quiet}>{t(`stepMore.${step}`)}</div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

/** What is missing, each with the way to where it is mended. Nothing where nothing is missing. */
export function Gaps() {
  const { t } = useTranslation('overview')
  const gaps = useGaps()
  if (!gaps || countOfGaps(gaps) === 0) return null
  return (
    <Section title={t('gaps')} size="h2" mb="md">
      <WorstGaps gaps={gaps} headingOrder={3} />
    </Section>
  )
}

const shown = 10

/** What was done last, newest first, in words. */
function RecentChanges() {
  const { t } = useTranslation('overview')
  const words = useActionWords()
  const changes = useRecentChanges()
  if (!changes || changes.length === 0) return null
  return (
    <Section title={t('recent')} size="h2" mb="md">
      <ol className={common.bareList}>
        {changes.map(({ seq, description }) => {
          const title = subjectOf(description)?.title ?? null
          return (
            <li key={seq} className={classes.change}>
              <span>
                {description.turn === 'undone' && t('undone')}
                {description.turn === 'redone' && t('redone')}
                <span className={classes.action}>{words(description.action)}</span>
                {title !== null && (
                  <>
                    {': '}
                    <bdi>{title}</bdi>
                  </>
                )}
              </span>
              <Text component="time" size="sm" c="dimmed" dateTime={description.at}>
                {timeInWords(description.at)}
              </Text>
            </li>
          )
        })}
      </ol>
      <Anchor component={Link} to="../history" relative="path" mt="sm" display="inline-block">
        {t('allChanges')}
      </Anchor>
    </Section>
  )
}

/** The one thing a commit was about; `null` where there is none to name, or more than one alike. */
function subjectOf<Change extends { readonly kind: EntityKind }>(commit: {
  readonly action: string
  readonly changes: readonly Change[]
}): Change | null {
  const [subject = null, ...others] = commit.changes.filter(({ kind }) => kind === commit.action.split('.')[0])
  return others.length > 0 ? null : subject
}

function useRecentChanges() {
  const { db } = useSession()
  return useRead({
    key: 'recent changes',
    madeOf: 'log',
    load: async () => {
      const commits = await db.commits.orderBy('seq').reverse().limit(shown).toArray()
      return Promise.all(
        commits.map(async commit => {
          const subject = subjectOf(commit)
          const row: object | undefined = subject ? await db.rowsOf(subject.kind).get(subject.id) : undefined
          const title = row && 'title' in row && typeof row.title === 'string' ? row.title : null
          return {
            seq: commit.seq,
            description: commitDescription(commit, (_, id) => (id === subject?.id ? title : null)),
          }
        }),
      )
    },
  })
}

/** One look at the project as a whole, or at what the team put on its board. */
export function OverviewScreen() {
  const { t } = useTranslation(['overview', 'board'])
  const project = useProject()
  const [search, setSearch] = useSearchParams()
  const elements = useRows('element')
  const measures = useRows('measure')
  const readings = useMeasureReadings()
  const { periods, period, choose } = useChosenPeriod(readings, project.yearStart)
  const standings = useElementStandings({ elements, measures, readings, period })

  if (!elements || !measures || !readings || !standings) return <StillReading label={t('reading')} />
  const view = search.get('view') === 'board' ? 'board' : 'glance'
  const show = (name: string | null) => {
    const next = new URLSearchParams(search)
    if (name === 'board') next.set('view', 'board')
    else next.delete('view')
    setSearch(next, { replace: true })
  }
  return (
    <>
      <PageHeader
        title={t(view === 'board' ? 'board:title' : 'title')}
        actions={period && <PeriodPicker periods={periods} period={period} choose={choose} />}
      />
      <Tabs value={view} onChange={show} keepMounted={false}>
        <Tabs.List aria-label={t('views')} mb="lg" data-no-print>
          <Tabs.Tab value="glance">{t('glance')}</Tabs.Tab>
          <Tabs.Tab value="board">{t('board:title')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="glance">
          <AtAGlance {...{ elements, measures, readings, standings, period }} hasFigures={periods.length > 0} />
        </Tabs.Panel>
        <Tabs.Panel value="board">
          <BoardView {...{ elements, measures, readings, period }} />
        </Tabs.Panel>
      </Tabs>
    </>
  )
}

type AtAGlanceProps = {
  elements: readonly Element[]
  measures: readonly Measure[]
  readings: ReadonlyMap<string, MeasureReading>
  standings: ReadonlyMap<string, ElementStanding>
  period: Period | null
  hasFigures: boolean
}

/** What is moving, what is not, what nobody measures, and what changed lately. */
function AtAGlance({ elements, measures, readings, standings, period, hasFigures }: AtAGlanceProps) {
  const { t } = useTranslation('overview')
  const { purpose } = useProject()
  const promises = elements.filter(({ level }) => level === 'outcome' || level === 'impact')
  return (
    <div className={classes.parts}>
      {purpose && (
        <Spoiler maxHeight={80} showLabel={t('readMore')} hideLabel={t('readLess')} className={classes.purpose}>
          <p dir="auto">{purpose}</p>
        </Spoiler>
      )}
      <FirstSteps drawn={elements.length > 0} defined={measures.length > 0} counted={hasFigures} />
      {promises.length > 0 && (
        <StandingGroups elements={promises} measures={measures} standings={standings} period={period} />
      )}
      <div className={classes.beside}>
        <DueNow measures={measures} readings={readings} />
        <ToAsk />
        <Gaps />
        <RecentChanges />
      </div>
    </div>
  )
}
