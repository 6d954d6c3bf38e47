import { numberInWords } from '@core/measure/figure-words'
import { gradientSteps } from '@core/project/entities'
import { type AgreementDraft, emptyDraft } from '@core/workshop/session/act'
import type { AgreementNow, FacilitatorView, Item } from '@core/workshop/session/views'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../../ui/dialog'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import { WordsUnder } from '../words-under'
import { useGroupName, useRoom } from './room-context'
import classes from './run.module.css'

export const longestWording = 500

/** The draft of one item as it stands; before anybody wrote one, its own words where they are short enough for a measure. */
export function draftOf(view: FacilitatorView, item: Item): AgreementDraft {
  const found = view.agreements.find(({ itemId }) => itemId === item.id)
  if (found) {
    const { agreed: _, gradient: __, ...draft } = found
    return { ...draft, rewordedBy: [...draft.rewordedBy] }
  }
  const words = item.words.replace(/\s+/g, ' ').trim()
  return emptyDraft(item.id, words.length <= longestWording ? words : '')
}

const steps = Array.from({ length: gradientSteps }, (_, index) => index)
type Step = '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8'

/** How far people can go along with the final wording: asked, counted, and shown only once it is closed. */
export function AgreementGradient({ item }: { item: Item }) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const [asking, setAsking] = useState(false)
  const gradient = view.agreements.find(({ itemId }) => itemId === item.id)?.gradient ?? { state: 'not-asked' as const }
  const ask = async () => {
    // What people are asked about is what stands in the field, and is written down with it.
    if (await act(now => ({ kind: 'draft-agreement', draft: draftOf(now, item) }))) {
      await act({ kind: 'open-gradient', itemId: item.id })
    }
  }
  return (
    <section>
      <Title order={4} mb="xs">
        {t('gradient')}
      </Title>
      {gradient.state === 'open' ? (
        <>
          <p className={classes.count} role="status">
            {t('gradientOpen', { answered: gradient.answered, of: gradient.of })}
          </p>
          <Button onClick={() => setAsking(true)}>{t('gradientClose')}</Button>
          <ConfirmDialog
            opened={asking}
            title={t('gradientCloseTitle')}
            confirm={t('gradientCloseYes')}
            cancel={t('voteCloseNo')}
            onConfirm={() => {
              setAsking(false)
              act({ kind: 'close-gradient', itemId: item.id })
            }}
            onCancel={() => setAsking(false)}
          >
            {t('gradientCloseText')}
          </ConfirmDialog>
        </>
      ) : (
        <Stack gap="sm">
          {gradient.state === 'closed' && <GradientCounts gradient={gradient} />}
          <Group>
            <Button variant="default" disabled={!view.counting.settled} onClick={ask}>
              {gradient.state === 'closed' ? t('gradientAskAgain') : t('gradientAsk')}
            </Button>
            {!view.counting.settled && <Text c="dimmed">{t('gradientNotYet')}</Text>}
          </Group>
        </Stack>
      )}
    </section>
  )
}

type ClosedGradient = Extract<AgreementNow['gradient'], { state: 'closed' }>

function GradientCounts({ gradient: { counts, reasons } }: { gradient: ClosedGradient }) {
  const { t } = useTranslation(['workshopRun', 'terms'])
  const countSaid = ({ counts: of, nearly }: ClosedGradient['counts'][number], step: number): string => {
    const count = of[step] ?? 0
    if (!nearly) return numberInWords(count)
    return t(count > 0 ? 'terms:answerBand.nearly-all' : 'terms:answerBand.hardly-anyone')
  }
  const nameOf = useGroupName()
  return (
    <>
      {counts.length === 0 && <Text>{t('gradientFew')}</Text>}
      {counts.length > 0 && (
        <TableFrame caption={t('gradientCaption')}>
          <ColumnHeads
            columns={[
              t('gradientStep'),
              ...counts.map(({ perspectiveId }) => ({ number: nameOf(perspectiveId), dir: 'auto' as const })),
              counts.length > 1 && { number: t('gradientAll') },
            ]}
          />
          <tbody>
            {steps.map(step => (
              <tr key={step}>
                <th scope="row">{t(`step.${String(step + 1) as Step}`)}</th>
                {counts.map(group => (
                  <td key={group.perspectiveId} data-number>
                    {countSaid(group, step)}
                  </td>
                ))}
                {counts.length > 1 && (
                  <td data-number>
                    {counts.some(({ nearly }) => nearly)
                      ? '–'
                      : numberInWords(counts.reduce((sum, group) => sum + (group.counts[step] ?? 0), 0))}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
      <WordsUnder heading={t('gradientBlocks')} said={reasons.filter(({ block }) => block)} beside={HideReason} />
      <WordsUnder heading={t('gradientReasons')} said={reasons.filter(({ block }) => !block)} beside={HideReason} />
    </>
  )
}

type StepReason = ClosedGradient['reasons'][number]

/** What names somebody or hurts is hidden: it is not in the record then. */
function HideReason({ id, words, hidden }: StepReason) {
  const { t } = useTranslation('workshopRun')
  const { act } = useRoom()
  return (
    <Button
      size="compact-sm"
      variant="subtle"
      aria-label={t(hidden ? 'reasonShow' : 'reasonHide', { words })}
      onClick={() => act({ kind: 'hide-reason', reasonId: id, hidden: !hidden })}
    >
      {t(hidden ? 'ideaShow' : 'ideaHide')}
    </Button>
  )
}
