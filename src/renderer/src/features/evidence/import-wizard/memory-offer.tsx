import { Button, Group, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { HintNotice } from '../../../ui/notices'
import type { ImportWizardState } from './use-import-wizard'

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

/** A file with these columns came in before: it can be read the same way, or afresh. */
export function MemoryOffer({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { memory } = wizard
  if (!memory) return null
  const about = { file: memory.fileName, day: longDate.format(new Date(memory.importedAt)) }
  return (
    <HintNotice icon={<IconHistory aria-hidden />} title={t(memory.taken ? 'memoryTakenTitle' : 'memoryTitle')}>
      <Text dir="auto">{t(memory.taken ? 'memoryTaken' : 'memoryText', about)}</Text>
      <Group mt="sm">
        {memory.taken ? (
          <Button variant="default" onClick={wizard.readAfresh}>
            {t('memoryAfresh')}
          </Button>
        ) : (
          <>
            <Button h="auto" mih="2.75rem" styles={{ label: { whiteSpace: 'normal' } }} onClick={wizard.readAsBefore}>
              <span dir="auto">{t('memoryUse', about)}</span>
            </Button>
            <Button variant="default" onClick={wizard.readAfresh}>
              {t('memoryRefuse')}
            </Button>
          </>
        )}
      </Group>
    </HintNotice>
  )
}
