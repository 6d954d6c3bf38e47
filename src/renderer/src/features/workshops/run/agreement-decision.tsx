import type { Item } from '@core/workshop/session/views'
import { Radio, Stack } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { draftOf } from './agreement-draft'
import { ProtectedReason } from './difference-card'
import { useRoom } from './room-context'

/** What was decided about one proposal. What is protected is turned down only with a reason. */
export function AgreementDecision({ item }: { item: Item }) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const agreed = view.agreements.find(({ itemId }) => itemId === item.id)?.agreed ?? null
  const isProtected = (view.protectedItems.find(({ itemId }) => itemId === item.id)?.perspectiveIds.length ?? 0) > 0
  const decide = async (decided: boolean | null) => {
    const there = view.agreements.some(({ itemId }) => itemId === item.id)
    // What is agreed are the words that stand in the field, whether or not anybody changed them.
    if (!there && decided === true) await act(now => ({ kind: 'draft-agreement', draft: draftOf(now, item) }))
    await act({ kind: 'decide', itemId: item.id, agreed: decided })
  }
  return (
    <Stack gap="md">
      {isProtected && <ProtectedReason itemId={item.id} />}
      <Radio.Group
        label={t('decide')}
        value={agreed === null ? 'open' : agreed ? 'yes' : 'no'}
        onChange={value => decide(value === 'open' ? null : value === 'yes')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="open" label={t('decideOpen')} />
          <Radio value="yes" label={t('decideYes')} />
          <Radio value="no" label={t('decideNo')} />
        </Stack>
      </Radio.Group>
    </Stack>
  )
}
