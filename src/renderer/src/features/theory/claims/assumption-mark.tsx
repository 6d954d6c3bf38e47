import type { AssumptionState } from '@core/project/entities'
import { IconCircleCheck, IconHelp, IconLinkOff, IconQuestionMark, type TablerIcon } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Mark, type Tone } from '../../../ui/mark'

const looks: Record<AssumptionState, { tone: Tone; Icon: TablerIcon }> = {
  untested: { tone: 'quiet', Icon: IconHelp },
  holding: { tone: 'good', Icon: IconCircleCheck },
  'in-doubt': { tone: 'plain', Icon: IconQuestionMark },
  broken: { tone: 'bad', Icon: IconLinkOff },
}

export function AssumptionMark({ state }: { state: AssumptionState }) {
  const { t } = useTranslation(['claims', 'terms'])
  const { tone, Icon } = looks[state]
  return (
    <Mark tone={tone} icon={<Icon size={18} stroke={2} aria-hidden />}>
      {t(`terms:assumptionState.${state}`)}
    </Mark>
  )
}
