import { utf8Bytes } from '@core/csv/csv'
import type { Erasure } from '@core/people/erase-person'
import { nameOfKind } from '@core/people/field-words'
import { personCopy } from '@core/people/person-copy'
import { forTheTeam } from '@core/privacy/shareable'
import { inDocuments } from '@core/words/words'
import { Button, Group, List, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconDownload, IconUserX } from '@tabler/icons-react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import type { FoundErasure } from '../../data/erasing/find-erasure'
import { useReopen, useSession } from '../../data/hooks'
import { rowsAndLog } from '../../data/rows-and-log'
import { KeptElsewhere } from '../../terms/erasing/kept-elsewhere'
import { useErasure } from '../../terms/erasing/use-erasure'
import { paperFile } from '../../terms/export/paper-file'
import { useExport } from '../../terms/export/use-export'
import { Dialog } from '../../ui/dialog'
import { logError, showDone, showProblem } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'

const sameCode = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** On a person's page: what is held about them as a file, and erasing all of it. */
export function EraseFromPage({ personId }: { personId: string }) {
  const { t } = useTranslation('people')
  const { find, progress } = useErasure(t('mark'))
  const [person, setPerson] = useState<FoundErasure | null>(null)
  const ask = async () => {
    const found = await find({ find: 'person', id: personId })
    if (typeof found === 'object') setPerson(found)
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
      {progress}
      {person && <EraseDialog person={person} onClose={() => setPerson(null)} />}
    </Stack>
  )
}

/** In the address: the question by code is open. */
const asksByCode = 'erase'

/** For somebody who comes with a code: also where the person was deleted, and only the change log still has them. Settings and the search box lead here. */
export function EraseByCode() {
  const { t } = useTranslation('people')
  const { find, progress } = useErasure(t('mark'))
  const [search, setSearch] = useSearchParams()
  const [code, setCode] = useState('')
  const [error, setError] = useState<string | null>(null)
  const [person, setPerson] = useState<FoundErasure | null>(null)
  const close = () => {
    setCode('')
    setError(null)
    setSearch(
      now => {
        const next = new URLSearchParams(now)
        next.delete(asksByCode)
        return next
      },
      { replace: true },
    )
  }
  const look = async () => {
    const found = await find({ find: 'code', code })
    if (found === null) return
    if (found === 'none') return setError(t('codeUnknown'))
    if (found === 'several') return setError(t('codeOfSeveral'))
    close()
    setPerson(found)
  }
  return (
    <>
      {search.has(asksByCode) && (
        <Dialog
          title={t('eraseByCodeTitle')}
          onClose={close}
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
          {progress}
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
  const copy = async () => {
    const found = await rowsAndLog(db)
    return inDocuments(() => personCopy({ personId, ...found, now: new Date().toISOString() }))
  }
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

function EraseDialog({ person, onClose }: { person: FoundErasure; onClose: () => void }) {
  const { t } = useTranslation('people')
  const { erase: eraseNow, progress } = useErasure(t('mark'))
  const reopen = useReopen()
  const [, setSearch] = useSearchParams()
  const [typed, setTyped] = useState('')
  const { goes, staysWithout, toLookAt, uses } = person.erasure
  const { cut, toLookAt: importedToLookAt } = person.imported

  const erase = async () => {
    try {
      if (!(await eraseNow('person.erase', { find: 'person', id: person.id }))) return
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
      {cut > 0 && <Text>{t('importedCut', { count: cut })}</Text>}
      {staysWithout.some(({ kind }) => kind === 'payment') && <Text>{t('paymentsStay')}</Text>}
      <Counted label={t('toLookAt')} kinds={toLookAt} />
      {importedToLookAt > 0 && <Text>{t('importedToLookAt', { count: importedToLookAt })}</Text>}
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
      <KeptElsewhere />
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
      {progress}
    </Dialog>
  )
}

function Counted({ label, kinds }: { label: string; kinds: Erasure['goes'] }) {
  const { t } = useTranslation(['people', 'kinds'])
  if (kinds.length === 0) return null
  return (
    <Stack gap={4}>
      <Text fw={600}>{label}</Text>
      <Text>
        {t('kindCounts', { parts: kinds.map(({ kind, count }) => t('kindCount', { kind: nameOfKind(kind), count })) })}
      </Text>
    </Stack>
  )
}
