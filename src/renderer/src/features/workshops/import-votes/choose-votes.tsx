import { Button, Stack, Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../../data/hooks'
import { ErrorNotice } from '../../../ui/notices'
import classes from '../workshops.module.css'
import type { ImportVotesState } from './use-import-votes'
import { VotesProblemNotice } from './votes-problem-notice'

export function ChooseVotes({ bringVotes }: { bringVotes: ImportVotesState }) {
  const { t } = useTranslation('workshops')
  return (
    <Stack gap="lg" maw="56rem">
      {bringVotes.problem && <VotesProblemNotice problem={bringVotes.problem} />}
      <div className={classes.choose}>
        <IconFileSpreadsheet size={40} stroke={1.5} aria-hidden />
        <FileButton label={t('chooseVotes')} size="lg" onChoose={bringVotes.chooseVotes} />
      </div>
      <div>
        <Text>{t('choosePlain')}</Text>
        <pre className={classes.example} dir="ltr">
          {t('examplePlain')}
        </pre>
        <Text>{t('chooseWords')}</Text>
        <Text mt="md">{t('choosePolis')}</Text>
        <Text mt="md">{t('chooseForgets')}</Text>
      </div>
    </Stack>
  )
}

type FileButtonProps = {
  label: string
  size?: 'md' | 'lg'
  variant?: string
  onChoose: (file: { name: string; bytes: Uint8Array }) => void
}

/** Asks for a CSV file. Says so where it could not be opened. */
export function FileButton({ label, onChoose, size = 'md', variant = 'filled' }: FileButtonProps) {
  const { t } = useTranslation('workshops')
  const { host } = useSession()
  const [failed, setFailed] = useState(false)
  const open = async () => {
    setFailed(false)
    try {
      const file = await host.openFile({ kinds: ['csv'] })
      if (file) onChoose(file)
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      <Button size={size} variant={variant} onClick={open}>
        {label}
      </Button>
      {failed && <ErrorNotice title={t('openFailed')} lost={t('nothingBroughtIn')} next={t('openFailedNext')} />}
    </>
  )
}
