import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconLetterCase } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { HintNotice } from '../../../ui/hint-notice'
import classes from './bring-in.module.css'
import { ReadingSign } from './choose-step'
import { ColumnTable } from './column-table'
import { DuplicateChoices } from './duplicate-choices'
import { FileReadingFields } from './file-reading-fields'
import { MappingQuestions } from './mapping-questions'
import { MeasureTargets } from './measure-targets'
import { MemoryOffer } from './memory-offer'
import { OutcomeView } from './outcome-view'
import { Part } from './part'
import { RowChoices } from './row-choices'
import { SheetChoice } from './sheet-choice'
import { SurveyNotice } from './survey-notice'
import { SurveyQuestions } from './survey-questions'
import { TotalChecks } from './total-checks'
import { TroubleNotice } from './trouble-notice'
import type { BringIn } from './use-bring-in'

/** What the file becomes, with everything that can be chosen about it. */
export function CheckStep({ bringIn }: { bringIn: BringIn }) {
  const { t } = useTranslation('evidence')
  const { found, mapping, file, trouble, proposed } = bringIn
  if (!found || !mapping || !file || !proposed) return null
  const { reading, questions } = found.preview
  const titled = mapping.measures.every(({ target }) => target.as === 'existing' || target.title.trim() !== '')
  const chosen = !reading?.duplicates.hasToChoose
  const ready =
    trouble === null && titled && chosen && bringIn.rowsRead === null && (reading?.counts.observations ?? 0) > 0
  return (
    <Stack gap="lg">
      <Group justify="space-between">
        <Text fw={600} dir="auto">
          {t('fileNamed', { name: file.name })}
        </Text>
        <Anchor component="button" type="button" onClick={bringIn.startAgain}>
          {t('chooseAnother')}
        </Anchor>
      </Group>
      <ReadingSign rows={bringIn.rowsRead} />
      {trouble && <TroubleNotice trouble={trouble} />}
      <SheetChoice bringIn={bringIn} />
      <MemoryOffer bringIn={bringIn} />
      <SurveyNotice bringIn={bringIn} />
      {!found.encodingIsCertain && <EncodingQuestion bringIn={bringIn} />}
      {questions.length > 0 && <MappingQuestions bringIn={bringIn} />}
      {mapping.survey && <SurveyQuestions bringIn={bringIn} survey={mapping.survey} />}
      {reading && <DuplicateChoices bringIn={bringIn} />}
      {reading && <OutcomeView bringIn={bringIn} found={found} />}
      {reading && <TotalChecks checks={reading.totalChecks} />}
      {!mapping.survey && <ColumnTable bringIn={bringIn} />}
      <MeasureTargets bringIn={bringIn} />
      {!mapping.survey && <RowChoices bringIn={bringIn} />}
      <Part title={t('howRead')}>
        <FileReadingFields bringIn={bringIn} />
      </Part>
      <Group className={classes.stepButtons ?? ''}>
        <Button variant="default" onClick={bringIn.startAgain}>
          {t('previous')}
        </Button>
        <Button disabled={!ready} onClick={() => bringIn.goTo('credit')}>
          {t('next')}
        </Button>
        {(questions.length > 0 || !chosen) && <Text c="dimmed">{t('notReady')}</Text>}
      </Group>
    </Stack>
  )
}

const beyondAscii = /[^\p{ASCII}]/u

/** Words of the file that show whether its letters are read right. */
function EncodingQuestion({ bringIn }: { bringIn: BringIn }) {
  const { t } = useTranslation('evidence')
  const sample = [
    ...new Set(bringIn.found?.table.sample.rows.flat().filter(cell => cell.length < 80 && beyondAscii.test(cell))),
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
