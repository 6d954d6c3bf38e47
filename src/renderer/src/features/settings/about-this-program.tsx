import type { HostAbout } from '@core/host-api'
import { Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../data/hooks'
import { SettingsPart } from './settings-part'

/** Where what people write is kept, and whose work the program stands on. */
export function AboutThisProgram() {
  const { t } = useTranslation('settings')
  const { host } = useSession()
  const [about, setAbout] = useState<HostAbout | null>(null)
  useEffect(() => {
    let gone = false
    host.about().then(
      answer => {
        if (!gone) setAbout(answer)
      },
      // The machine does not answer: the part about it stays away.
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [host])
  return (
    <>
      <SettingsPart title={t('kept')}>
        <Text>{t('keptHere')}</Text>
        {about && <Text>{t(about.secondCopy ? 'keptTwice' : 'keptOnce')}</Text>}
        <Text>{t('keptFile')}</Text>
      </SettingsPart>
      <SettingsPart title={t('about')}>
        {about && <Text>{t('version', { version: about.version, host: t(`host.${about.kind}`) })}</Text>}
        <Text>{t('offline')}</Text>
        <Text>{t('thanks')}</Text>
      </SettingsPart>
    </>
  )
}
