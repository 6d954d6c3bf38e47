import type { UnfinishedSession } from '@core/workshop/session/session-calls'
import { Button, Stack, Text } from '@mantine/core'
import { IconPlayerPlay } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { host } from '../../../host'
import { timeInWords } from '../../../terms/today'
import { ErrorNotice } from '../../../ui/notices'
import { PageHeader } from '../../../ui/page-header'
import { AddressChoice, useAddressChoice } from './address-choice'
import classes from './run.module.css'

/** A session that is on this computer's disk and open nowhere: the program was closed or stopped in the middle of it. */
export function ResumeSession({ session, onOpened }: { session: UnfinishedSession; onOpened: () => void }) {
  const { t } = useTranslation('workshopRun')
  const choice = useAddressChoice()
  const [opening, setOpening] = useState(false)
  const [failed, setFailed] = useState(false)
  const resume = async () => {
    setOpening(true)
    setFailed(false)
    try {
      await host.resumeSession({ sessionId: session.sessionId, address: choice.chosen })
      onOpened()
    } catch (problem) {
      console.error(problem)
      setFailed(true)
      setOpening(false)
    }
  }
  return (
    <Stack gap="xl" maw="60rem">
      <PageHeader title={t('resumeTitle')} intro={t('resumeLead')} />
      <Text>
        <b dir="auto">{session.title}</b>
        <br />
        {t('resumeOpened', { time: timeInWords(session.openedAt) })}
      </Text>
      <AddressChoice choice={choice} />
      {failed && <ErrorNotice title={t('resumeFailedTitle')} lost={t('resumeFailed')} next={t('resumeFailedNext')} />}
      <Button
        className={classes.startButton ?? ''}
        size="lg"
        leftSection={<IconPlayerPlay size={22} aria-hidden />}
        loading={opening}
        onClick={resume}
      >
        {t('resumeNow')}
      </Button>
    </Stack>
  )
}
