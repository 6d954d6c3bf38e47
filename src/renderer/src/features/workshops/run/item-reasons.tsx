import type { ReasonShown } from '@core/workshop/session/views'
import { Button, Group, NativeSelect, Radio, Stack, Text, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { newId } from '../../../data/new-id'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
import { Disclosure } from './disclosure'
import { useRoom } from './room-context'
import classes from './run.module.css'
import { WallToggle } from './wall-toggle'

const longestReason = 2000
const sides = ['for', 'against'] as const
type Side = (typeof sides)[number]

/** Reasons for and against one proposal, side by side, and a place to write down one more. */
export function ItemReasons({ itemId }: { itemId: string }) {
  const { t } = useTranslation('workshopRun')
  const { view } = useRoom()
  const reasons = view.reasons.filter(reason => reason.itemId === itemId)
  return (
    <div>
      <div className={classes.sides}>
        <ReasonList heading={t('reasonsFor')} reasons={reasons.filter(({ side }) => side === 'for')} />
        <ReasonList heading={t('reasonsAgainst')} reasons={reasons.filter(({ side }) => side === 'against')} />
      </div>
      <Disclosure summary={t('reasonAdd')}>
        <NewReason itemId={itemId} />
      </Disclosure>
    </div>
  )
}

function ReasonList({ heading, reasons }: { heading: string; reasons: readonly ReasonShown[] }) {
  const { t } = useTranslation('workshopRun')
  const { act } = useRoom()
  return (
    <div>
      <Text fw={600}>{heading}</Text>
      {reasons.length === 0 && <Text c="dimmed">{t('reasonsNone')}</Text>}
      <ul className={common.points}>
        {reasons.map(({ id, words, hidden }) => (
          <li key={id} data-hidden={hidden}>
            <bdi>{words}</bdi> {!hidden && <WallToggle id={id} words={words} />}
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={hidden ? t('reasonShow', { words }) : t('reasonHide', { words })}
              onClick={() => act({ kind: 'hide-reason', reasonId: id, hidden: !hidden })}
            >
              {hidden ? t('ideaShow') : t('ideaHide')}
            </Button>
          </li>
        ))}
      </ul>
    </div>
  )
}

function NewReason({ itemId }: { itemId: string }) {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { view, act } = useRoom()
  const [side, setSide] = useState<Side>('for')
  const [words, setWords] = useState('')
  const [perspectiveId, setPerspectiveId] = useState('')
  const tooLong = words.trim().length > longestReason
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const text = words.trim()
    if (text === '' || tooLong) return
    const from = perspectiveId === '' ? null : perspectiveId
    const reason = { reasonId: newId(), itemId, side, words: text, perspectiveId: from }
    if (await act({ kind: 'capture-reason', ...reason })) setWords('')
  }
  return (
    <form onSubmit={keep} noValidate>
      <Stack gap="sm" mt="xs">
        <Radio.Group
          label={t('reasonSide')}
          value={side}
          onChange={value => setSide(sides.find(each => each === value) ?? side)}
        >
          <Group mt={4}>
            <Radio value="for" label={t('reasonSideFor')} />
            <Radio value="against" label={t('reasonSideAgainst')} />
          </Group>
        </Radio.Group>
        <Textarea
          label={t('reasonWords')}
          autosize
          minRows={2}
          value={words}
          error={tooLong ? t('terms:textTooLong', { limit: longestReason }) : null}
          onChange={event => setWords(event.currentTarget.value)}
        />
        <NativeSelect
          label={t('captureFrom')}
          maw="24rem"
          value={perspectiveId}
          data={[
            { value: '', label: t('captureNobody') },
            ...view.opening.perspectives.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          onChange={event => setPerspectiveId(event.currentTarget.value)}
        />
        <Group>
          <Button type="submit" variant="default">
            {t('reasonKeep')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
