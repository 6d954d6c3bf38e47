import { type IatiPublisher, isOrganisationRef, type OrganisationType, organisationTypes } from '@core/export/iati'
import { dayFromIso } from '@core/observation/day'
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type words from '../../terms/export/words.en.json'
import { Dialog } from '../../ui/dialog'

type IatiDialogProps = { start: string; onDone: (publisher: IatiPublisher) => void; onClose: () => void }

type Field = keyof typeof words.iatiProblem

/** What IATI asks of a publisher and the project does not know. */
export function IatiDialog({ start: suggested, onDone, onClose }: IatiDialogProps) {
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
