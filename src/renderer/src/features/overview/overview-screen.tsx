import { exchangesToAsk } from '@core/learning/needs'
import { firstDue } from '@core/measure/due'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Element, Measure } from '@core/project/entities'
import { countOfGaps } from '@core/theory/gaps'
import type { ElementStanding } from '@core/theory/standing'
import { Anchor, Spoiler, Tabs, Title } from '@mantine/core'
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { Link, useSearchParams } from 'react-router'
import { useMeasureReadings, useProject, useRows, useSession } from '../../data/hooks'
import { PeriodPicker, useChosenPeriod } from '../../terms/chosen-period'
import { DueList, useDueThisMonth } from '../../terms/due-list'
import { useGaps, WorstGaps } from '../../terms/gaps/gap-list'
import { useElementStandings } from '../../terms/standing-mark'
import { today } from '../../terms/today'
import common from '../../ui/common.module.css'
import { StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import { BoardView } from './board/board-view'
import classes from './overview.module.css'
import { RecentChanges } from './recent-changes'
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
  const people = useRows('person')
  const sessions = useRows('gathering')
  // A template for learning together brings one of these.
  const inquiryGroups = useRows('inquiryGroup')
  const phases = useRows('phase')
  const groups = useRows('group')
  const learnsTogether = [inquiryGroups, phases, groups].some(rows => rows && rows.length > 0)
  const named = people !== undefined && people.length > 0
  const met = sessions !== undefined && sessions.length > 0
  if (drawn && learnsTogether && named && met) return null
  const steps = [
    { step: 'draw', done: drawn, to: 'theory' },
    ...(learnsTogether
      ? ([
          { step: 'name', done: named, to: 'people?list=person' },
          { step: 'meet', done: met, to: 'people?list=gathering' },
        ] as const)
      : []),
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
      {!(elements.length > 0 && measures.length > 0 && hasFigures) && (
        <FirstSteps drawn={elements.length > 0} defined={measures.length > 0} counted={hasFigures} />
      )}
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
