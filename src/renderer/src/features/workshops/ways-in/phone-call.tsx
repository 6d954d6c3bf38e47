import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconPhone } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import type { Language } from '../../../../../participant/language'
import type { Place } from '../../../../../participant/place'
import { lateArrival } from '../../../../../participant/screens/welcome'
import { host } from '../../../host'
import { Dialog } from '../../../ui/dialog'
import { showProblem } from '../../../ui/notices'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import { answered } from '../answered'
import { useRoom } from '../run/room-context'
import { PersonAtLaptop } from './person-at-laptop'
import { PerspectiveOnPaper } from './perspective-on-paper'

/** Somebody who could not come says on the telephone what they would write: the facilitator enters it on that person's own page. */
export function PhoneCall() {
  const { t } = useTranslation('workshopDoors')
  const { view, act } = useRoom()
  const { people } = view
  const { sessionId } = view.opening
  const [perspectiveId, setPerspectiveId] = useState('')
  const [code, setCode] = useState('')
  const [person, setPerson] = useState<{ readonly id: string; readonly at: Place | null } | null>(null)
  const [language, setLanguage] = useState<Language>('en')
  const begin = async (event: FormEvent) => {
    event.preventDefault()
    if (perspectiveId === '') return
    const joined = await answered(host.joinAtLaptop({ sessionId, perspectiveId, byCall: true }))
    if (joined?.ok) setPerson({ id: joined.value.participantId, at: lateArrival })
    else showProblem({ title: t('notSaved'), message: t('notSavedMore') })
  }
  const goOn = async (event: FormEvent) => {
    event.preventDefault()
    const found = await answered(host.returnAtLaptop({ sessionId, codeStart: code.slice(0, 20) }))
    if (found?.ok) setPerson({ id: found.value.participantId, at: null })
    else showProblem({ title: t('callNobody'), message: t('noSuchCode') })
  }
  const close = () => {
    setPerson(null)
    setPerspectiveId('')
    setCode('')
  }
  return (
    <Section title={t('call')} order={3} mb="xs">
      <Text maw="44em">{t('callHint')}</Text>
      <Text my="sm" role="status">
        {t('callCount', { count: people.byDoor.call })}
      </Text>
      <Stack>
        <form onSubmit={begin}>
          <Group align="flex-end">
            <PerspectiveOnPaper value={perspectiveId} onChange={setPerspectiveId} />
            <Button
              type="submit"
              variant="default"
              disabled={perspectiveId === ''}
              leftSection={<IconPhone size={20} aria-hidden />}
            >
              {t('callBegin')}
            </Button>
          </Group>
        </form>
        {people.byDoor.call > 0 && (
          <form onSubmit={goOn}>
            <Group align="flex-end">
              <TextInput
                label={t('callAgain')}
                description={t('callAgainHint')}
                autoComplete="off"
                spellCheck={false}
                maxLength={20}
                value={code}
                onChange={event => setCode(event.currentTarget.value)}
              />
              <Button type="submit" variant="default" disabled={code.trim() === ''}>
                {t('callOpen')}
              </Button>
            </Group>
          </form>
        )}
      </Stack>
      {person !== null && (
        <Dialog title={t('call')} size="xl" onClose={close}>
          <Stack>
            <Text>{t('callSay')}</Text>
            <PersonAtLaptop
              participantId={person.id}
              at={person.at}
              language={language}
              onLanguage={setLanguage}
              onLeave={async () => {
                if (await act({ kind: 'left', participantId: person.id })) close()
              }}
            />
            <Group justify="flex-end">
              <Button onClick={close}>{t('callDone')}</Button>
            </Group>
          </Stack>
        </Dialog>
      )}
    </Section>
  )
}
