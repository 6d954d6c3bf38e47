import { type ExportAsked, endingOf, fileKindOf } from '@core/export/export-file'
import { type IatiPublisher, isOrganisationRef, type OrganisationType, organisationTypes } from '@core/export/iati'
import { dayFromIso } from '@core/observation/day'
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportedBytes } from '../../data/export/export-work'
import { useProject, useSession } from '../../data/hooks'
import { ExportMenu } from '../../terms/export/export-menu'
import { type Choice, useExport } from '../../terms/export/use-export'
import type words from '../../terms/export/words.en.json'
import { ConfirmDialog, Dialog } from '../../ui/dialog'

type IatiDialogProps = { start: string; onDone: (publisher: IatiPublisher) => void; onClose: () => void }

type Field = keyof typeof words.iatiProblem

/** What IATI asks of a publisher and the project does not know. */
function IatiDialog({ start: suggested, onDone, onClose }: IatiDialogProps) {
  const { t } = useTranslation('takeOut')
  const [name, setName] = useState('')
  const [ref, setRef] = useState('')
  const [type, setType] = useState<OrganisationType>('22')
  const [start, setStart] = useState(suggested)
  const [wrong, setWrong] = useState<ReadonlySet<Field>>(new Set())
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const day = dayFromIso(start)
    const found = new Set<Field>()
    if (name.trim() === '') found.add('name')
    if (!isOrganisationRef(ref.trim())) found.add('ref')
    if (!day.ok) found.add('start')
    setWrong(found)
    if (found.size === 0 && day.ok) onDone({ name: name.trim(), ref: ref.trim(), type, start: day.value })
  }
  const errorOf = (field: Field) => (wrong.has(field) ? t(`iatiProblem.${field}`) : null)
  return (
    <Dialog onClose={onClose} title={t('iatiTitle')} closeButtonProps={{ 'aria-label': t('cancel') }}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text>{t('iatiText')}</Text>
          <TextInput
            label={t('iatiName')}
            dir="auto"
            data-autofocus
            value={name}
            error={errorOf('name')}
            onChange={event => setName(event.currentTarget.value)}
          />
          <TextInput
            label={t('iatiRef')}
            description={t('iatiRefHint')}
            value={ref}
            error={errorOf('ref')}
            onChange={event => setRef(event.currentTarget.value)}
          />
          <NativeSelect
            label={t('iatiType')}
            value={type}
            data={organisationTypes.map(code => ({ value: code, label: t(`iatiTypes.${code}`) }))}
            onChange={event => setType(organisationTypes.find(code => code === event.currentTarget.value) ?? '22')}
          />
          <TextInput
            type="date"
            label={t('iatiStart')}
            value={start}
            error={errorOf('start')}
            onChange={event => setStart(event.currentTarget.value)}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit">{t('iatiSave')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}

/** All figures as files: to share, with small numbers hidden, or as they are for the team. */
export function ExportFigures() {
  const { t } = useTranslation('takeOut')
  const { db } = useSession()
  const { smallestGroup, createdAt } = useProject()
  const { working, takeOut } = useExport()
  const [asking, setAsking] = useState<'team' | 'iati' | null>(null)
  const save = (asked: Exclude<ExportAsked, { as: 'theory-svg' }>) => {
    setAsking(null)
    const file = { choice: asked.as, kind: fileKindOf[asked.as], ending: endingOf[asked.as] }
    void takeOut(file, () => exportedBytes(db.name, asked))
  }
  const onChoose = (choice: Choice) => {
    if (choice === 'csv') setAsking('team')
    if (choice === 'iati') setAsking('iati')
    if (choice === 'csv-excel') save({ as: choice })
    if (choice === 'xlsx') save({ as: choice, now: new Date().toISOString() })
  }
  return (
    <>
      <ExportMenu
        working={working}
        onChoose={onChoose}
        groups={[
          { label: t('forOthers'), choices: ['csv-excel', 'xlsx', 'iati'] },
          { label: t('forTeam'), choices: ['csv'] },
        ]}
      />
      <ConfirmDialog
        opened={asking === 'team'}
        title={t('teamTitle')}
        confirm={t('teamYes')}
        cancel={t('teamNo')}
        onConfirm={() => save({ as: 'csv' })}
        onCancel={() => setAsking(null)}
        instead={{ label: t('teamInstead'), onChoose: () => save({ as: 'csv-excel' }) }}
      >
        <Text>{t('teamText', { threshold: smallestGroup })}</Text>
        <Text mt="sm">{t('teamFormulas')}</Text>
      </ConfirmDialog>
      {asking === 'iati' && (
        <IatiDialog
          start={createdAt.slice(0, 10)}
          onClose={() => setAsking(null)}
          onDone={publisher => save({ as: 'iati', publisher, now: new Date().toISOString() })}
        />
      )}
    </>
  )
}
