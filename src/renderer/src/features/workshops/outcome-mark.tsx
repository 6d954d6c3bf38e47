import type { RuleOutcome } from '@core/workshop/rule'
import { IconCircleCheck, IconCircleMinus, IconMessages } from '@tabler/icons-react'
import { Mark } from '../../ui/mark'
import { useTranslation } from '../../ui/use-translation'

const looks = {
  in: { tone: 'good', Icon: IconCircleCheck },
  'to-discuss': { tone: 'plain', Icon: IconMessages },
  out: { tone: 'quiet', Icon: IconCircleMinus },
} as const satisfies Record<RuleOutcome['code'], unknown>

export function OutcomeMark({ code }: { code: RuleOutcome['code'] }) {
  const { t } = useTranslation(['workshops', 'terms'])
  const { tone, Icon } = looks[code]
  return (
    <Mark tone={tone} icon={<Icon size={18} stroke={2} aria-hidden />}>
      {t(`terms:ruleOutcome.${code}`)}
    </Mark>
  )
}
