import { Button, Group, Progress, Stack, Text, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './bring-in.module.css'
import { TroubleNotice } from './trouble-notice'
import type { BringIn } from './use-bring-in'

const longestCredit = 2000

export function CreditStep({ bringIn }: { bringIn: BringIn }) {
  const { t } = useTranslation('evidence')
  const { found, file, source, running, trouble } = bringIn
  const counts = found?.preview.reading?.counts
  if (!counts || !file) return null
  const tooLong = source.length > longestCredit
  return (
    <Stack gap="lg" maw="56rem">
      <Text fw={600} dir="auto">
        {t('fileNamed', { name: file.name })}
      </Text>
      {trouble && <TroubleNotice trouble={trouble} />}
      <Textarea
        label={t('creditLabel')}
        description={t('creditHint')}
        placeholder={t('creditExample')}
        autosize
        minRows={3}
        dir="auto"
        disabled={running}
        value={source}
        error={tooLong ? t('creditTooLong') : null}
        onChange={event => bringIn.setSource(event.currentTarget.value)}
      />
      {running && <RunProgress rows={bringIn.rowsRead ?? 0} all={counts.rowsIn} />}
      <Group className={classes.stepButtons ?? ''}>
        {running ? (
          <Button variant="default" onClick={bringIn.cancelRun}>
            {t('cancelRun')}
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={() => bringIn.goTo('check')}>
              {t('previous')}
            </Button>
            <Button disabled={tooLong} onClick={bringIn.run}>
              {t('bringInNow', {
                count: counts.observations,
                formatted: counts.observations.toLocaleString('en-GB'),
              })}
            </Button>
          </>
        )}
      </Group>
    </Stack>
  )
}

function RunProgress({ rows, all }: { rows: number; all: number }) {
  const { t } = useTranslation('evidence')
  const share = all === 0 ? 0 : Math.min(1, rows / all)
  return (
    <div>
      <Progress value={share * 100} size="lg" aria-label={t('progress')} transitionDuration={0} />
      <Text mt="xs" aria-live="polite">
        {t('bringingIn', { rows: Math.min(rows, all).toLocaleString('en-GB'), all: all.toLocaleString('en-GB') })}
      </Text>
    </div>
  )
}
