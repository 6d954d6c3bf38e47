import { dayFromIso, isoFromDay } from '@core/observation/day'
import { useTranslation } from 'react-i18next'
import { DraftArea, DraftDay, DraftInput } from '../../../ui/draft-fields'
import { PlanPart } from './plan-part'
import { useKeptText } from './use-kept-text'
import type { PlanPartProps } from './use-plan-edit'

/** As long as every phone can show at once. */
const longestQuestion = 2000

export function AboutFields({ workshop, edit }: PlanPartProps) {
  const { t } = useTranslation('workshopPlan')
  const kept = useKeptText()
  return (
    <PlanPart title={t('about')}>
      <DraftInput
        label={t('fieldTitle')}
        required
        stored={workshop.title}
        keepText={kept.title(title => edit(now => ({ ...now, title })))}
      />
      <DraftArea
        label={t('fieldQuestion')}
        description={t('fieldQuestionHint')}
        stored={workshop.question}
        keepText={kept.text(longestQuestion, question => edit(now => ({ ...now, question })))}
      />
      <DraftDay
        label={t('fieldHeldOn')}
        maw="16rem"
        badDay={t('dayNeeded')}
        stored={isoFromDay(workshop.heldOn)}
        keepText={typed => {
          const day = dayFromIso(typed)
          if (!day.ok) return { error: t('dayNeeded') }
          return edit(now => ({ ...now, heldOn: day.value }))
        }}
      />
    </PlanPart>
  )
}
