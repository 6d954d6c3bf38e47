import { Button, Group, Text } from '@mantine/core'
import { IconClipboardList } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { HintNotice } from '../../../ui/notices'
import type { ImportWizardState } from './use-import-wizard'

/** That the file was taken for a survey, and the way out of it. */
export function SurveyNotice({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { mapping, settings, changeSettings } = wizard
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
