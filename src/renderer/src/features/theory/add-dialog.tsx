import { type Level, levels } from '@core/project/entities'
import { Button, Group, Radio, Stack, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTitleProblem } from '../../terms/title-problem'
import { Dialog } from '../../ui/dialog'

type AddDialogProps = { level: Level; onAdd: (title: string, level: Level) => void; onClose: () => void }

/** A new element: what it is, in a few words. Everything else can wait. */
export function AddDialog({ level: suggested, onAdd, onClose }: AddDialogProps) {
  const { t } = useTranslation(['theory', 'terms'])
  const titleProblem = useTitleProblem()
  const [level, setLevel] = useState(suggested)
  const [title, setTitle] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = titleProblem(title)
    setProblem(found)
    if (found === null) onAdd(title, level)
  }
  return (
    <Dialog onClose={onClose} title={t('addTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t('newTitle')}
            error={problem}
            dir="auto"
            data-autofocus
            value={title}
            onChange={event => setTitle(event.currentTarget.value)}
          />
          <Radio.Group label={t('level')} value={level} onChange={value => setLevel(value as Level)}>
            <Stack gap="xs" mt="xs">
              {levels.map(one => (
                <Radio
                  key={one}
                  value={one}
                  label={t('levelChoice', { level: t(`terms:level.${one}`), means: t(`terms:levelMeans.${one}`) })}
                />
              ))}
            </Stack>
          </Radio.Group>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="submit">{t('addNow')}</Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
