import { Button, Group, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { HintNotice } from '../../../ui/hint-notice'
import type { BringIn } from './use-bring-in'

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** A file with these columns came in before: it can be read the same way, or afresh. */
export function MemoryOffer({ bringIn }: { bringIn: BringIn }) {
  const { t } = useTranslation('evidence')
  const { memory } = bringIn
  if (!memory) return null
  const about = { file: memory.fileName, day: longDate.format(new Date(memory.importedAt)) }
  return (
    <HintNotice icon={<IconHistory aria-hidden />} title={t(memory.taken ? 'memoryTakenTitle' : 'memoryTitle')}>
      <Text dir="auto">{t(memory.taken ? 'memoryTaken' : 'memoryText', about)}</Text>
      <Group mt="sm">
        {memory.taken ? (
          <Button variant="default" onClick={bringIn.readAfresh}>
            {t('memoryAfresh')}
          </Button>
        ) : (
          <>
            <Button h="auto" mih="2.75rem" styles={{ label: { whiteSpace: 'normal' } }} onClick={bringIn.readAsBefore}>
              <span dir="auto">{t('memoryUse', about)}</span>
            </Button>
            <Button variant="default" onClick={bringIn.readAfresh}>
              {t('memoryRefuse')}
            </Button>
          </>
        )}
      </Group>
    </HintNotice>
  )
}
