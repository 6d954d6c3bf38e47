import type { Table } from '@core/import/table'
import type { TotalCheck } from '@core/import/total-checks'
import { dayInWords } from '@core/words/format'
import { Anchor, Button, Checkbox, Group, Radio, Stack, Text } from '@mantine/core'
import {
  IconCircleCheck,
  IconClipboardList,
  IconEyeOff,
  IconHistory,
  IconInfoCircle,
  IconLetterCase,
  IconMathFunction,
} from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilePreview } from '../../../data/import/import-work'
import common from '../../../ui/common.module.css'
import { HintNotice } from '../../../ui/hints'
import { ReadingSign } from './choose-step'
import { ColumnTable } from './column-table'
import { DuplicateChoices } from './duplicate-choices'
import { FiguresToCome } from './figures-to-come'
import { FileReadingFields, SheetChoice } from './file-reading-fields'
import classes from './import-wizard.module.css'
import { MappingQuestions } from './mapping-questions'
import { MeasureTargets } from './measure-targets'
import { OutcomeView } from './outcome-view'
import { Part, ProblemNotice } from './part'
import { SurveyQuestions } from './survey-questions'
import type { ImportWizardState } from './use-import-wizard'

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** A file with these columns came in before: it can be read the same way, or afresh. */
function MemoryOffer({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { memory } = wizard
  if (!memory) return null
  const about = { file: memory.fileName, day: longDate.format(new Date(memory.importedAt)) }
  return (
    <HintNotice icon={<IconHistory aria-hidden />} title={t(memory.taken ? 'memoryTakenTitle' : 'memoryTitle')}>
      <Text dir="auto">{t(memory.taken ? 'memoryTaken' : 'memoryText', about)}</Text>
      <Group mt="sm">
        {memory.taken ? (
          <Button variant="default" onClick={wizard.readAfresh}>
            {t('memoryAfresh')}
          </Button>
        ) : (
          <>
            <Button h="auto" mih="2.75rem" styles={{ label: { whiteSpace: 'normal' } }} onClick={wizard.readAsBefore}>
              <span dir="auto">{t('memoryUse', about)}</span>
            </Button>
            <Button variant="default" onClick={wizard.readAfresh}>
              {t('memoryRefuse')}
            </Button>
          </>
        )}
      </Group>
    </HintNotice>
  )
}

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

/** That the file was taken for a survey, and the way out of it. */
function SurveyNotice({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { mapping, settings, changeSettings } = wizard
  const survey = mapping?.survey
  if (!survey) return null
  return (
    <HintNotice icon={<IconClipboardList aria-hidden />} title={t('surveyTitle')}>
      <Text>
        {t(`surveyTool.${survey.tool}`)} {t('surveyText')}
      </Text>
      <Group mt="sm">
        <Button variant="default" onClick={() => changeSettings({ ...settings, isSurvey: false })}>
          {t('surveyAsTable')}
        </Button>
      </Group>
    </HintNotice>
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
      <ul className={classes.checks}>
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
              <span dir="auto">
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
    <Stack gap="lg">
      <Group justify="space-between">
        <Text fw={600} dir="auto">
          {t('fileNamed', { name: file.name })}
        </Text>
        <Anchor component="button" type="button" onClick={wizard.startAgain}>
          {t('chooseAnother')}
        </Anchor>
      </Group>
      <ReadingSign rows={wizard.rowsRead} />
      {problem && <ProblemNotice problem={problem} />}
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
      <Group className={common.stepButtons ?? ''}>
        <Button variant="default" onClick={wizard.startAgain}>
          {t('previous')}
        </Button>
        <Button disabled={!ready} onClick={() => wizard.goTo('credit')}>
          {t('next')}
        </Button>
        {(questions.length > 0 || !chosen) && <Text c="dimmed">{t('notReady')}</Text>}
      </Group>
    </Stack>
  )
}

/** The likeliest encodings, each with words of the file as it would read them. */
function EncodingQuestion({ wizard, found }: { wizard: ImportWizardState; found: FilePreview }) {
  const { t } = useTranslation(['evidence', 'terms'])
  const { settings, changeSettings } = wizard
  const { encoding, encodingChoices } = found
  return (
    <HintNotice icon={<IconLetterCase aria-hidden />} title={t('encodingQuestion')}>
      <Text>{t(encodingChoices.length > 0 ? 'encodingQuestionHint' : 'encodingQuestionPlain')}</Text>
      {encodingChoices.length > 0 && (
        <Radio.Group
          mt="sm"
          label={t('encodingLabel')}
          value={encoding}
          onChange={chosen => {
            const choice = encodingChoices.find(each => each.encoding === chosen)
            if (choice) changeSettings({ ...settings, encoding: choice.encoding })
          }}
        >
          <Stack gap="sm" mt="xs">
            {encodingChoices.map(choice => (
              <Radio
                key={choice.encoding}
                value={choice.encoding}
                label={<span dir="auto">{choice.sample.join(', ')}</span>}
                description={t(`terms:encoding.${choice.encoding}`)}
              />
            ))}
          </Stack>
        </Radio.Group>
      )}
    </HintNotice>
  )
}

function DamageNotice({ encoding, damage }: FilePreview) {
  const { t } = useTranslation(['evidence', 'terms'])
  if (!damage) return null
  const about = { encoding: t(`terms:encoding.${encoding}`), lines: damage.lines.join(', ') }
  return (
    <HintNotice icon={<IconLetterCase aria-hidden />} title={t('damageTitle')}>
      {t('damage', { ...about, count: damage.bytes })}
    </HintNotice>
  )
}

const excerpt = (cells: readonly string[]): string =>
  cells
    .filter(cell => cell !== '')
    .join(', ')
    .slice(0, 100)

/** Hidden and filtered rows and columns of a sheet: what they are, and whether they come in. */
function HiddenQuestion({ wizard, table }: { wizard: ImportWizardState; table: Table }) {
  const { t } = useTranslation('evidence')
  const { mapping, settings, changeSettings } = wizard
  const { hidden } = table
  if (!hidden || !mapping) return null
  const names = hidden.columns.map(place => table.columns[place]?.name ?? '').join(', ')
  const { skipHidden } = mapping.rows
  return (
    <HintNotice icon={<IconEyeOff aria-hidden />} title={t('hiddenTitle')}>
      {hidden.rows > 0 && (
        <Text>{t('hiddenRows', { count: hidden.rows, sample: hidden.sample.map(excerpt).join('; ') })}</Text>
      )}
      {hidden.columns.length > 0 && <Text>{t('hiddenColumns', { count: hidden.columns.length, names })}</Text>}
      <Radio.Group
        mt="sm"
        label={t('hiddenLabel')}
        value={skipHidden === null ? '' : skipHidden ? 'skip' : 'keep'}
        onChange={value => changeSettings({ ...settings, rows: { skipHidden: value === 'skip' } })}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="skip" label={t('hiddenSkip')} />
          <Radio value="keep" label={t('hiddenKeep')} />
        </Stack>
      </Radio.Group>
    </HintNotice>
  )
}

function UncalculatedNotice({ uncalculated, columns }: Table) {
  const { t } = useTranslation('evidence')
  if (uncalculated.length === 0) return null
  return (
    <HintNotice icon={<IconMathFunction aria-hidden />} title={t('uncalculatedTitle')}>
      {uncalculated.map(({ place, cells }) => (
        <Text key={place}>{t('uncalculated', { count: cells, column: columns[place]?.name ?? '' })}</Text>
      ))}
      <Text>{t('uncalculatedNext')}</Text>
    </HintNotice>
  )
}
