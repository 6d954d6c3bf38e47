import { consentFor } from '@core/privacy/consent'
import type { SectionPhoto } from '@core/project/entities'
import { Button, FileButton, Group, MultiSelect, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { IconPhoto, IconTrash } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { useRows, useSession } from '../../data/hooks'
import { today } from '../../terms/today'
import { logError } from '../../ui/notices'
import { squarePhoto } from '../../ui/square-photo'
import { useTranslation } from '../../ui/use-translation'
import classes from './reports.module.css'

/** A photo as it is being chosen. `file`: a new one; null: the one that is kept. `shows`: '' nobody said who. */
export type ChosenPhoto = {
  readonly file: File | null
  readonly attachmentId: string | null
  readonly alt: string
  readonly shows: '' | 'nobody' | 'people'
  readonly personIds: readonly string[]
}

export const chosenPhoto = (photo: SectionPhoto | null): ChosenPhoto | null =>
  photo && {
    file: null,
    attachmentId: photo.attachmentId,
    alt: photo.alt,
    shows: photo.people === 0 ? 'nobody' : 'people',
    personIds: photo.personIds,
  }

export const isWholePhoto = ({ alt, shows, personIds }: ChosenPhoto): boolean =>
  alt.trim() !== '' && (shows === 'nobody' || (shows === 'people' && personIds.length > 0))

export const photoToKeep = ({ file, attachmentId, alt, shows, personIds }: ChosenPhoto) => {
  const named = shows === 'people' ? [...personIds] : []
  return { file, said: { attachmentId, alt: alt.trim(), people: named.length, personIds: named } }
}

type PhotoFieldsProps = {
  photo: ChosenPhoto | null
  /** Saving was tried. */
  checked: boolean
  onChange: (photo: ChosenPhoto | null) => void
}

/** A photo of one's own for a section in easy read, what it shows, and who can be recognised in it. */
export function PhotoFields({ photo, checked, onChange }: PhotoFieldsProps) {
  const { t } = useTranslation('reportWriting')
  const [broken, setBroken] = useState(false)
  const forget = useRef<() => void>(null)
  const choose = async (file: File | null) => {
    forget.current?.()
    if (!file) return
    try {
      const square = await squarePhoto(file)
      setBroken(false)
      onChange({ file: square, attachmentId: null, alt: '', shows: '', personIds: [] })
    } catch {
      setBroken(true)
    }
  }
  const label = t(photo ? 'otherPhoto' : 'choosePhoto')
  return (
    <Stack gap="xs" role="group" aria-label={t('photo')}>
      <div>
        <Text fw={500} size="sm">
          {t('photo')}
        </Text>
        <Text size="sm" c="dimmed">
          {t('photoHint')}
        </Text>
      </div>
      <Group gap="sm">
        {photo && <Thumbnail photo={photo} />}
        <FileButton
          accept="image/png,image/jpeg,image/webp,image/gif"
          resetRef={forget}
          inputProps={{ 'aria-label': label }}
          onChange={choose}
        >
          {props => (
            <Button {...props} variant="default" leftSection={<IconPhoto size={20} aria-hidden />}>
              {label}
            </Button>
          )}
        </FileButton>
        {photo && (
          <Button
            variant="subtle"
            color="red"
            leftSection={<IconTrash size={20} aria-hidden />}
            onClick={() => onChange(null)}
          >
            {t('removePhoto')}
          </Button>
        )}
      </Group>
      {broken && (
        <Text size="sm" role="alert" c="var(--mantine-color-error)">
          {t('badPhoto')}
        </Text>
      )}
      {photo && <AboutPhoto photo={photo} checked={checked} onChange={onChange} />}
    </Stack>
  )
}

type AboutPhotoProps = { photo: ChosenPhoto; checked: boolean; onChange: (photo: ChosenPhoto) => void }

function AboutPhoto({ photo, checked, onChange }: AboutPhotoProps) {
  const { t } = useTranslation('reportWriting')
  const people = useRows('person') ?? []
  const consents = useRows('consent') ?? []
  const { alt, shows, personIds } = photo
  const asked = { use: 'photo-audio', on: today(), channel: 'report' } as const
  const lacking = people.filter(each => personIds.includes(each.id) && 'gap' in consentFor(consents, each, asked))
  return (
    <>
      <TextInput
        autoComplete="off"
        label={t('photoAlt')}
        description={t('photoAltHint')}
        maxLength={500}
        value={alt}
        error={checked && alt.trim() === '' ? t('needsAlt') : null}
        onChange={event => onChange({ ...photo, alt: event.currentTarget.value })}
      />
      <NativeSelect
        label={t('photoShows')}
        value={shows}
        error={checked && shows === '' ? t('needsShows') : null}
        data={[
          { value: '', label: t('photoNotSaid') },
          { value: 'nobody', label: t('photoNobody') },
          { value: 'people', label: t('photoPeople') },
        ]}
        onChange={event => {
          const value = event.currentTarget.value
          onChange({ ...photo, shows: value === 'nobody' || value === 'people' ? value : '' })
        }}
      />
      {shows === 'people' && (
        <MultiSelect
          label={t('photoPersons')}
          description={t('photoPersonsHint')}
          searchable
          clearable
          clearButtonProps={{ 'aria-label': t('photoPersonsClear') }}
          nothingFoundMessage={t('photoNobodyFound')}
          limit={60}
          data={people.map(({ id, code }) => ({ value: id, label: code }))}
          value={[...personIds]}
          error={checked && personIds.length === 0 ? t('needsPersons') : null}
          onChange={chosen => onChange({ ...photo, personIds: chosen })}
        />
      )}
      {shows === 'people' && lacking.length > 0 && (
        <Text size="sm" role="status">
          {t('photoLacks', { codes: lacking.map(({ code }) => code) })}
        </Text>
      )}
    </>
  )
}

function Thumbnail({ photo: { file, attachmentId } }: { photo: ChosenPhoto }) {
  const { db } = useSession()
  const [address, setAddress] = useState<string | null>(null)
  useEffect(() => {
    let made: string | null = null
    let left = false
    const look = async () => {
      const row = attachmentId === null ? undefined : await db.rowsOf('attachment').get(attachmentId)
      const kept = row?.content.kind === 'file' ? await db.files.get(row.content.sha256) : undefined
      const content = file ?? kept?.content
      if (!content || left) return
      made = URL.createObjectURL(content.slice(0, content.size, 'image/jpeg'))
      setAddress(made)
    }
    look().catch(logError)
    return () => {
      left = true
      if (made !== null) URL.revokeObjectURL(made)
      setAddress(null)
    }
  }, [db, file, attachmentId])
  return address === null ? null : <img src={address} alt="" className={classes.photo} />
}
