import { Button, Group, Modal, Stack, Text, Title } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../../../participant/language'
import { host } from '../../../host'
import { showProblem } from '../../../ui/notices'
import { answered } from '../answered'
import { useRoom } from '../run/room-context'
import classes from './doors.module.css'
import { PersonAtLaptop } from './person-at-laptop'
import { noSlip, SlipFields } from './slip-fields'

/** What else stands on paper (ideas, reasons, how far somebody goes along): written down for a slip, on that person's own page. */
export function SlipWords() {
  const { t } = useTranslation('workshopDoors')
  const { view } = useRoom()
  const [asked, setAsked] = useState(noSlip)
  const { slip, perspectiveId } = asked
  const [language, setLanguage] = useState<Language>('en')
  const [person, setPerson] = useState<string | null>(null)
  const ready = slip !== null && perspectiveId !== ''
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const joined = await answered(
      host.joinAtLaptop({ sessionId: view.opening.sessionId, door: 'paper', perspectiveId, slip }),
    )
    if (joined?.ok) setPerson(joined.value.participantId)
    else showProblem({ title: t('notSaved'), message: t('notSavedMore') })
  }
  const close = () => {
    setPerson(null)
    setAsked(noSlip)
  }
  return (
    <form className={classes.slip} onSubmit={open} noValidate aria-labelledby="slip-words">
      <div>
        <Title order={4} id="slip-words">
          {t('wordsTitle')}
        </Title>
        <Text c="dimmed">{t('wordsHint')}</Text>
      </div>
      <Group align="flex-end">
        <SlipFields {...asked} onChange={setAsked} />
        <Button type="submit" variant="default" disabled={!ready} leftSection={<IconKeyboard size={20} aria-hidden />}>
          {t('wordsOpen')}
        </Button>
      </Group>
      <Modal
        opened={person !== null}
        onClose={close}
        size="xl"
        title={slip === null ? '' : t('wordsOf', { slip })}
        closeButtonProps={{ 'aria-label': t('wordsDone') }}
      >
        <Stack>
          <Text>{t('wordsCode')}</Text>
          {person !== null && (
            <PersonAtLaptop participantId={person} language={language} onLanguage={setLanguage} onLeft={close} />
          )}
          <Group justify="flex-end">
            <Button onClick={close}>{t('wordsDone')}</Button>
          </Group>
        </Stack>
      </Modal>
    </form>
  )
}
