import type { AgreementDraft } from '@core/workshop/session/act'
import type { Item } from '@core/workshop/session/views'
import { Radio, Stack, Text } from '@mantine/core'
import common from '../../../ui/common.module.css'
import { DraftArea, DraftLine } from '../../../ui/draft-fields'
import { useTranslation } from '../../../ui/use-translation'
import { draftOf, longestWording } from './agreement-gradient'
import { useKeptNote } from './difference-card'
import { ItemReasons } from './item-reasons'
import { useRoom } from './room-context'

const decisions = { open: null, yes: true, no: false } as const
type Decision = keyof typeof decisions

/** One story as the group talks about it: the reasons each way, why it is chosen, and whether it is. */
export function StoryChoice({ item }: { item: Item }) {
  const { t } = useTranslation('workshopRun')
  const { view, act, keep } = useRoom()
  const keepNote = useKeptNote()
  const there = view.agreements.find(({ itemId }) => itemId === item.id)
  const draft = draftOf(view, item)
  const title = draft.wording === item.words.replace(/\s+/g, ' ').trim() ? '' : draft.wording
  const edit = (fields: Partial<AgreementDraft>) =>
    act(now => {
      const same = now.toAgree.find(({ id }) => id === item.id)
      return same ? { kind: 'draft-agreement', draft: { ...draftOf(now, same), ...fields } } : null
    })
  const agreed = there?.agreed ?? null
  const decided: Decision = agreed === null ? 'open' : agreed ? 'yes' : 'no'
  return (
    <Stack gap="md" mt="md">
      {title !== '' && (
        <p className={common.written} dir="auto">
          {item.words}
        </p>
      )}
      <ItemReasons itemId={item.id} />
      <DraftArea
        label={t('storyWhy')}
        description={t('storyWhyHint')}
        stored={draft.why ?? ''}
        keepText={keepNote(5000, why => edit({ why }))}
      />
      <DraftLine
        label={t('storyTitle')}
        description={t('storyTitleHint')}
        stored={title}
        keepText={keepNote(longestWording, wording => edit({ wording }))}
      />
      <DraftArea
        label={t('agreeMinority')}
        description={t('storyMinorityHint')}
        stored={draft.minorityView}
        keepText={keepNote(5000, minorityView => edit({ minorityView }))}
      />
      <Radio.Group
        label={t('decide')}
        value={decided}
        onChange={value => keep(act({ kind: 'decide', itemId: item.id, agreed: decisions[value as Decision] ?? null }))}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="open" label={t('storyState.open')} />
          <Radio value="yes" label={t('storyState.agreed')} />
          <Radio value="no" label={t('storyState.not-agreed')} />
        </Stack>
      </Radio.Group>
      <Text c="dimmed">{t('storyKept')}</Text>
    </Stack>
  )
}
