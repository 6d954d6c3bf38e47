import { type MantineColorScheme, Radio, Stack, useMantineColorScheme } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { SettingsPart } from './settings-part'

const schemes: readonly MantineColorScheme[] = ['auto', 'light', 'dark']

/** How this machine shows every project; it does not travel with the project. */
export function Appearance() {
  const { t } = useTranslation('settings')
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SettingsPart title={t('appearance')}>
      <Radio.Group
        label={t('colours')}
        description={t('coloursHint')}
        value={colorScheme}
        onChange={value => setColorScheme(schemes.find(scheme => scheme === value) ?? 'auto')}
      >
        <Stack gap="xs" mt="xs">
          {schemes.map(scheme => (
            <Radio key={scheme} value={scheme} label={t(`scheme.${scheme}`)} />
          ))}
        </Stack>
      </Radio.Group>
    </SettingsPart>
  )
}
