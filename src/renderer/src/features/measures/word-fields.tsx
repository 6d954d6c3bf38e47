import { useTranslation } from 'react-i18next'
import { DraftArea, DraftInput } from '../../ui/draft-fields'
import type { KeepText } from '../../ui/use-draft'
import { SayMore } from './say-more'
import { SheetPart, type SheetPartProps } from './sheet-part'
import { useTextKeeper } from './use-text-keeper'

export function WordFields({ measure, edit }: SheetPartProps) {
  const { t } = useTranslation('measures')
  const { keepText, keepFurther } = useTextKeeper(edit)
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
