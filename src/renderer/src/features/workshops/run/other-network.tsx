import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { host } from '../../../host'
import { showProblem } from '../../../ui/notices'
import { AddressChoice, useAddressChoice } from './address-choice'
import { Disclosure } from './disclosure'
import { useRoom } from './room-context'

/** Lets phones in through another network, or through none, while the session goes on. */
export function OtherNetwork() {
  const { t } = useTranslation('workshopRun')
  return (
    <Disclosure summary={t('otherNetwork')}>
      <NetworkForm />
    </Disclosure>
  )
}

function NetworkForm() {
  const { t } = useTranslation('workshopRun')
  const { sessionId } = useRoom().view.opening
  const choice = useAddressChoice()
  const [changing, setChanging] = useState(false)
  const change = async () => {
    setChanging(true)
    try {
      await host.resumeSession({ sessionId, address: choice.chosen })
    } catch (problem) {
      console.error(problem)
      showProblem({ title: t('resumeFailedTitle'), message: `${t('resumeFailed')} ${t('resumeFailedNext')}` })
    } finally {
      setChanging(false)
    }
  }
  return (
    <Stack gap="sm" align="flex-start" mt="xs">
      <Text c="dimmed">{t('otherNetworkHint')}</Text>
      <AddressChoice choice={choice} />
      <Button loading={changing} onClick={change}>
        {t('otherNetworkNow')}
      </Button>
    </Stack>
  )
}
