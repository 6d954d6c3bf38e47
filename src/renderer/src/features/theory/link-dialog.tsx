import { type Element, levels } from '@core/project/entities'
import { elementsOfLevel } from '@core/theory/edit'
import { Button, Group, NativeSelect, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useTextProblem } from '../../terms/title-problem'
import { Dialog } from '../../ui/dialog'
import type { Theory } from './use-theory'

type LinkDialogProps = {
  from: Element
  theory: Theory
  onLink: (to: string, rationale: string) => void
  onClose: () => void
}

/** Links two elements without a mouse: choose where the first one leads, and say why if you like. */
export function LinkDialog({ from, theory, onLink, onClose }: LinkDialogProps) {
  const { t } = useTranslation(['theory', 'terms'])
  const textProblem = useTextProblem()
  const [to, setTo] = useState('')
  const [rationale, setRationale] = useState('')
  const linked = new Set([from.id, ...theory.links.filter(link => link.from === from.id).map(link => link.to)])
  // What stands elsewhere can be linked too, after what is here.
  const inSight = new Set(theory.here.elements.map(({ id }) => id))
  const free = theory.elements.filter(({ id }) => !linked.has(id))
  const choices = free.filter(({ id }) => inSight.has(id))
  const elsewhere = free.filter(({ id }) => !inSight.has(id))
  const problem = textProblem(rationale)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (to !== '' && problem === null) onLink(to, rationale)
  }
  return (
    <Dialog onClose={onClose} title={t('linkToTitle')} closeButtonProps={{ 'aria-label': t('close') }}>
      <form onSubmit={submit}>
        <Stack>
          <Text>{t('linkToText', { title: from.title })}</Text>
          {free.length === 0 ? (
            <Text>{t('linkNone')}</Text>
          ) : (
            <>
              <NativeSelect
                label={t('linkToWhich')}
                value={to}
                required
                data-autofocus
                onChange={event => setTo(event.currentTarget.value)}
                data={[
                  { value: '', label: t('linkToChoose'), disabled: true },
                  ...levels.map(level => ({
                    group: t(`terms:levels.${level}`),
                    items: elementsOfLevel(choices, level).map(({ id, title }) => ({ value: id, label: title })),
                  })),
                  ...(elsewhere.length === 0
                    ? []
                    : [
                        {
                          group: t('elsewhere'),
                          items: elsewhere.map(({ id, title }) => ({ value: id, label: title })),
                        },
                      ]),
                ]}
              />
              <Textarea
                label={t('linkToWhy')}
                description={t('linkToWhyHint')}
                error={problem}
                dir="auto"
                autosize
                minRows={2}
                maxRows={8}
                value={rationale}
                onChange={event => setRationale(event.currentTarget.value)}
              />
            </>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t('cancel')}
            </Button>
            {free.length > 0 && <Button type="submit">{t('linkNow')}</Button>}
          </Group>
        </Stack>
      </form>
    </Dialog>
  )
}
