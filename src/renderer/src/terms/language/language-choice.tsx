import { Group, Radio } from '@mantine/core'
import { useState } from 'react'
import { chooseLanguage, chosenLanguage, languages } from '../../language'
import { showProblem } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'

/** The language of every screen on this computer. What is not yet read by a native speaker says so. */
export function LanguageChoice() {
  const { t } = useTranslation('language')
  const [chosen, setChosen] = useState(chosenLanguage)
  const choose = async (code: string) => {
    const language = languages.find(each => each.code === code)
    if (!language) return
    try {
      await chooseLanguage(language.code)
      setChosen(language.code)
    } catch (error) {
      showProblem({ title: t('notShown'), message: t('notShownMore') }, error)
    }
  }
  return (
    <Radio.Group label={t('language')} description={t('hint')} value={chosen} onChange={choose}>
      <Group gap="md" mt="xs" align="flex-start">
        {languages.map(({ code, name, direction, checked }) => (
          <Radio
            key={code}
            value={code}
            label={
              <bdi lang={code} dir={direction}>
                {name}
              </bdi>
            }
            description={checked ? undefined : t('unread')}
          />
        ))}
      </Group>
    </Radio.Group>
  )
}
