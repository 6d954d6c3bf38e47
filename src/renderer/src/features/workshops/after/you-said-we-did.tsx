import { edited } from '@core/change/change'
import { monthOf } from '@core/observation/day'
import type { MeasureReading } from '@core/observation/measure-reading'
import { periodOfMonth } from '@core/observation/period'
import type { Shareable } from '@core/privacy/shareable'
import type { Agreed, Workshop } from '@core/project/entities'
import { type BackBlock, type BackModel, notAgreed, youSaidWeDid } from '@core/report/workshop-paper/you-said-we-did'
import { Anchor, Button, Checkbox, Group, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconFileTypeDocx, IconPresentation, IconPrinter } from '@tabler/icons-react'
import { Fragment, useMemo, useState } from 'react'
import { Link, useParams } from 'react-router'
import { useMeasureReadings, useProject, useRow, useRows } from '../../../data/hooks'
import { useSave } from '../../../terms/actions'
import { PeriodPicker, useChosenPeriod } from '../../../terms/chosen-period'
import { useExport } from '../../../terms/export/use-export'
import { useTextProblem } from '../../../terms/title-problem'
import { Dialog } from '../../../ui/dialog'
import { DraftArea } from '../../../ui/draft-fields'
import { ErrorNotice, StillReading } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { usePrintable } from '../../../ui/printable'
import { Section } from '../../../ui/section'
import type { KeepText } from '../../../ui/use-draft'
import { useTranslation } from '../../../ui/use-translation'
import classes from './after.module.css'
import { PaperChart } from './paper-chart'
import { paperFile } from './paper-file'

/** A paper on the screen, on the wall or in print: what its model says, and nothing more. Its title is a heading of level 2 here. */
function PaperView({ model, large = false }: { model: Shareable<BackModel>; large?: boolean }) {
  return (
    <article className={classes.paper} data-large={large || undefined}>
      <Title order={2} dir="auto">
        {model.title}
      </Title>
      {model.blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paper's blocks have no other name, and never move.
        <Fragment key={place}>{shown(block)}</Fragment>
      ))}
    </article>
  )
}

function shown(block: BackBlock) {
  switch (block.kind) {
    case 'heading':
      return (
        <Title order={block.level === 3 ? 4 : 3} dir="auto">
          {block.text}
        </Title>
      )
    case 'paragraph':
      return (
        <Text inherit dir="auto" data-tone={block.tone}>
          {block.text}
        </Text>
      )
    case 'chart':
      return <PaperChart chart={block} />
  }
}

/** Later: what became of what was agreed, shown back to those who agreed it. To print, to project, or as a Word file. */
export function YouSaidWeDid() {
  const { t } = useTranslation('workshopAfter')
  const missing = useTranslation('workshops').t
  const { workshopId = '' } = useParams()
  const workshop = useRow('workshop', workshopId)
  const readings = useMeasureReadings()
  if (workshop === undefined || readings === undefined) return <StillReading label={t('reading')} />
  return (
    <Stack gap="lg">
      <Anchor component={Link} to=".." relative="path" data-no-print>
        <Group gap={6} component="span">
          <IconArrowLeft size={18} aria-hidden /> {t('back')}
        </Group>
      </Anchor>
      {workshop === null ? (
        <ErrorNotice title={missing('notFound')} lost={missing('notFoundHint')} />
      ) : (
        <Told workshop={workshop} readings={readings} />
      )}
    </Stack>
  )
}

function Told({ workshop, readings }: { workshop: Workshop; readings: ReadonlyMap<string, MeasureReading> }) {
  const { t } = useTranslation('workshopAfter')
  usePrintable()
  const project = useProject()
  const measures = useRows('measure')
  const { working, takeOut } = useExport()
  const { periods, period: chosen, choose } = useChosenPeriod(readings, project.yearStart)
  const [onWall, setOnWall] = useState(false)
  const [large, setLarge] = useState(false)
  const nothingToTell = workshop.agreed.length === 0 && notAgreed(workshop).length === 0
  const now = useMemo(() => new Date(), [])
  const period = chosen ?? periodOfMonth(monthOf(now.getFullYear(), now.getMonth() + 1), project.yearStart)
  const source = useMemo(
    // A measure made a moment ago has no reading yet: it is told once it has.
    () => ({
      project,
      workshop,
      measures: (measures ?? []).filter(({ id }) => readings.has(id)),
      now: now.toISOString(),
    }),
    [project, workshop, measures, readings, now],
  )
  const model = useMemo(() => youSaidWeDid({ ...source, period, readings }), [source, period, readings])
  const save = () =>
    takeOut({ name: t('paperName.back', { title: workshop.title }), kind: 'report', ending: '.docx' }, () =>
      paperFile({ paper: 'back', source: { ...source, period, readings, large } }),
    )
  return (
    <>
      <div data-no-print>
        <PageHeader title={t('youSaid')} intro={t('youSaidIntro')} />
        {nothingToTell ? (
          <Text>{t('youSaidNone')}</Text>
        ) : (
          <Stack gap="xl">
            <Section title={t('weDidTitle')}>
              <Stack maw="44em">
                {workshop.agreed.map(agreed => (
                  <WeDid key={agreed.itemId} workshop={workshop} agreed={agreed} />
                ))}
                <WeDidAllTheSame workshop={workshop} />
              </Stack>
            </Section>
            <Group align="flex-end">
              {chosen && <PeriodPicker periods={periods} period={chosen} choose={choose} />}
              <Checkbox label={t('large')} checked={large} onChange={event => setLarge(event.currentTarget.checked)} />
              <Button leftSection={<IconPrinter size={20} aria-hidden />} onClick={() => window.print()}>
                {t('print')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconPresentation size={20} aria-hidden />}
                onClick={() => setOnWall(true)}
              >
                {t('onTheWall')}
              </Button>
              <Button
                variant="default"
                leftSection={<IconFileTypeDocx size={20} aria-hidden />}
                loading={working}
                onClick={save}
              >
                {t('saveWord')}
              </Button>
            </Group>
          </Stack>
        )}
      </div>
      {!nothingToTell && (
        <section aria-label={t('preview')}>
          <PaperView model={model} large={large} />
        </section>
      )}
      {onWall && (
        <Dialog title={t('onTheWall')} onClose={() => setOnWall(false)} fullScreen>
          <div className={classes.wall} data-no-print>
            <PaperView model={model} />
          </div>
        </Dialog>
      )}
    </>
  )
}

function WeDid({ workshop, agreed }: { workshop: Workshop; agreed: Agreed }) {
  const { t } = useTranslation('workshopAfter')
  return (
    <WhatWasDone
      label={t('weDid', { wording: agreed.wording })}
      stored={agreed.weDid}
      workshop={workshop}
      withTold={weDid => ({
        agreed: workshop.agreed.map(each => (each.itemId === agreed.itemId ? { ...each, weDid } : each)),
      })}
    />
  )
}

/** What was done although it was not agreed. */
function WeDidAllTheSame({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation('workshopAfter')
  const items = notAgreed(workshop)
  if (items.length === 0) return null
  return (
    <details>
      <summary>{t('turnedDown', { count: items.length })}</summary>
      <Stack mt="sm">
        {items.map(({ id, words, weDid: stored }) => (
          <WhatWasDone
            key={id}
            label={t('weDid', { wording: words })}
            stored={stored}
            workshop={workshop}
            withTold={weDid => ({
              items: workshop.items.map(item => (item.id === id ? { ...item, weDid } : item)),
            })}
          />
        ))}
      </Stack>
    </details>
  )
}

type WhatWasDoneProps = {
  label: string
  stored: string | undefined
  workshop: Workshop
  withTold: (weDid: string) => Partial<Workshop>
}

function WhatWasDone({ label, stored = '', workshop, withTold }: WhatWasDoneProps) {
  const { t } = useTranslation('workshopAfter')
  const save = useSave()
  const textProblem = useTextProblem()
  const keep: KeepText = text => {
    const problem = textProblem(text)
    if (problem !== null) return { error: problem }
    return save('workshop.tell', [edited('workshop', workshop, { ...workshop, ...withTold(text.trim()) })])
  }
  return <DraftArea label={label} description={t('weDidHint')} stored={stored} keepText={keep} />
}
