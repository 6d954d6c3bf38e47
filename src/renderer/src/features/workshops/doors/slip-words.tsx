import { Button, Group, Modal, NativeSelect, NumberInput, Stack, Text, Title } from '@mantine/core'
import { IconKeyboard } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '../../../../../participant/language'
import { host } from '../../../host'
import { showTrouble } from '../../../ui/notices'
import { useRoom } from '../run/room-context'
import classes from './doors.module.css'
import { highestSlip } from './key-slip'
import { PersonAtLaptop } from './person-at-laptop'

/** What else stands on paper (ideas, reasons, how far somebody goes along): written down for a slip, on that person's own page. */
export function SlipWords() {
  const { t } = useTranslation('workshopDoors')
  const { view } = useRoom()
  const [slip, setSlip] = useState<number | null>(null)
  const [perspectiveId, setPerspectiveId] = useState('')
  const [language, setLanguage] = useState<Language>('en')
  const [person, setPerson] = useState<string | null>(null)
  const ready = slip !== null && perspectiveId !== ''
  const open = async (event: FormEvent) => {
    event.preventDefault()
    if (!ready) return
    const joined = await host
      .joinAtLaptop({ sessionId: view.opening.sessionId, door: 'paper', perspectiveId, slip })
      .catch(error => {
        console.error(error)
        return null
      })
    if (joined?.ok) setPerson(joined.value.participantId)
    else showTrouble({ title: t('notSaved'), message: t('notSavedMore') })
  }
  const close = () => {
    setPerson(null)
    setSlip(null)
    setPerspectiveId('')
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
        <NumberInput
          className={classes.number ?? ''}
          label={t('slipNumber')}
          min={1}
          max={highestSlip}
          allowDecimal={false}
          allowNegative={false}
          value={slip ?? ''}
          onChange={value => setSlip(typeof value === 'number' && value >= 1 && value <= highestSlip ? value : null)}
        />
        <NativeSelect
          label={t('slipPerspective')}
          value={perspectiveId}
          data={[
            { value: '', label: t('choosePerspective') },
            ...view.opening.perspectives.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={event => setPerspectiveId(event.currentTarget.value)}
        />
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
