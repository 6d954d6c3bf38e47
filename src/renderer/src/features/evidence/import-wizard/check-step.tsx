import type { TotalCheck } from '@core/import/total-checks'
import { dayInWords } from '@core/words/format'
import { Anchor, Button, Checkbox, Group, Stack, Text } from '@mantine/core'
import { IconCircleCheck, IconInfoCircle } from '@tabler/icons-react'
import { useState } from 'react'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
import { WizardStep } from '../../../ui/wizard'
import { ReadingSign } from './choose-step'
import { ColumnTable } from './column-table'
import { DuplicateChoices } from './duplicate-choices'
import { FiguresToCome } from './figures-to-come'
import {
  DamageNotice,
  EncodingQuestion,
  HiddenQuestion,
  MemoryOffer,
  SurveyNotice,
  UncalculatedNotice,
} from './file-notices'
import { FileReadingFields, SheetChoice } from './file-reading-fields'
import classes from './import-wizard.module.css'
import { MappingQuestions } from './mapping-questions'
import { MeasureTargets } from './measure-targets'
import { OutcomeView } from './outcome-view'
import { Part, ProblemNotice } from './part'
import { SurveyQuestions } from './survey-questions'
import type { ImportWizardState } from './use-import-wizard'

/** Totals and percentages among the rows. Asked only where the file has some. */
function RowChoices({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { mapping, changeMapping, found } = wizard
  if (!mapping || !found) return null
  const reading = found.preview.reading
  const { keepTotals, keepPercentages } = mapping.rows
  const totals = keepTotals || (reading?.counts.rowsByReason['total-row'] ?? 0) > 0
  const percentages = keepPercentages || (reading?.counts.rowsByReason['percentage-row'] ?? 0) > 0
  if (!totals && !percentages) return null
  const label = reading?.totalChecks[0]?.label ?? mapping.rows.totalLabels[0]
  const set = (rows: Partial<typeof mapping.rows>) =>
    changeMapping({ ...mapping, rows: { ...mapping.rows, ...rows } }, { rereads: true })
  return (
    <Part title={t('rowsTitle')}>
      {totals && (
        <Checkbox
          label={label === undefined ? t('keepTotalsPlain') : t('keepTotals', { label })}
          description={t('keepTotalsHint')}
          checked={keepTotals}
          onChange={event => set({ keepTotals: event.currentTarget.checked })}
        />
      )}
      {percentages && (
        <Checkbox
          label={t('keepPercentages')}
          description={t('keepPercentagesHint')}
          checked={keepPercentages}
          onChange={event => set({ keepPercentages: event.currentTarget.checked })}
        />
      )}
    </Part>
  )
}

const shownFirst = 3

/** Totals the file states, held against what comes in. Those that agree come first, newest first. */
function TotalChecks({ checks }: { checks: readonly TotalCheck[] }) {
  const { t } = useTranslation('evidence')
  const [all, setAll] = useState(false)
  if (checks.length === 0) return null
  const sorted = checks.toSorted((a, b) => Number(b.agrees) - Number(a.agrees) || b.day - a.day || b.stated - a.stated)
  const shown = all ? sorted : sorted.slice(0, shownFirst)
  return (
    <Part title={t('checksTitle')}>
      <ul className={`${common.tightList} ${classes.checks}`}>
        {shown.map(check => {
          const Icon = check.agrees ? IconCircleCheck : IconInfoCircle
          const facts = {
            sum: check.sumOfParts,
            stated: check.stated,
            label: check.label,
            day: dayInWords(check.day),
          }
          return (
            <li key={`${check.line} ${check.measure} ${check.day}`} data-agrees={check.agrees}>
              <Icon size={20} aria-hidden />
              <span>
                {check.agrees
                  ? t('checkAgrees', facts)
                  : check.partsWithoutNumber > 0
                    ? t('checkDiffersWithout', { ...facts, count: check.partsWithoutNumber })
                    : t('checkDiffers', facts)}
              </span>
            </li>
          )
        })}
      </ul>
      {shown.some(({ agrees }) => !agrees) && <Text c="dimmed">{t('checkDiffersHint')}</Text>}
      {sorted.length > shown.length && (
        <Stack align="flex-start">
          <Button variant="subtle" onClick={() => setAll(true)}>
            {t('checksMore', { count: sorted.length - shown.length })}
          </Button>
        </Stack>
      )}
    </Part>
  )
}

/** What the file becomes, with everything that can be chosen about it. */
export function CheckStep({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { found, mapping, file, problem, proposed } = wizard
  if (!found || !mapping || !file || !proposed) return null
  const { reading, questions } = found.preview
  const titled = mapping.measures.every(({ target }) => target.as === 'existing' || target.title.trim() !== '')
  const chosen = !reading?.duplicates.hasToChoose
  const ready =
    problem === null && titled && chosen && wizard.rowsRead === null && (reading?.counts.observations ?? 0) > 0
  return (
    <WizardStep
      wide
      problem={problem && <ProblemNotice problem={problem} />}
      onPrevious={wizard.startAgain}
      next={{ disabled: !ready, onChoose: () => wizard.goTo('credit') }}
      note={questions.length > 0 || !chosen ? t('notReady') : null}
    >
      <Group justify="space-between">
        <Text fw={600}>{t('fileNamed', { name: file.name })}</Text>
        <Anchor component="button" type="button" onClick={wizard.startAgain}>
          {t('chooseAnother')}
        </Anchor>
      </Group>
      <ReadingSign rows={wizard.rowsRead} />
      <SheetChoice wizard={wizard} />
      <HiddenQuestion wizard={wizard} table={found.table} />
      <UncalculatedNotice {...found.table} />
      <MemoryOffer wizard={wizard} />
      <SurveyNotice wizard={wizard} />
      {!found.encodingIsCertain && <EncodingQuestion wizard={wizard} found={found} />}
      <DamageNotice {...found} />
      {questions.length > 0 && <MappingQuestions wizard={wizard} />}
      {mapping.survey && <SurveyQuestions wizard={wizard} survey={mapping.survey} />}
      {reading && <DuplicateChoices wizard={wizard} />}
      {reading && <OutcomeView wizard={wizard} found={found} />}
      {reading && <FiguresToCome figures={reading.figures} wizard={wizard} />}
      {reading && <TotalChecks checks={reading.totalChecks} />}
      {!mapping.survey && <ColumnTable wizard={wizard} />}
      <MeasureTargets wizard={wizard} />
      {!mapping.survey && <RowChoices wizard={wizard} />}
      <Part title={t('howRead')}>
        <FileReadingFields wizard={wizard} />
      </Part>
    </WizardStep>
  )
}
