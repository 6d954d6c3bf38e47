import { Button, Group, Progress, Stack, Text, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './import-wizard.module.css'
import { ProblemNotice } from './problem-notice'
import type { ImportWizardState } from './use-import-wizard'

const longestCredit = 2000

export function CreditStep({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { found, file, source, running, problem } = wizard
  const counts = found?.preview.reading?.counts
  if (!counts || !file) return null
  const tooLong = source.length > longestCredit
  return (
    <Stack gap="lg" maw="56rem">
      <Text fw={600} dir="auto">
        {t('fileNamed', { name: file.name })}
      </Text>
      {problem && <ProblemNotice problem={problem} />}
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
        onChange={event => wizard.setSource(event.currentTarget.value)}
      />
      {running && <RunProgress rows={wizard.rowsRead ?? 0} all={counts.rowsIn} />}
      <Group className={classes.stepButtons ?? ''}>
        {running ? (
          <Button variant="default" onClick={wizard.cancelRun}>
            {t('cancelRun')}
          </Button>
        ) : (
          <>
            <Button variant="default" onClick={() => wizard.goTo('check')}>
              {t('previous')}
            </Button>
            <Button disabled={tooLong} onClick={wizard.run}>
              {t('importNow', {
                count: counts.observations,
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
        {t('bringingIn', { rows: Math.min(rows, all), all })}
      </Text>
    </div>
  )
}
