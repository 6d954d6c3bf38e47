import { lackingInWords } from '@core/measure/figure-words'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Period } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { Anchor, Box, Button, Group, Stack, Tabs, Text } from '@mantine/core'
import { IconArrowLeft, IconClipboard, IconPlus } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import { useMeasureReading, useProject, useRow, useSession } from '../../data/hooks'
import { Comments } from '../../terms/comments/comments'
import { CautionSign } from '../../terms/figures/caution-sign'
import { type FigureRow, figureRows, latestKnownRow } from '../../terms/figures/figure-rows'
import { useFigureWords, useWhenWords } from '../../terms/figures/figure-words'
import { JudgedStatus } from '../../terms/result-status/judged-status'
import { StandingMark } from '../../terms/standing-mark'
import common from '../../ui/common.module.css'
import { ErrorNotice, StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { useTranslation } from '../../ui/use-translation'
import { AddingUpNotice } from './adding-up-notice'
import { AnswersForm } from './answers-form'
import { FiguresView } from './figures-view'
import { Observations } from './grid/observations'
import { MeasureMenu } from './measure-menu'
import { MeasureSheet } from './measure-sheet'
import classes from './measures.module.css'
import { ObservationForm } from './observation-form'

/** What people judged of a measure's result, beside the figures and apart from them. `period`: the latest with figures. */
function JudgedResult({ measure, period }: { measure: Measure; period: Period | null }) {
  return (
    <Box mt="xl" maw="46rem">
      <JudgedStatus judged={{ about: 'measure', aboutId: measure.id }} period={period} upTo={null} headingOrder={2} />
    </Box>
  )
}

/** Every recorded value of a measure, and the one place to add and correct them. */
function ObservationsView({ measure, glance }: { measure: Measure; glance: ReactNode }) {
  const { t } = useTranslation('measures')
  const { t: grid } = useTranslation('observationGrid')
  const { id } = useSession()
  const [adding, setAdding] = useState(false)
  const [answers, setAnswers] = useState(false)
  const [pasting, setPasting] = useState(false)
  // A rubric is assessed by groups, beside its figures: here are only values that came from files.
  const isAssessed = measure.kind === 'rubric'
  return (
    <Stack gap={4}>
      {isAssessed ? <Text c="dimmed">{t('observationsLeadRubric')}</Text> : glance}
      <Observations
        measure={measure}
        label={grid('gridOf', { title: measure.title })}
        pasting={pasting}
        onPasteDone={() => setPasting(false)}
        actions={
          <Group gap="xs">
            <Button component={Link} to={`/p/${id}/evidence`} variant="default">
              {t('bringInData')}
            </Button>
            {measure.kind === 'scale' && (
              <Button variant="default" disabled={measure.rubric.length === 0} onClick={() => setAnswers(true)}>
                {t('addAnswers')}
              </Button>
            )}
            {isAssessed ? (
              <Button component={Link} to="?view=figures" data-field="add-observation">
                {t('judgingsGo')}
              </Button>
            ) : (
              <>
                <Button
                  variant="default"
                  leftSection={<IconClipboard size={20} aria-hidden />}
                  onClick={() => setPasting(true)}
                >
                  {grid('pasteRows')}
                </Button>
                <Button
                  leftSection={<IconPlus size={20} aria-hidden />}
                  data-field="add-observation"
                  onClick={() => setAdding(true)}
                >
                  {t(measure.kind === 'story' ? 'addStory' : 'addObservation')}
                </Button>
              </>
            )}
          </Group>
        }
      />
      {answers && <AnswersForm measure={measure} onClose={() => setAnswers(false)} />}
      {adding && <ObservationForm measure={measure} subject={{ task: 'add' }} onClose={() => setAdding(false)} />}
    </Stack>
  )
}

const views = ['figures', 'definition', 'observations'] as const
type View = (typeof views)[number]

export function MeasurePage() {
  const { t } = useTranslation(['measures', 'terms'])
  const { measureId = '' } = useParams()
  const measure = useRow('measure', measureId)
  const reading = useMeasureReading(measureId)
  if (measure === null) {
    return (
      <>
        <BackToList />
        <ErrorNotice title={t('notFound')} lost={t('notFoundHint')} />
      </>
    )
  }
  if (!measure || !reading) return <StillReading label={t('reading')} />
  return <MeasureParts key={measure.id} measure={measure} reading={reading} />
}

function BackToList() {
  const { t } = useTranslation(['measures', 'terms'])
  return (
    <Anchor component={Link} to=".." relative="path" className={common.back}>
      <IconArrowLeft size={18} aria-hidden /> {t('back')}
    </Anchor>
  )
}

function MeasureParts({ measure, reading }: { measure: Measure; reading: MeasureReading }) {
  const { t } = useTranslation(['measures', 'terms'])
  const [search, setSearch] = useSearchParams()
  const { yearStart } = useProject()
  const rows = figureRows(measure, reading, yearStart)
  const latest = latestKnownRow(rows)
  const view: View = views.find(name => name === search.get('view')) ?? 'figures'
  const show = (name: string | null) => {
    if (name) setSearch({ view: name }, { replace: true })
  }
  // The grid needs the window: there what the measure says at a glance is small, beside the buttons.
  const inGrid = view === 'observations'
  return (
    <Stack gap={inGrid ? 4 : 'lg'}>
      <BackToList />
      <PageHeader title={measure.title} tight={inGrid} oneRow actions={<MeasureMenu measure={measure} />} />
      {!inGrid && (
        <>
          <Glance measure={measure} latest={latest} />
          <Because measure={measure} />
        </>
      )}
      <AddingUpNotice measure={measure} />
      <Tabs value={view} onChange={show} keepMounted={false}>
        <Tabs.List aria-label={t('views')} mb={inGrid ? 'xs' : 'lg'}>
          <Tabs.Tab value="figures">{t(measure.kind === 'story' ? 'viewStories' : 'viewFigures')}</Tabs.Tab>
          <Tabs.Tab value="definition">{t('viewDefinition')}</Tabs.Tab>
          <Tabs.Tab value="observations">{t('viewObservations')}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="figures">
          <FiguresView measure={measure} reading={reading} rows={rows} />
          <JudgedResult measure={measure} period={latest?.period ?? null} />
        </Tabs.Panel>
        <Tabs.Panel value="definition">
          <MeasureSheet measure={measure} />
        </Tabs.Panel>
        <Tabs.Panel value="observations">
          <ObservationsView measure={measure} glance={<Glance measure={measure} latest={latest} small />} />
        </Tabs.Panel>
      </Tabs>
      {!inGrid && (
        <Box maw="46rem">
          <Comments about={{ kind: 'measure', id: measure.id }} headingOrder={2} />
        </Box>
      )}
    </Stack>
  )
}

type GlanceProps = { measure: Measure; latest: FigureRow | null; small?: boolean }

/** The newest figure and how it stands, in one line. */
function Glance({ measure, latest, small = false }: GlanceProps) {
  const { t } = useTranslation(['measures', 'terms', 'figures'])
  const words = useFigureWords()
  const when = useWhenWords()
  const lacking = latest?.figure ? lackingInWords(latest.figure) : ''
  return (
    <div className={classes.glance}>
      <span className={classes.glanceFigure} data-small={small}>
        {latest === null
          ? t(`figures:${measure.kind === 'story' ? 'noStoryYet' : 'noFigureYet'}`)
          : latest.figure
            ? words.withUnit(latest.figure, measure)
            : t(`terms:standing.${latest.standing.code}`)}
        <CautionSign figure={latest?.figure ?? null} size={24} />
      </span>
      {latest && (
        <>
          <Text span c="dimmed">
            {when(latest, lacking)}
          </Text>
          {latest.figure && <StandingMark code={latest.standing.code} />}
        </>
      )}
    </div>
  )
}

function Because({ measure }: { measure: Measure }) {
  const { t } = useTranslation('measures')
  if (measure.because === '') return null
  return <p className={classes.because}>{t('becauseOf', { because: withFullStop(measure.because) })}</p>
}

const withFullStop = (text: string): string => (/[.!?…]$/.test(text.trim()) ? text.trim() : `${text.trim()}.`)
