import { type MeasureStanding, standingOfMeasure } from '@core/measure/standing'
import { Button, Checkbox, Group, Stack, Tabs, Text } from '@mantine/core'
import { IconBooks, IconPlus, IconRuler2 } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { Route, Routes, useSearchParams } from 'react-router'
import { useMeasureReadings, useProject, useRows } from '../../data/hooks'
import { PeriodPicker, useChosenPeriod } from '../../terms/chosen-period'
import { DueList, useDueThisMonth } from '../../terms/due-list'
import { ChangeChosen } from '../../terms/records/change-many'
import { ChooseRowsButton, ChosenBar, useChosenRows } from '../../terms/records/choose-rows'
import { EmptyState } from '../../ui/hints'
import { useAddFromAddress } from '../../ui/hooks'
import { StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { useKeptOnReturn } from '../../ui/use-kept-on-return'
import { useTranslation } from '../../ui/use-translation'
import { AddMeasure } from './add-measure'
import { AddingUpMeasures } from './adding-up-notice'
import { type BoardFilter, BoardFilters, noFilter, passes } from './board-filters'
import { AllObservations } from './grid/all-observations'
import { LibraryDialog } from './library-dialog'
import { changeableFields, filled, fitsMeasure, useChangeMeasures, useMeasureFieldWords } from './measure-fields'
import { MeasureGroupList, measureGroups } from './measure-group-list'
import { MeasurePage } from './measure-page'

const none: readonly never[] = []
const noReadings = new Map()
const views = ['board', 'due'] as const

/** The board: every measure under what it watches, with how it stands in the chosen period; and what is due. */
export function MeasureList() {
  const { t } = useTranslation('measures')
  const { yearStart } = useProject()
  const measures = useRows('measure')
  const elements = useRows('element')
  const readings = useMeasureReadings()
  const { periods, period, choose } = useChosenPeriod(readings, yearStart)
  const [search, setSearch] = useSearchParams()
  // Another screen may have led here to define a measure for one outcome.
  const watched = elements?.find(({ id }) => id === search.get('for')) ?? null
  const [wantsToAdd, setAdding] = useState(false)
  const [inLibrary, setInLibrary] = useState(false)
  const adding = wantsToAdd || watched !== null
  useAddFromAddress('measure', () => setAdding(true), Boolean(measures && elements && readings))
  const [filter, setFilter] = useKeptOnReturn<BoardFilter>('measures', noFilter)
  const due = useDueThisMonth({ measures: measures ?? none, readings: readings ?? noReadings })
  const standings = useMemo(() => {
    const known = new Map<string, MeasureStanding>()
    for (const measure of measures ?? none) {
      const reading = readings?.get(measure.id)
      if (reading && period) known.set(measure.id, standingOfMeasure(measure, reading, period))
    }
    return known
  }, [measures, readings, period])
  const codeOf = (measureId: string) => standings.get(measureId)?.code ?? 'no-figure'
  const found = (measures ?? none).filter(measure => passes(measure, filter, codeOf(measure.id)))
  const groups = measureGroups(found, elements ?? none).filter(
    ({ element }) => filter.outcome === '' || element?.id === filter.outcome,
  )
  const chosen = useChosenRows([...new Set(groups.flatMap(group => group.measures.map(({ id }) => id)))])
  const changeMeasures = useChangeMeasures()
  const fieldWords = useMeasureFieldWords()
  if (!measures || !elements || !readings) return <StillReading label={t('reading')} />

  const archived = measures.filter(({ archivedOn }) => archivedOn !== undefined).length
  const view = views.find(name => name === search.get('view')) ?? 'board'
  const show = (name: string | null) => {
    const next = new URLSearchParams(search)
    if (name === 'due') next.set('view', 'due')
    else next.delete('view')
    setSearch(next, { replace: true })
  }
  const dueCount = due.reduce((sum, one) => sum + one.measures.length, 0)
  const addButtons = (
    <>
      <Button variant="default" leftSection={<IconBooks size={20} aria-hidden />} onClick={() => setInLibrary(true)}>
        {t('addFromLibrary')}
      </Button>
      <Button leftSection={<IconPlus size={20} aria-hidden />} onClick={() => setAdding(true)} disabled={adding}>
        {t('addMeasure')}
      </Button>
    </>
  )
  const doneAdding = () => {
    setAdding(false)
    if (watched) setSearch({}, { replace: true })
  }
  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('lead')}
        actions={
          (measures.length > 0 || adding) && (
            <>
              {period && view === 'board' && <PeriodPicker periods={periods} period={period} choose={choose} />}
              {addButtons}
            </>
          )
        }
      />
      <Stack gap="xl">
        {adding && <AddMeasure order={nextOrder(measures)} watched={watched} onDone={doneAdding} />}
        {inLibrary && (
          <LibraryDialog
            measures={measures}
            order={nextOrder(measures)}
            watched={watched}
            onAdded={doneAdding}
            onClose={() => setInLibrary(false)}
          />
        )}
        {measures.length === 0 && !adding && (
          <EmptyState
            icon={<IconRuler2 size={32} />}
            title={t('noMeasuresTitle')}
            actions={<Group>{addButtons}</Group>}
          >
            {t('noMeasures')}
          </EmptyState>
        )}
        {measures.length > 0 && (
          <Tabs value={view} onChange={show} keepMounted={false}>
            <Tabs.List aria-label={t('boardViews')} mb="lg">
              <Tabs.Tab value="board">{t('viewBoard')}</Tabs.Tab>
              <Tabs.Tab value="due">{t('viewDue', { count: dueCount })}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="board">
              <Stack gap="xl">
                <AddingUpMeasures measures={measures} />
                <BoardFilters
                  measures={filter.archived ? measures : measures.filter(({ archivedOn }) => archivedOn === undefined)}
                  elements={elements}
                  filter={filter}
                  onFilter={setFilter}
                  codeOf={codeOf}
                >
                  <ChooseRowsButton chosen={chosen} />
                </BoardFilters>
                {archived > 0 && (
                  <Checkbox
                    label={t('showArchived', { count: archived })}
                    checked={filter.archived}
                    onChange={event => setFilter({ ...filter, archived: event.currentTarget.checked })}
                  />
                )}
                <Text aria-live="polite" c="dimmed" hidden={filter === noFilter}>
                  {found.length > 0 ? t('count', { count: found.length }) : t('noneFound')}
                </Text>
                <ChosenBar chosen={chosen}>
                  <ChangeChosen
                    chosen={chosen}
                    rows={found.map(filled)}
                    fields={changeableFields}
                    words={fieldWords}
                    fits={fitsMeasure}
                    onSave={changeMeasures}
                  />
                </ChosenBar>
                <MeasureGroupList
                  groups={groups}
                  readings={readings}
                  period={period}
                  standings={standings}
                  chosen={chosen}
                />
              </Stack>
            </Tabs.Panel>
            <Tabs.Panel value="due">
              <Stack gap="lg">
                <Text c="dimmed">{t('dueLead')}</Text>
                {due.length === 0 && <Text>{t('dueNone')}</Text>}
                <DueList due={due} level={2} />
              </Stack>
            </Tabs.Panel>
          </Tabs>
        )}
      </Stack>
    </>
  )
}

const nextOrder = (measures: readonly { order: number }[]): number =>
  measures.reduce((highest, { order }) => Math.max(highest, order), 0) + 1

export function MeasuresScreen() {
  return (
    <Routes>
      <Route index element={<MeasureList />} />
      <Route path="observations" element={<AllObservations />} />
      <Route path=":measureId" element={<MeasurePage />} />
    </Routes>
  )
}
