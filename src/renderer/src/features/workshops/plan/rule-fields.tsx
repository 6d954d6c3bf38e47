import { type Rule, ruleVariants } from '@core/project/entities'
import { Group, Radio, Stack, Text } from '@mantine/core'
import common from '../../../ui/common.module.css'
import { DraftArea, DraftInput, DraftRadios } from '../../../ui/draft-fields'
import type { KeepText } from '../../../ui/use-draft'
import { useTranslation } from '../../../ui/use-translation'
import { useRatingWords } from '../rating-words'
import { RuleSentences } from '../rule-sentences'
import { PlanPart } from './plan-part'
import type { PlanPartProps } from './use-plan-edit'
import { useKeptText } from './use-plan-edit'

const longestFinalSay = 5000
const limits = ['inAtLeast', 'notNeededBelow', 'outAtMost'] as const satisfies readonly (keyof Rule)[]

/** The rule in words, and who decides: settled here, before anybody votes. */
export function RuleFields({ workshop, edit }: PlanPartProps) {
  const { t } = useTranslation(['workshopPlan', 'workshops'])
  const kept = useKeptText()
  const ratingWords = useRatingWords()
  const said = { yes: ratingWords('must-have'), no: ratingWords('not-needed') }
  const { rule } = workshop
  const keepLimit =
    (limit: (typeof limits)[number]): KeepText =>
    typed => {
      const percent = Number(typed.trim().replace(',', '.'))
      if (typed.trim() === '' || !(percent >= 0 && percent <= 100)) return { error: t('percentWrong') }
      const changed = { ...rule, [limit]: percent / 100 }
      if (changed.outAtMost >= changed.inAtLeast) return { error: t('limitsCross') }
      return edit(now => ({ ...now, rule: { ...now.rule, [limit]: percent / 100 } }))
    }
  return (
    <PlanPart title={t('rule')} hint={t('ruleHint')}>
      <DraftRadios
        label={t('workshops:fieldRule')}
        stored={rule.variant}
        keepText={chosen =>
          edit(now => ({
            ...now,
            rule: { ...now.rule, variant: ruleVariants.find(each => each === chosen) ?? now.rule.variant },
          }))
        }
      >
        <Stack gap="xs" mt="xs">
          {ruleVariants.map(variant => (
            <Radio key={variant} value={variant} label={t(`workshops:variant.${variant}`)} />
          ))}
        </Stack>
      </DraftRadios>
      <div>
        <Text fw={700}>{t('ruleSays')}</Text>
        <RuleSentences rule={rule} />
        <Text c="dimmed" mt="xs">
          {t('fewWarning', said)}
        </Text>
      </div>
      <details className={common.disclosure}>
        <summary>{t('limits')}</summary>
        <Text c="dimmed">{t('limitsHint')}</Text>
        <Group gap="md" mt="sm" align="flex-end">
          {limits.map(limit => (
            <DraftInput
              key={limit}
              label={t(limit, said)}
              inputMode="decimal"
              maw="16rem"
              stored={String(Math.round(rule[limit] * 1000) / 10)}
              keepText={keepLimit(limit)}
            />
          ))}
        </Group>
      </details>
      <DraftArea
        label={t('finalSay')}
        description={t('finalSayHint')}
        stored={workshop.finalSay}
        keepText={kept.text(longestFinalSay, finalSay => edit(now => ({ ...now, finalSay })))}
      />
    </PlanPart>
  )
}
