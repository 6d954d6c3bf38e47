import { edited } from '@core/change/change'
import { consentPage, jobcentreLetter, offerLetter } from '@core/people/letters'
import { Button, Fieldset, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { IconFileText, IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { useProject, useRows } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { paperFile } from '../../terms/export/paper-file'
import { useExport } from '../../terms/export/use-export'
import { today } from '../../terms/today'
import { Dialog } from '../../ui/dialog'
import { useTranslation } from '../../ui/use-translation'

const paperIcon = <IconFileText size={20} aria-hidden />

/** The written offer, and the letter for the Jobcentre, of one payment. */
export function PaymentLetters({ id }: { id: string }) {
  const { t } = useTranslation('people')
  const project = useProject()
  const { takeOut, working } = useExport()
  const payments = useRows('payment')
  const gatherings = useRows('gathering')
  const notes = useRows('payNote')
  const payment = payments?.find(each => each.id === id)
  if (!payment || !gatherings || !notes) return null
  const gathering = gatherings.find(each => each.id === payment.gatheringId) ?? null
  const source = () => ({ payment, gathering, notes, project, today: today(), now: new Date().toISOString() })
  return (
    <Stack gap="xs" component="section" aria-label={t('letters')} data-no-print>
      <Title order={3}>{t('letters')}</Title>
      <Text size="sm" c="dimmed" maw="44em">
        {t('lettersMean')}
      </Text>
      <Group>
        <Button
          variant="default"
          leftSection={paperIcon}
          loading={working}
          onClick={() =>
            takeOut({ name: t('offerFile'), ending: '.docx', kind: 'report' }, () => paperFile(offerLetter(source())))
          }
        >
          {t('offerLetter')}
        </Button>
        <Button
          variant="default"
          leftSection={paperIcon}
          loading={working}
          onClick={() =>
            takeOut({ name: t('jobcentreFile'), ending: '.docx', kind: 'report' }, () =>
              paperFile(jobcentreLetter(source())),
            )
          }
        >
          {t('jobcentreLetter')}
        </Button>
      </Group>
    </Stack>
  )
}

/** The page on which somebody says what they agree to, and the two people on it through whom they can change their mind. */
export function ConsentPaper() {
  const { t } = useTranslation('people')
  const project = useProject()
  const { takeOut, working } = useExport()
  const [editing, setEditing] = useState(false)
  const named = (project.withdrawThrough ?? []).filter(({ name }) => name !== '').map(({ name }) => name)
  return (
    <Stack gap="xs" component="section" aria-label={t('consentPaper')} data-no-print>
      <Title order={3}>{t('consentPaper')}</Title>
      <Text size="sm" c="dimmed" maw="48em">
        {named.length === 0 ? t('consentPaperNobody') : t('consentPaperNamed', { names: named })}
      </Text>
      <Group>
        <Button
          variant="default"
          leftSection={paperIcon}
          loading={working}
          onClick={() =>
            takeOut({ name: t('consentFile'), ending: '.docx', kind: 'report' }, () =>
              paperFile(consentPage({ project, now: new Date().toISOString() })),
            )
          }
        >
          {t('consentSave')}
        </Button>
        <Button variant="default" leftSection={<IconUsers size={20} aria-hidden />} onClick={() => setEditing(true)}>
          {t('withdrawThrough')}
        </Button>
      </Group>
      {editing && <WithdrawThrough onClose={() => setEditing(false)} />}
    </Stack>
  )
}

function WithdrawThrough({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('people')
  const project = useProject()
  const commit = useCommit()
  const nobody = { name: '', reach: '' }
  const [people, setPeople] = useState(() => [0, 1].map(at => project.withdrawThrough?.[at] ?? nobody))
  const set = (at: number, field: 'name' | 'reach', text: string) =>
    setPeople(before => before.map((each, index) => (index === at ? { ...each, [field]: text } : each)))
  const save = async () => {
    if (await commit('project.edit', [edited('project', project, { ...project, withdrawThrough: people })])) onClose()
  }
  return (
    <Dialog title={t('withdrawThrough')} onClose={onClose} action={{ label: t('save'), onChoose: save }}>
      <Text>{t('withdrawThroughMeans')}</Text>
      {people.map(({ name, reach }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: there are always two, in this order
        <Fieldset key={at} legend={t('withdrawPerson', { number: at + 1 })}>
          <Stack gap="xs">
            <TextInput
              label={t('withdrawName')}
              autoComplete="off"
              maxLength={200}
              value={name}
              onChange={event => set(at, 'name', event.currentTarget.value)}
            />
            <TextInput
              label={t('withdrawReach')}
              autoComplete="off"
              maxLength={500}
              value={reach}
              onChange={event => set(at, 'reach', event.currentTarget.value)}
            />
          </Stack>
        </Fieldset>
      ))}
    </Dialog>
  )
}
