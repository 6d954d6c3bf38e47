import { numberInWords } from '@core/measure/figure-words'
import { gradientSteps } from '@core/project/entities'
import type { AgreementDraft } from '@core/workshop/session/act'
import type { AgreementNow, FacilitatorView, Item } from '@core/workshop/session/views'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { IconEyeExclamation } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../../ui/dialog'
import { TableFrame } from '../../../ui/table-frame'
import { usePerspectiveName, useRoom } from './room-context'
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
  return {
    itemId: item.id,
    wording: words.length <= longestWording ? words : '',
    rewordedBy: [],
    howWeWillKnow: '',
    whoGathers: '',
    possibleHarm: '',
    minorityView: '',
    reviewOn: null,
  }
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
            <Button variant="default" onClick={ask}>
              {gradient.state === 'closed' ? t('gradientAskAgain') : t('gradientAsk')}
            </Button>
          </Group>
        </Stack>
      )}
    </section>
  )
}

type ClosedGradient = Extract<AgreementNow['gradient'], { state: 'closed' }>

function GradientCounts({ gradient: { counts, blocks } }: { gradient: ClosedGradient }) {
  const { t } = useTranslation('workshopRun')
  const { view } = useRoom()
  const nameOf = usePerspectiveName()
  const peopleIn = (group: readonly number[]) => group.reduce((sum, count) => sum + count, 0)
  const isSmall = counts.some(
    group => peopleIn(group.counts) > 0 && peopleIn(group.counts) < view.opening.smallestGroup,
  )
  return (
    <>
      <TableFrame caption={t('gradientCaption')}>
        <thead>
          <tr>
            <th scope="col">{t('gradientStep')}</th>
            {counts.map(({ perspectiveId }) => (
              <th key={perspectiveId} scope="col" data-number dir="auto">
                {nameOf(perspectiveId)}
              </th>
            ))}
            <th scope="col" data-number>
              {t('gradientAll')}
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map(step => (
            <tr key={step}>
              <th scope="row">{t(`step.${String(step + 1) as Step}`)}</th>
              {counts.map(group => (
                <td key={group.perspectiveId} data-number>
                  {numberInWords(group.counts[step] ?? 0)}
                </td>
              ))}
              <td data-number>{numberInWords(counts.reduce((sum, group) => sum + (group.counts[step] ?? 0), 0))}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {isSmall && (
        <Text>
          <IconEyeExclamation size={20} aria-hidden className={classes.inlineIcon} /> <b>{t('smallTitle')}.</b>{' '}
          {t('small')}
        </Text>
      )}
      {blocks.length > 0 && (
        <div>
          <Text fw={600}>{t('gradientBlocks')}</Text>
          <ul className={classes.plainList}>
            {blocks.map((words, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two people may give the same words, and nothing else is known
              <li key={index} dir="auto">
                {words}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  )
}
