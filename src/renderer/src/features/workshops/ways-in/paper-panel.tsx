import { Button, Stack, Text, Title } from '@mantine/core'
import { IconPrinter } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRoom } from '../run/room-context'
import { KeySlip } from './key-slip'
import { SharedLaptop } from './shared-laptop'
import { SlipDifferences } from './slip-differences'
import { SlipWords } from './slip-words'

/** The doors beside the phones: paper, and this laptop from hand to hand. All feed the same ballot box. */
export function PaperPanel() {
  const { t } = useTranslation('workshopDoors')
  const { view } = useRoom()
  const { keyedOnce, keyedTwice } = view.slips
  return (
    <Stack gap="xl">
      <SharedLaptop />
      <section aria-labelledby="paper">
        <Title order={3} id="paper" mb="xs">
          {t('paper')}
        </Title>
        <Stack>
          <Text maw="44em">{t('paperHint')}</Text>
          <div>
            <Button
              component={Link}
              to="../paper"
              relative="path"
              variant="default"
              leftSection={<IconPrinter size={20} aria-hidden />}
            >
              {t('printPaper')}
            </Button>
          </div>
          <SlipWords />
          {view.vote ? (
            <>
              <KeySlip key={view.vote.round} round={view.vote.round} />
              <Text role="status">
                {t('keyedOnce', { count: keyedOnce.length })} {t('keyedTwice', { count: keyedTwice.length })}
              </Text>
              <SlipDifferences />
            </>
          ) : (
            <Text c="dimmed">{t('noVoteOpen')}</Text>
          )}
        </Stack>
      </section>
    </Stack>
  )
}
