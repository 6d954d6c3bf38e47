import { sessionWithdrawal } from '@core/learning/session-words'
import type { SessionRecord, Workshop } from '@core/project/entities'
import { type GivenWords, wordsOfCode } from '@core/workshop/withdrawal'
import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconEraser } from '@tabler/icons-react'
import { type FormEvent, useState } from 'react'
import { useReopen, useSession } from '../../../data/hooks'
import { rowsAndLog } from '../../../data/rows-and-log'
import { KeptElsewhere } from '../../../terms/erasing/kept-elsewhere'
import { today } from '../../../terms/today'
import { Dialog } from '../../../ui/dialog'
import { logError, showDone, showProblem } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'

type Props = { workshop: Workshop; record: SessionRecord }

/** A person comes with the code they kept: what they gave is shown, and what they choose is withdrawn for good. */
export function TakeWordsBack(props: Props) {
  const { t } = useTranslation('workshopAfter')
  const [opened, setOpened] = useState(false)
  const close = () => setOpened(false)
  return (
    <>
      <Button variant="default" leftSection={<IconEraser size={20} aria-hidden />} onClick={() => setOpened(true)}>
        {t('takeBack')}
      </Button>
      {opened && (
        <Dialog title={t('takeBackTitle')} size="lg" onClose={close}>
          <TakeBackForm {...props} onClose={close} />
        </Dialog>
      )}
    </>
  )
}

function TakeBackForm({ workshop, record, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('workshopAfter')
  const session = useSession()
  const reopen = useReopen()
  const [code, setCode] = useState('')
  /** Null: not looked yet. */
  const [found, setFound] = useState<readonly GivenWords[] | null>(null)
  const [chosen, setChosen] = useState<string[]>([])
  const [working, setWorking] = useState(false)

  const look = (event: FormEvent) => {
    event.preventDefault()
    const words = wordsOfCode(record, code)
    setFound(words)
    setChosen(words.map(({ id }) => id))
  }
  const withdraw = async () => {
    setWorking(true)
    const given = (found ?? []).filter(({ id }) => chosen.includes(id))
    try {
      const { changes, erased } = sessionWithdrawal(workshop, given, {
        ...(await rowsAndLog(session.db)),
        today: today(),
        mark: t('withdrawnProposal'),
      })
      const done = await session.commitAndErase('workshop.withdraw', changes, erased)
      if (!done.ok) throw new Error(done.problem)
      // Opening again rebuilds the database, so that the browser's files drop the words too. Only then it is said.
      reopen(() => showDone({ title: t('withdrawn'), message: t('withdrawnMore') }))
    } catch (error) {
      logError(error)
      showProblem({ title: t('couldNot'), message: t('couldNotMore') })
      setWorking(false)
    }
  }
  return (
    <Stack>
      <Text>{t('takeBackHint')}</Text>
      <form onSubmit={look} noValidate>
        <Group align="flex-end">
          <TextInput
            label={t('code')}
            placeholder={t('codePlaceholder')}
            autoComplete="off"
            spellCheck={false}
            data-autofocus
            value={code}
            onChange={event => {
              setCode(event.currentTarget.value)
              setFound(null)
            }}
          />
          <Button type="submit" variant="default" disabled={code.trim() === ''}>
            {t('look')}
          </Button>
        </Group>
      </form>
      <div role="status">{found?.length === 0 && <Text>{t('noWords')}</Text>}</div>
      {found !== null && found.length > 0 && (
        <>
          <Checkbox.Group
            label={t('found', { count: found.length })}
            description={t('choose')}
            value={chosen}
            onChange={setChosen}
          >
            <Stack gap="xs" mt="xs">
              {found.map(({ id, kind, words }) => (
                <Checkbox
                  key={id}
                  value={id}
                  label={
                    <>
                      {t(`kind.${kind}`)}: <span dir="auto">{words}</span>
                    </>
                  }
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <Text>{t('cannotUndo')}</Text>
          <KeptElsewhere />
        </>
      )}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {t('cancel')}
        </Button>
        {found !== null && found.length > 0 && (
          <Button color="red" disabled={chosen.length === 0} loading={working} onClick={withdraw}>
            {t('withdraw')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
