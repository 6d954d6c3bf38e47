import { frequencies } from '@core/project/entities'
import { useTranslation } from 'react-i18next'
import { DraftArea, DraftInput, DraftSelect } from '../../ui/draft-fields'
import { SayMore } from './say-more'
import { SheetPart, type SheetPartProps } from './sheet-part'
import { useTextKeeper } from './use-text-keeper'

export function GatheringFields({ measure, edit }: SheetPartProps) {
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
