import { reviewAnswers } from '@core/project/entities'
import type { AgreementDraft } from '@core/workshop/session/act'
import type { Item } from '@core/workshop/session/views'
import { Radio, Stack, Text } from '@mantine/core'
import { DraftArea, DraftLine } from '../../../ui/draft-fields'
import { useTranslation } from '../../../ui/use-translation'
import { draftOf, longestWording } from './agreement-gradient'
import { ProtectedReason, useKeptNote } from './difference-card'
import { useRoom } from './room-context'

type Answered = Pick<AgreementDraft, 'wording' | 'change'> & { readonly agreed: boolean | null }

/** What was decided of a measure, once something was. */
export const reviewAnswer = (item: Item, { agreed, change, wording }: Answered) =>
  !agreed ? 'dropped' : change || wording !== item.words ? 'changed' : 'kept'

/** One measure that is looked at again: what it says by now, whether it stays, changes or goes, and why. It is not changed by this. */
export function ReviewChoice({ item }: { item: Item }) {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const { view, act, keep } = useRoom()
  const keepNote = useKeptNote()
  const agreed = view.agreements.find(({ itemId }) => itemId === item.id)?.agreed ?? null
  const isProtected = (view.protectedItems.find(({ itemId }) => itemId === item.id)?.perspectiveIds.length ?? 0) > 0
  const draft = draftOf(view, item)
  const decided = agreed === null ? 'open' : reviewAnswer(item, { ...draft, agreed })
  const edit = (fields: Partial<AgreementDraft>) =>
    act(now => {
      const there = now.toAgree.find(({ id }) => id === item.id)
      return there ? { kind: 'draft-agreement', draft: { ...draftOf(now, there), ...fields } } : null
    })
  const decide = async (answer: string) => {
    // What is kept are the words it has; what is dropped needs no others.
    const words = answer === 'changed' ? {} : { wording: item.words }
    if (answer !== 'open' && !(await edit({ ...words, change: answer === 'changed' }))) return
    await act({ kind: 'decide', itemId: item.id, agreed: answer === 'open' ? null : answer !== 'dropped' })
  }
  return (
    <Stack gap="md" mt="md">
      {item.figure !== '' && <Text dir="auto">{item.figure}</Text>}
      {isProtected && <ProtectedReason itemId={item.id} />}
      <DraftArea label={t('reviewWhy')} stored={draft.why ?? ''} keepText={keepNote(5000, why => edit({ why }))} />
      <DraftLine
        label={t('reviewWording')}
        description={t('reviewWordingHint')}
        stored={draft.wording}
        keepText={keepNote(longestWording, wording => edit({ wording: wording === '' ? item.words : wording }))}
      />
      <Radio.Group label={t('decide')} value={decided} onChange={value => keep(decide(value).then(() => true))}>
        <Stack gap="xs" mt="xs">
          <Radio value="open" label={t('decideOpen')} />
          {reviewAnswers.map(answer => (
            <Radio key={answer} value={answer} label={t(`terms:reviewed.${answer}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Text c="dimmed">{t('reviewLater')}</Text>
    </Stack>
  )
}
