import type { Erasure } from '@core/people/erase-person'
import type { Story } from '@core/project/entities'
import { Button, List, Stack, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useReopen } from '../../data/hooks'
import { KeptElsewhere } from '../../terms/erasing/kept-elsewhere'
import { useErasure } from '../../terms/erasing/use-erasure'
import { today } from '../../terms/today'
import { ConfirmDialog } from '../../ui/dialog'
import { logError, showDone, showProblem } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'

/** Takes a story back for its teller: its words go from the project, the change log and the copies; where it was used stays, to be recalled. */
export function WithdrawStory({ story }: { story: Story }) {
  const { t } = useTranslation('learning')
  const { find, erase, progress } = useErasure(t('withdrawnTitle'))
  const reopen = useReopen()
  const [asked, setAsked] = useState<Erasure | null>(null)
  const toErase = () => ({ find: 'story', id: story.id, on: today() }) as const
  const ask = async () => {
    const found = await find(toErase())
    if (typeof found === 'object' && found !== null) setAsked(found.erasure)
  }
  const withdraw = async () => {
    setAsked(null)
    try {
      if (!(await erase('story.withdraw', toErase()))) return
      // Opening again rebuilds the database, so that the browser's files drop the words too. Only then it is said.
      reopen(() => showDone({ title: t('withdrawnDone'), message: t('withdrawnDoneMore') }))
    } catch (error) {
      logError(error)
      showProblem({ title: t('notWithdrawn'), message: t('notWithdrawnMore') })
    }
  }
  return (
    <Stack gap="xs" align="flex-start" data-no-print>
      <Button variant="default" leftSection={<IconArrowBackUp size={20} aria-hidden />} onClick={ask}>
        {t('withdraw')}
      </Button>
      <Text size="sm" c="dimmed" maw="44em">
        {t('withdrawHint')}
      </Text>
      {progress}
      {asked && (
        <ConfirmDialog
          opened
          title={t('withdrawTitle')}
          confirm={t('withdrawYes')}
          danger
          onConfirm={withdraw}
          onCancel={() => setAsked(null)}
        >
          <Stack gap="sm">
            <Text>{t('withdrawText')}</Text>
            <KeptElsewhere />
            {asked.uses.length > 0 && (
              <>
                <Text fw={600}>{t('recallYourself')}</Text>
                <List>
                  {asked.uses.map(use => (
                    <List.Item key={use.id}>
                      {t(use.canBeRecalled ? 'useRecallable' : 'useNotRecallable', use)}
                    </List.Item>
                  ))}
                </List>
              </>
            )}
          </Stack>
        </ConfirmDialog>
      )}
    </Stack>
  )
}
