import { hasLevels } from '@core/measure/adding-up'
import { frequencies, type Measure } from '@core/project/entities'
import { Stack } from '@mantine/core'
import { Attachments } from '../../terms/attachments/attachments'
import { RecordField } from '../../terms/records/field-control'
import { DraftArea, DraftInput, DraftSelect } from '../../ui/draft-fields'
import type { KeepText } from '../../ui/use-draft'
import { useTranslation } from '../../ui/use-translation'
import { AimFields } from './aim-fields'
import { CountingFields } from './counting-fields'
import { useMeasureEdit, useTextKeeper } from './measure-edits'
import { keptTags, measureFields, useMeasureFieldWords } from './measure-fields'
import { RubricEditor } from './rubric-editor'
import { SayMore, SheetPart, type SheetPartProps } from './sheet-part'
import { StoryFields } from './story-fields'

function GatheringFields({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation(['measures', 'terms'])
  const { keepText, keepFurther } = useTextKeeper(edit)
  const { verification, frequency, collectedBy } = measure
  return (
    <SheetPart title={t('sheetGathering')}>
      <DraftArea
        label={t('fieldMethod')}
        description={t('fieldMethodHint')}
        stored={measure.method}
        keepText={keepText('method', 50_000)}
      />
      <SayMore
        label={t('moreGathering')}
        filled={verification !== undefined || frequency !== undefined || collectedBy !== undefined}
      >
        <DraftSelect
          label={t('fieldFrequency')}
          description={t('fieldFrequencyHint')}
          maw="28rem"
          stored={frequency ?? ''}
          data={[
            { value: '', label: t('frequencyNotSaid') },
            ...frequencies.map(value => ({ value, label: t(`terms:frequency.${value}`) })),
          ]}
          keepText={chosen => edit({ frequency: frequencies.find(value => value === chosen) })}
        />
        <DraftInput
          label={t('fieldCollectedBy')}
          description={t('fieldCollectedByHint')}
          maw="28rem"
          stored={collectedBy ?? ''}
          keepText={keepFurther('collectedBy', 500)}
        />
        <DraftArea
          label={t('fieldVerification')}
          description={t('fieldVerificationHint')}
          stored={verification ?? ''}
          keepText={keepFurther('verification', 50_000)}
        />
      </SayMore>
    </SheetPart>
  )
}

function WordFields({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const { keepText, keepFurther } = useTextKeeper(edit)
  const words = useMeasureFieldWords()
  const keepTitle: KeepText = typed => {
    const title = typed.trim()
    if (title === '') return { error: t('titleNeeded') }
    return title.length > 500 ? { error: t('titleTooLong') } : edit({ title })
  }
  return (
    <SheetPart title={t('sheetWords')}>
      <DraftInput
        label={t('fieldTitle')}
        description={t('fieldTitleHint')}
        required
        stored={measure.title}
        keepText={keepTitle}
      />
      <DraftArea
        label={t('fieldBecause')}
        description={t('fieldBecauseHint')}
        stored={measure.because}
        keepText={keepText('because', 50_000)}
      />
      <RecordField
        field={measureFields.tags}
        description={t('tagsHint')}
        value={measure.tags}
        words={words}
        onSave={value => edit({ tags: keptTags(value) })}
      />
      <SayMore label={t('moreWords')} filled={measure.definition !== undefined || measure.why !== undefined}>
        <DraftArea
          label={t('fieldDefinition')}
          description={t('fieldDefinitionHint')}
          stored={measure.definition ?? ''}
          keepText={keepFurther('definition', 50_000)}
        />
        <DraftArea
          label={t('fieldWhy')}
          description={t('fieldWhyHint')}
          stored={measure.why ?? ''}
          keepText={keepFurther('why', 50_000)}
        />
      </SayMore>
    </SheetPart>
  )
}

/** A measure's definition. Each field is kept by itself when it is left: there is nothing to save at the end. */
export function MeasureSheet({ measure }: { measure: Measure }) {
  const edit = useMeasureEdit(measure)
  return (
    <Stack gap="lg" maw="60rem">
      <WordFields measure={measure} edit={edit} />
      <CountingFields measure={measure} edit={edit} />
      {hasLevels(measure.kind) && <RubricEditor measure={measure} edit={edit} />}
      {measure.kind !== 'story' && <AimFields measure={measure} edit={edit} />}
      <GatheringFields measure={measure} edit={edit} />
      <StoryFields measure={measure} edit={edit} />
      <Attachments about={{ kind: 'measure', id: measure.id }} headingOrder={2} />
    </Stack>
  )
}
