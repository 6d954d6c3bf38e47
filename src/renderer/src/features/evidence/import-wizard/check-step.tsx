import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconLetterCase } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { HintNotice } from '../../../ui/notices'
import { ReadingSign } from './choose-step'
import { ColumnTable } from './column-table'
import { DuplicateChoices } from './duplicate-choices'
import { FileReadingFields } from './file-reading-fields'
import classes from './import-wizard.module.css'
import { MappingQuestions } from './mapping-questions'
import { MeasureTargets } from './measure-targets'
import { MemoryOffer } from './memory-offer'
import { OutcomeView } from './outcome-view'
import { Part } from './part'
import { ProblemNotice } from './problem-notice'
import { RowChoices } from './row-choices'
import { SheetChoice } from './sheet-choice'
import { SurveyNotice } from './survey-notice'
import { SurveyQuestions } from './survey-questions'
import { TotalChecks } from './total-checks'
import type { ImportWizardState } from './use-import-wizard'

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
      <MemoryOffer wizard={wizard} />
      <SurveyNotice wizard={wizard} />
      {!found.encodingIsCertain && <EncodingQuestion wizard={wizard} />}
      {questions.length > 0 && <MappingQuestions wizard={wizard} />}
      {mapping.survey && <SurveyQuestions wizard={wizard} survey={mapping.survey} />}
      {reading && <DuplicateChoices wizard={wizard} />}
      {reading && <OutcomeView wizard={wizard} found={found} />}
      {reading && <TotalChecks checks={reading.totalChecks} />}
      {!mapping.survey && <ColumnTable wizard={wizard} />}
      <MeasureTargets wizard={wizard} />
      {!mapping.survey && <RowChoices wizard={wizard} />}
      <Part title={t('howRead')}>
        <FileReadingFields wizard={wizard} />
      </Part>
      <Group className={classes.stepButtons ?? ''}>
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

const beyondAscii = /[^\p{ASCII}]/u

/** Words of the file that show whether its letters are read right. */
function EncodingQuestion({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const sample = [
    ...new Set(wizard.found?.table.sample.rows.flat().filter(cell => cell.length < 80 && beyondAscii.test(cell))),
  ].slice(0, 4)
  return (
    <HintNotice icon={<IconLetterCase aria-hidden />} title={t('encodingQuestion')}>
      <Text dir="auto">
        {sample.length > 0
          ? t('encodingQuestionHint', { sample: sample.map(word => `“${word}”`).join(', ') })
          : t('encodingQuestionPlain')}
      </Text>
    </HintNotice>
  )
}
