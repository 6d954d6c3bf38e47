import { edited } from '@core/change/change'
import { type ExportAsked, endingOf, fileKindOf } from '@core/export/export-file'
import { isOrganisationRef, isRecipientCode, isSectorCode, missingForIati } from '@core/export/iati'
import { countryCodes, usualSectors } from '@core/export/iati-codes'
import { dayFromIso, isoFromDay } from '@core/observation/day'
import { type IatiPublisher, organisationTypes } from '@core/project/entities'
import { Autocomplete, NativeSelect, Text, TextInput } from '@mantine/core'
import { useMemo, useState } from 'react'
import { exportedBytes } from '../../data/export/export-work'
import { useProject, useSession } from '../../data/hooks'
import { useSave } from '../../terms/actions'
import { ExportMenu } from '../../terms/export/export-menu'
import { type Choice, useExport } from '../../terms/export/use-export'
import type words from '../../terms/export/words.en.json'
import { DayField } from '../../ui/day-field'
import { ConfirmDialog, Dialog } from '../../ui/dialog'
import { useFields } from '../../ui/use-fields'
import { useTranslation } from '../../ui/use-translation'

type IatiDialogProps = {
  known: IatiPublisher | undefined
  start: string
  onDone: (publisher: IatiPublisher) => void
  onClose: () => void
}

type IatiMissing = keyof typeof words.iatiMissing

/** The code that a choice or what was typed begins with. Nothing where the field is empty. */
const codeIn = <F extends 'sector' | 'recipient'>(field: F, text: string): { [K in F]?: string } => {
  const [code = ''] = text.trim().split(' ')
  return (code === '' ? {} : { [field]: code.toUpperCase() }) as { [K in F]?: string }
}

const sectorOptions = usualSectors.map(([code, title]) => `${code} ${title}`)

/** What IATI asks of a publisher: asked once, and as it was said the next time. */
function IatiDialog({ known, start: suggested, onDone, onClose }: IatiDialogProps) {
  const { t, language } = useTranslation('takeOut')
  const countries = useMemo(() => {
    const names = new Intl.DisplayNames(language, { type: 'region' })
    return countryCodes
      .map(code => `${code} ${names.of(code) ?? ''}`)
      .toSorted((a, b) => a.slice(3).localeCompare(b.slice(3)))
  }, [language])
  const listed = (options: readonly string[], code: string | undefined): string =>
    options.find(option => option.startsWith(`${code} `)) ?? code ?? ''
  const codesOf = (typed: { sector: string; recipient: string }) => ({
    ...codeIn('sector', typed.sector),
    ...codeIn('recipient', typed.recipient),
  })
  const { values, set, field, check } = useFields(
    () => ({
      name: known?.name ?? '',
      ref: known?.ref ?? '',
      type: known?.type ?? '22',
      start: known ? isoFromDay(known.start) : suggested,
      sector: listed(sectorOptions, known?.sector),
      recipient: listed(countries, known?.recipient),
    }),
    ({ name, ref, start, ...typed }) => {
      const { sector, recipient } = codesOf(typed)
      return {
        name: name.trim() === '' ? t('iatiProblem.name') : null,
        ref: isOrganisationRef(ref.trim()) ? null : t('iatiProblem.ref'),
        start: dayFromIso(start).ok ? null : t('iatiProblem.start'),
        sector: sector === undefined || isSectorCode(sector) ? null : t('iatiProblem.sector'),
        recipient: recipient === undefined || isRecipientCode(recipient) ? null : t('iatiProblem.recipient'),
      }
    },
  )
  const codes = codesOf(values)
  const missing = missingForIati(codes)
  const submit = () => {
    const day = dayFromIso(values.start)
    const type = organisationTypes.find(code => code === values.type) ?? '22'
    if (check() && day.ok) {
      onDone({ name: values.name.trim(), ref: values.ref.trim(), type, start: day.value, ...codes })
    }
  }
  return (
    <Dialog onClose={onClose} title={t('iatiTitle')} action={{ label: t('iatiSave'), onChoose: submit }}>
      <Text>{t('iatiText')}</Text>
      <TextInput label={t('iatiName')} {...field('name')} />
      <TextInput label={t('iatiRef')} description={t('iatiRefHint')} {...field('ref')} />
      <NativeSelect
        label={t('iatiType')}
        data={organisationTypes.map(code => ({ value: code, label: t(`iatiTypes.${code}`) }))}
        {...field('type')}
      />
      <DayField label={t('iatiStart')} {...field('start')} />
      <Autocomplete
        label={t('iatiSector')}
        description={t('iatiSectorHint')}
        data={sectorOptions}
        {...field('sector')}
        onChange={set('sector')}
      />
      <Autocomplete
        label={t('iatiRecipient')}
        description={t('iatiRecipientHint')}
        data={countries}
        limit={20}
        {...field('recipient')}
        onChange={set('recipient')}
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
