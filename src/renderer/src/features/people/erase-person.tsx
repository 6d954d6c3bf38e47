import { utf8Bytes } from '@core/csv/csv'
import { type Erasure, erasureOf, peopleWithCode } from '@core/people/erase-person'
import { personCopy } from '@core/people/person-copy'
import { forTheTeam } from '@core/privacy/shareable'
import type { EntityKind } from '@core/project/entities'
import { type KindOfRecord, recordKinds } from '@core/record/kinds'
import { Button, Group, List, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconDownload, IconEraser, IconUserX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import { useReopen, useSession } from '../../data/hooks'
import { rowsAndLog } from '../../data/rows-and-log'
import { useExport } from '../../terms/export/use-export'
import { Dialog } from '../../ui/dialog'
import { logError, showDone, showProblem } from '../../ui/notices'
import { paperFile } from './paper-file'
import words from './words.en.json'

/** Somebody whose erasing is asked about. */
type Person = { readonly id: string; readonly code: string; readonly erasure: Erasure }

const sameCode = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** On a person's page: what is held about them as a file, and erasing all of it. */
export function EraseFromPage({ personId }: { personId: string }) {
  const { t } = useTranslation('people')
  const { db } = useSession()
  const [person, setPerson] = useState<Person | null>(null)
  const ask = async () => {
    const { rows, commits } = await rowsAndLog(db)
    const code = rows.person.find(({ id }) => id === personId)?.code
    if (code !== undefined) setPerson({ id: personId, code, erasure: erasureOf(personId, rows, commits, t('mark')) })
  }
  return (
    <Stack gap="xs" component="section" aria-label={t('held')} data-no-print>
      <Title order={3}>{t('held')}</Title>
      <Group>
        <SaveCopy personId={personId} />
        <Button variant="default" leftSection={<IconUserX size={20} aria-hidden />} onClick={ask}>
          {t('erase')}
        </Button>
      </Group>
      <Text size="sm" c="dimmed" maw="44em">
        {t('eraseHint')}
      </Text>
      {person && <EraseDialog person={person} onClose={() => setPerson(null)} />}
    </Stack>
  )
}

/** For somebody who comes with a code: also where the person was deleted, and only the change log still has them. */
export function EraseByCode() {
  const { t } = useTranslation('people')
  const { db } = useSession()
  const [asking, setAsking] = useState(false)
  const [code, setCode] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [person, setPerson] = useState<Person | null>(null)
  const look = async () => {
    const { rows, commits } = await rowsAndLog(db)
    const found = peopleWithCode(code, rows, commits)
    const [id] = found
    if (id === undefined) return setError(t('codeUnknown'))
    if (found.length > 1) return setError(t('codeOfSeveral'))
    setAsking(false)
    setPerson({ id, code, erasure: erasureOf(id, rows, commits, t('mark')) })
  }
  return (
    <>
      <Button
        variant="default"
        leftSection={<IconEraser size={20} aria-hidden />}
        onClick={() => {
          setCode('')
          setError(null)
          setAsking(true)
        }}
      >
        {t('eraseByCode')}
      </Button>
      {asking && (
        <Dialog
          title={t('eraseByCodeTitle')}
          onClose={() => setAsking(false)}
          action={{ label: t('look'), onChoose: look, disabled: code.trim() === '' }}
        >
          <Text>{t('eraseByCodeHint')}</Text>
          <TextInput
            label={t('code')}
            autoComplete="off"
            spellCheck={false}
            value={code}
            error={error}
            onChange={event => {
              setCode(event.currentTarget.value)
              setError(null)
            }}
          />
        </Dialog>
      )}
      {person && <EraseDialog person={person} onClose={() => setPerson(null)} />}
    </>
  )
}

/** All that is held about somebody: a paper to hand over, and the same for a program. */
function SaveCopy({ personId }: { personId: string }) {
  const { t } = useTranslation('people')
  const { db } = useSession()
  const { working, takeOut } = useExport()
  const copy = async () => personCopy({ personId, ...(await rowsAndLog(db)), now: new Date().toISOString() })
  const name = t('copyFile')
  const download = <IconDownload size={20} aria-hidden />
  return (
    <>
      <Button
        variant="default"
        leftSection={download}
        loading={working}
        onClick={() => takeOut({ name, ending: '.docx', kind: 'report' }, async () => paperFile((await copy()).paper))}
      >
        {t('copyWord')}
      </Button>
      <Button
        variant="default"
        leftSection={download}
        loading={working}
        onClick={() =>
          takeOut({ fileName: `${name}.json`, kind: 'attachment' }, async () =>
            forTheTeam('person-copy', utf8Bytes([JSON.stringify((await copy()).data, null, 2)])),
          )
        }
      >
        {t('copyJson')}
      </Button>
    </>
  )
}

function EraseDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const { t } = useTranslation('people')
  const session = useSession()
  const reopen = useReopen()
  const [, setSearch] = useSearchParams()
  const [typed, setTyped] = useState('')
  const { goes, staysWithout, toLookAt, uses } = person.erasure

  const erase = async () => {
    try {
      // What was written since the question was asked is theirs too.
      const { rows, commits } = await rowsAndLog(session.db)
      const { changes, erased } = erasureOf(person.id, rows, commits, t('mark'))
      const done = await session.commitAndErase('person.erase', changes, erased)
      if (!done.ok) throw new Error(done.problem)
      setSearch({ list: 'person' })
      // Opening again rebuilds the database, so that the browser's files drop the words too. Only then it is said.
      reopen(() => showDone({ title: t('erased'), message: t('erasedMore') }))
    } catch (error) {
      logError(error)
      showProblem({ title: t('couldNotErase'), message: t('couldNotEraseMore') })
    }
  }
  return (
    <Dialog
      title={t('eraseTitle', { code: person.code })}
      size="lg"
      onClose={onClose}
      action={{ label: t('eraseYes'), onChoose: erase, danger: true, disabled: !sameCode(typed, person.code) }}
    >
      <Text>{t('eraseLead')}</Text>
      <Counted label={t('goes')} kinds={goes} />
      <Counted label={t('staysWithout')} kinds={staysWithout} />
      {staysWithout.some(({ kind }) => kind === 'payment') && <Text>{t('paymentsStay')}</Text>}
      <Counted label={t('toLookAt')} kinds={toLookAt} />
      <Stack gap={4}>
        <Text fw={600}>{t('recall')}</Text>
        {uses.length > 0 && (
          <List>
            {uses.map(use => (
              <List.Item key={use.id}>
                <span dir="auto">{use.where}</span>
                {use.usedOn !== null && t('usedOn', { day: use.usedOn })}
                {use.recalledOn === null ? t(use.canBeRecalled ? 'canBeRecalled' : 'staysOut') : t('recalled')}
              </List.Item>
            ))}
          </List>
        )}
        <Text>{t('recallMore')}</Text>
      </Stack>
      <Stack gap="xs">
        <Text fw={600}>{t('copyBefore')}</Text>
        <Group>
          <SaveCopy personId={person.id} />
        </Group>
      </Stack>
      <TextInput
        label={t('typeCode', { code: person.code })}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={event => setTyped(event.currentTarget.value)}
      />
    </Dialog>
  )
}

const otherKinds: Record<Exclude<EntityKind, KindOfRecord>, string> = words.otherKind

function Counted({ label, kinds }: { label: string; kinds: Erasure['goes'] }) {
  const { t } = useTranslation(['people', 'kinds'])
  if (kinds.length === 0) return null
  const nameOf = (kind: EntityKind) =>
    kind in recordKinds ? t(`kinds:${kind as KindOfRecord}.many`) : t(`otherKind.${kind as keyof typeof otherKinds}`)
  return (
    <Stack gap={4}>
      <Text fw={600}>{label}</Text>
      <Text>
        {t('kindCounts', { parts: kinds.map(({ kind, count }) => t('kindCount', { kind: nameOf(kind), count })) })}
      </Text>
    </Stack>
  )
}
