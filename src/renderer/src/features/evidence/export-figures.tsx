import { edited } from '@core/change/change'
import { type ExportAsked, endingOf, fileKindOf } from '@core/export/export-file'
import { isOrganisationRef, isRecipientCode, isSectorCode, missingForIati } from '@core/export/iati'
import { countryCodes, usualSectors } from '@core/export/iati-codes'
import { dayFromIso, isoFromDay } from '@core/observation/day'
import { type IatiPublisher, type OrganisationType, organisationTypes } from '@core/project/entities'
import { Autocomplete, NativeSelect, Text, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportedBytes } from '../../data/export/export-work'
import { useProject, useSession } from '../../data/hooks'
import { useSave } from '../../terms/actions'
import { ExportMenu } from '../../terms/export/export-menu'
import { type Choice, useExport } from '../../terms/export/use-export'
import type words from '../../terms/export/words.en.json'
import { ConfirmDialog, Dialog } from '../../ui/dialog'

type IatiDialogProps = {
  known: IatiPublisher | undefined
  start: string
  onDone: (publisher: IatiPublisher) => void
  onClose: () => void
}

type Field = keyof typeof words.iatiProblem
type IatiMissing = keyof typeof words.iatiMissing

/** The code that a choice or what was typed begins with. Nothing where the field is empty. */
const codeIn = <F extends 'sector' | 'recipient'>(field: F, text: string): { [K in F]?: string } => {
  const [code = ''] = text.trim().split(' ')
  return (code === '' ? {} : { [field]: code.toUpperCase() }) as { [K in F]?: string }
}

const sectorOptions = usualSectors.map(([code, title]) => `${code} ${title}`)

/** What IATI asks of a publisher: asked once, and as it was said the next time. */
function IatiDialog({ known, start: suggested, onDone, onClose }: IatiDialogProps) {
  const { t, i18n } = useTranslation('takeOut')
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(i18n.language, { type: 'region' })
    return countryCodes
      .map(code => `${code} ${names.of(code) ?? ''}`)
      .toSorted((a, b) => a.slice(3).localeCompare(b.slice(3)))
  }, [i18n.language])
  const listed = (options: readonly string[], code: string | undefined): string =>
    options.find(option => option.startsWith(`${code} `)) ?? code ?? ''
  const [name, setName] = useState(known?.name ?? '')
  const [ref, setRef] = useState(known?.ref ?? '')
  const [type, setType] = useState<OrganisationType>(known?.type ?? '22')
  const [start, setStart] = useState(known ? isoFromDay(known.start) : suggested)
  const [sector, setSector] = useState(listed(sectorOptions, known?.sector))
  const [recipient, setRecipient] = useState(listed(countries, known?.recipient))
  const [wrong, setWrong] = useState<ReadonlySet<Field>>(new Set())
  const codes = { ...codeIn('sector', sector), ...codeIn('recipient', recipient) }
  const missing = missingForIati(codes)
  const submit = () => {
    const day = dayFromIso(start)
    const found = new Set<Field>()
    if (name.trim() === '') found.add('name')
    if (!isOrganisationRef(ref.trim())) found.add('ref')
    if (!day.ok) found.add('start')
    if (codes.sector !== undefined && !isSectorCode(codes.sector)) found.add('sector')
    if (codes.recipient !== undefined && !isRecipientCode(codes.recipient)) found.add('recipient')
    setWrong(found)
    if (found.size === 0 && day.ok) onDone({ name: name.trim(), ref: ref.trim(), type, start: day.value, ...codes })
  }
  const errorOf = (field: Field) => (wrong.has(field) ? t(`iatiProblem.${field}`) : null)
  return (
    <Dialog onClose={onClose} title={t('iatiTitle')} action={{ label: t('iatiSave'), onChoose: submit }}>
      <Text>{t('iatiText')}</Text>
      <TextInput
        label={t('iatiName')}
        dir="auto"
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
      <Autocomplete
        label={t('iatiSector')}
        description={t('iatiSectorHint')}
        data={sectorOptions}
        value={sector}
        error={errorOf('sector')}
        onChange={setSector}
      />
      <Autocomplete
        label={t('iatiRecipient')}
        description={t('iatiRecipientHint')}
        data={countries}
        limit={20}
        value={recipient}
        error={errorOf('recipient')}
        onChange={setRecipient}
      />
      {missing.length > 0 && <Text role="status">{t(`iatiMissing.${missing.join('-') as IatiMissing}`)}</Text>}
    </Dialog>
  )
}

/** All figures as files: to share, with small numbers hidden, or as they are for the team. */
export function ExportFigures() {
  const { t } = useTranslation('takeOut')
  const { db } = useSession()
  const project = useProject()
  const keep = useSave()
  const { smallestGroup, createdAt, publisher: known } = project
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
          known={known}
          start={createdAt.slice(0, 10)}
          onClose={() => setAsking(null)}
          onDone={publisher => {
            save({ as: 'iati', publisher, now: new Date().toISOString() })
            void keep('project.edit', [edited('project', project, { ...project, publisher })])
          }}
        />
      )}
    </>
  )
}
