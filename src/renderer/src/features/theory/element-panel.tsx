import type { Period } from '@core/observation/period'
import { isOfFewPeople } from '@core/privacy/small-numbers'
import { type Element, type Level, type Link, levels, type Measure, type Sphere, spheres } from '@core/project/entities'
import { commentKey } from '@core/record/comments'
import type { TheoryLayout } from '@core/theory/layout'
import { rowInWords } from '@core/words/format'
import { ActionIcon, Anchor, Button, Group, MultiSelect, Stack, Text, Title } from '@mantine/core'
import { IconArrowRight, IconLink, IconRulerMeasure, IconStar, IconStarOff, IconTrash } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Link as RouteLink } from 'react-router'
import { useMeasureReading, useProject, useSession } from '../../data/hooks'
import { Attachments } from '../../terms/attachments/attachments'
import { useBoardToggle } from '../../terms/board/use-board'
import { Comments } from '../../terms/comments/comments'
import { OpenComments } from '../../terms/comments/open-comments'
import { figureRows, rowShown } from '../../terms/figures/figure-rows'
import { useFigureWords, useWhenWords } from '../../terms/figures/figure-words'
import { NoneInPeriod } from '../../terms/figures/none-in-period'
import { JudgedStatus } from '../../terms/result-status/judged-status'
import { StandingMark } from '../../terms/standing-mark'
import { saveIfValid, useTextProblem, useTitleProblem } from '../../terms/title-problem'
import { DraftArea, DraftInput, DraftLine, DraftSelect } from '../../ui/draft-fields'
import { useTranslation } from '../../ui/use-translation'
import { FramesOfElement, PlaceInPicture, TheoriesOfElement } from './element-where'
import { SidePanel } from './side-panel'
import classes from './side-panel.module.css'
import type { Theory } from './use-theory'
import type { TheoryEdits } from './use-theory-edits'
import type { Selection } from './use-theory-view'

type ElementPanelProps = {
  element: Element
  theory: Theory
  edits: TheoryEdits
  takeFocus: boolean
  /** Where the picture has everything; null: it is not shown. */
  layout: TheoryLayout | null
  openTheory: (theory: string, thenSelect?: Selection | null) => void
  onSelect: (selection: Selection | null) => void
  onLinkTo: (element: Element) => void
  onRemove: (element: Element) => void
}

const longestOwner = 500

/** All there is to know of one element, to be read and changed. */
export function ElementPanel(props: ElementPanelProps) {
  const { element, theory, edits, takeFocus, onSelect, onLinkTo, onRemove } = props
  const { t } = useTranslation(['theory', 'terms'])
  const titleProblem = useTitleProblem()
  const textProblem = useTextProblem()
  const board = useBoardToggle({ kind: 'element', id: element.id })
  const linksFrom = theory.links.filter(link => link.from === element.id)
  const linksTo = theory.links.filter(link => link.to === element.id)
  return (
    <SidePanel
      label={t('aboutElement')}
      heading={t(`terms:level.${element.level}`)}
      takeFocus={takeFocus}
      onClose={() => onSelect(null)}
    >
      <DraftLine
        label={t('elementTitle')}
        stored={element.title}
        keepText={saveIfValid(titleProblem, title => edits.rename(element, title))}
      />
      <DraftSelect
        label={t('level')}
        description={t(`terms:levelMeans.${element.level}`)}
        stored={element.level}
        data={levels.map(level => ({ value: level, label: t(`terms:level.${level}`) }))}
        keepText={level => edits.moveToLevel(element, level as Level)}
      />
      <DraftSelect
        label={t('sphere')}
        data-field="sphere"
        description={t(`terms:sphereMeans.${element.sphere}`)}
        stored={element.sphere}
        data={spheres.map(sphere => ({ value: sphere, label: t(`terms:sphere.${sphere}`) }))}
        keepText={sphere => edits.edit(element, { sphere: sphere as Sphere })}
      />
      <MeasuresWatching element={element} theory={theory} edits={edits} />
      <JudgedStatus
        judged={{ about: 'element', aboutId: element.id }}
        period={theory.chosen.period}
        upTo={theory.chosen.period}
        headingOrder={3}
      />
      <LinkList heading={t('leadsTo')} links={linksFrom} end="to" {...props} />
      <div>
        <Button variant="default" leftSection={<IconLink size={20} aria-hidden />} onClick={() => onLinkTo(element)}>
          {t('linkTo')}
        </Button>
      </div>
      <LinkList heading={t('comesFrom')} links={linksTo} end="from" {...props} />
      {props.layout && <PlaceInPicture element={element} theory={theory} edits={edits} layout={props.layout} />}
      <FramesOfElement element={element} theory={theory} edits={edits} onSelect={onSelect} />
      <TheoriesOfElement element={element} theory={theory} edits={edits} openTheory={props.openTheory} />
      <DraftInput
        label={t('owner')}
        description={t('ownerHint')}
        stored={element.owner ?? ''}
        keepText={owner => {
          if (owner.length > longestOwner) return { error: t('ownerTooLong', { limit: longestOwner }) }
          return edits.setOwner(element, owner.trim())
        }}
      />
      <DraftArea
        label={t('notes')}
        description={t('notesHint')}
        minRows={3}
        maxRows={12}
        stored={element.notes}
        keepText={saveIfValid(textProblem, notes => edits.edit(element, { notes }))}
      />
      <Attachments about={{ kind: 'element', id: element.id }} headingOrder={3} />
      <Comments key={element.id} about={{ kind: 'element', id: element.id }} headingOrder={3} />
      <Group justify="space-between">
        <Button
          variant="default"
          leftSection={board.isOn ? <IconStarOff size={20} aria-hidden /> : <IconStar size={20} aria-hidden />}
          onClick={board.toggle}
        >
          {board.label}
        </Button>
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconTrash size={20} aria-hidden />}
          onClick={() => onRemove(element)}
        >
          {t('deleteElement')}
        </Button>
      </Group>
    </SidePanel>
  )
}

function MeasuresWatching({ element, theory, edits }: { element: Element; theory: Theory; edits: TheoryEdits }) {
  const { t } = useTranslation(['theory', 'terms'])
  const { id } = useSession()
  const standing = theory.standingOf(element)
  const watching = theory.measures.filter(measure => measure.outcomeIds.includes(element.id))
  const { period } = theory.chosen
  return (
    <Stack gap="xs">
      {standing && (
        <>
          <Title order={3} size="h4">
            {period ? t('standingIn', { period: period.label }) : t('standing')}
          </Title>
          <div>
            <StandingMark code={standing.code} />
          </div>
          {standing.counts.length > 1 && (
            <Text size="sm">
              {rowInWords(
                standing.counts.map(({ code, measures: count }) => t(`terms:standingCounted.${code}`, { count })),
              )}
            </Text>
          )}
        </>
      )}
      <Title order={3} size="h4">
        {t('measuresWatching')}
      </Title>
      {watching.length === 0 && <Text c="dimmed">{t('noMeasures')}</Text>}
      <ul className={classes.list}>
        {watching.map(measure => (
          <li key={measure.id}>
            <Anchor component={RouteLink} to={`/p/${id}/measures/${measure.id}`} dir="auto">
              {measure.title}
            </Anchor>
            <FigureInPeriod measure={measure} period={period} />
          </li>
        ))}
      </ul>
      {watching.length === 0 && (
        <Anchor component={RouteLink} to={`/p/${id}/measures?for=${element.id}&field=new-measure`}>
          {t('chooseMeasure')}
        </Anchor>
      )}
      <LinkMeasures element={element} theory={theory} edits={edits} />
    </Stack>
  )
}

/** What a measure comes to and when that is from. A theory is often shown on a wall: nothing where it is of few people. */
function FigureInPeriod({ measure, period }: { measure: Measure; period: Period | null }) {
  const { smallestGroup, yearStart } = useProject()
  const words = useFigureWords()
  const when = useWhenWords()
  const reading = useMeasureReading(measure.id)
  const row = useMemo(
    () => reading && rowShown(measure, reading, figureRows(measure, reading, yearStart), period),
    [measure, reading, yearStart, period],
  )
  if (!row?.figure || isOfFewPeople(row.figure, measure, smallestGroup)) return null
  return (
    <Text size="sm" dir="auto">
      <NoneInPeriod measure={measure} row={row} asked={period} />
      <strong>{words.withUnit(row.figure, measure)}</strong> {when(row)}
    </Text>
  )
}

/** Measures that are there already, to be for this element too. Nothing where all are. */
function LinkMeasures({ element, theory, edits }: { element: Element; theory: Theory; edits: TheoryEdits }) {
  const { t } = useTranslation('theory')
  const [chosen, setChosen] = useState<string[]>([])
  const others = theory.measures.filter(
    ({ outcomeIds, archivedOn }) => archivedOn === undefined && !outcomeIds.includes(element.id),
  )
  if (others.length === 0) return null
  const add = async () => {
    const measures = others.filter(({ id }) => chosen.includes(id))
    if (await edits.linkMeasures(element, measures)) setChosen([])
  }
  return (
    <>
      <MultiSelect
        label={t('linkMeasures')}
        description={t('linkMeasuresHint')}
        data={others.map(({ id, title }) => ({ value: id, label: title }))}
        value={chosen}
        onChange={setChosen}
        searchable
        hidePickedOptions
        comboboxProps={{ withinPortal: false }}
      />
      {chosen.length > 0 && (
        <div>
          <Button variant="default" leftSection={<IconRulerMeasure size={20} aria-hidden />} onClick={add}>
            {t('linkMeasuresNow')}
          </Button>
        </div>
      )}
    </>
  )
}

type LinkListProps = Pick<ElementPanelProps, 'theory' | 'edits' | 'onSelect'> & {
  heading: string
  links: readonly Link[]
  /** Which end of each link to name. */
  end: 'from' | 'to'
}

function LinkList({ heading, links, end, theory, edits, onSelect }: LinkListProps) {
  const { t } = useTranslation('theory')
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {heading}
      </Title>
      {links.length === 0 && <Text c="dimmed">{t('nothingYet')}</Text>}
      <ul className={classes.list}>
        {links.map(link => {
          const other = theory.elements.find(({ id }) => id === link[end])
          if (!other) return null
          return (
            <li key={link.id} className={classes.row}>
              <Anchor
                component="button"
                ta="start"
                dir="auto"
                onClick={() => onSelect({ kind: 'element', id: other.id })}
              >
                {other.title}
              </Anchor>
              <Group gap={0} wrap="nowrap">
                <OpenComments count={theory.comments.get(commentKey({ kind: 'link', id: link.id })) ?? 0} />
                <Button
                  variant="subtle"
                  size="compact-md"
                  aria-label={t(end === 'to' ? 'openLink' : 'openLinkFrom', { title: other.title })}
                  rightSection={<IconArrowRight size={16} aria-hidden />}
                  onClick={() => onSelect({ kind: 'link', id: link.id })}
                >
                  {t('why')}
                </Button>
                <ActionIcon
                  color="red"
                  aria-label={t(end === 'to' ? 'removeLink' : 'removeLinkFrom', { title: other.title })}
                  onClick={() => edits.unlink(link)}
                >
                  <IconTrash size={18} aria-hidden />
                </ActionIcon>
              </Group>
            </li>
          )
        })}
      </ul>
    </Stack>
  )
}
