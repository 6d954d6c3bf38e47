import { Button, Group, Text } from '@mantine/core'
import { IconClipboardList } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { HintNotice } from '../../../ui/hint-notice'
import type { BringIn } from './use-bring-in'

/** That the file was taken for a survey, and the way out of it. */
export function SurveyNotice({ bringIn }: { bringIn: BringIn }) {
  const { t } = useTranslation('evidence')
  const { mapping, settings, changeSettings } = bringIn
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
