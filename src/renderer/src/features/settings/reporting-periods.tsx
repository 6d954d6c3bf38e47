import { dayFromIso, isoFromDay } from '@core/observation/day'
import { nameOfPeriod } from '@core/observation/ready-name'
import type { ReportingPeriod } from '@core/project/entities'
import { ActionIcon, Button, Text } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { NamePeriod, PeriodKindSelect } from '../../terms/name-period'
import { periodProblemWords, usePeriodEdits } from '../../terms/named-periods'
import { useTitleProblem } from '../../terms/title-problem'
import { DraftDay, DraftInput } from '../../ui/draft-fields'
import { useAddFromAddress } from '../../ui/hooks'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import type { KeepText, Kept } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'
import { SettingsPart } from './settings-part'

/** Periods of the project's own, beside the reporting years. */
export function ReportingPeriods() {
  const { t } = useTranslation('settings')
  const { t: term } = useTranslation('terms')
  const edits = usePeriodEdits()
  const [naming, setNaming] = useState(false)
  useAddFromAddress('period', () => setNaming(true))
  const addButton = useRef<HTMLButtonElement>(null)
  return (
    <SettingsPart title={t('periods')} wide>
      <Text c="dimmed" maw="46rem">
        {term('namePeriodHint')}
      </Text>
      {edits.rows.length > 0 && (
        <TableFrame caption={t('periodsCaption')}>
          <ColumnHeads
            columns={[
              term('periodTitle'),
              term('periodKind'),
              term('periodFirstDay'),
              term('periodLastDay'),
              t('periodActions'),
            ]}
          />
          <tbody>
            {edits.rows
              .toSorted((a, b) => a.firstDay - b.firstDay)
              .map(period => (
                <PeriodRow key={period.id} period={period} edits={edits} onRemoved={() => addButton.current?.focus()} />
              ))}
          </tbody>
        </TableFrame>
      )}
      <div>
        <Button
          ref={addButton}
          data-field="add-period"
          variant="default"
          leftSection={<IconPlus size={20} aria-hidden />}
          onClick={() => setNaming(true)}
        >
          {term('namePeriod')}
        </Button>
      </div>
      {naming && <NamePeriod onClose={() => setNaming(false)} onNamed={() => undefined} />}
    </SettingsPart>
  )
}

type PeriodRowProps = { period: ReportingPeriod; edits: ReturnType<typeof usePeriodEdits>; onRemoved: () => void }

function PeriodRow({ period, edits, onRemoved }: PeriodRowProps) {
  const { t } = useTranslation('settings')
  const { t: term } = useTranslation('terms')
  const titleProblem = useTitleProblem()
  const keep = (fields: Partial<ReportingPeriod>): Kept | Promise<Kept> => {
    const next = { ...period, ...fields }
    const issue = edits.problemFor(next)
    if (issue !== null) return { error: term(periodProblemWords[issue]) }
    return edits.edit(period, next)
  }
  const keepDay =
    (field: 'firstDay' | 'lastDay'): KeepText =>
    iso => {
      const day = dayFromIso(iso)
      return day.ok ? keep({ [field]: day.value }) : { error: term('periodNeedsDays') }
    }
  const title = nameOfPeriod(period)
  const of = { title }
  return (
    <tr data-field={`period-${period.id}`}>
      <td>
        <DraftInput
          miw="10.5rem"
          aria-label={t('periodTitleOf', of)}
          stored={title}
          keepText={typed => {
            const error = titleProblem(typed)
            return error === null ? keep({ title: typed.trim() }) : { error }
          }}
        />
      </td>
      <td>
        <PeriodKindSelect kind={period.kind} onChoose={kind => keep({ kind })} hiddenLabel={t('periodKindOf', of)} />
      </td>
      <td>
        <DraftDay
          miw="13rem"
          aria-label={t('periodFirstDayOf', of)}
          stored={isoFromDay(period.firstDay)}
          keepText={keepDay('firstDay')}
          badDay={term('periodNeedsDays')}
        />
      </td>
      <td>
        <DraftDay
          miw="13rem"
          aria-label={t('periodLastDayOf', of)}
          stored={isoFromDay(period.lastDay)}
          keepText={keepDay('lastDay')}
          badDay={term('periodNeedsDays')}
        />
      </td>
      <td>
        <ActionIcon
          color="red"
          aria-label={t('periodRemove', of)}
          onClick={async () => {
            if (await edits.remove(period)) onRemoved()
          }}
        >
          <IconTrash size={20} aria-hidden />
        </ActionIcon>
      </td>
    </tr>
  )
}
