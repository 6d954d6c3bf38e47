import type { RatingAnswer } from '@core/workshop/session/answer'
import type { SlipDifference } from '@core/workshop/session/views'
import { Button, Group, Stack, Text } from '@mantine/core'
import { IconEyeCheck, IconPrinter } from '@tabler/icons-react'
import { Link } from 'react-router'
import { host } from '../../../host'
import { HintNotice } from '../../../ui/hints'
import { showProblem } from '../../../ui/notices'
import { Section } from '../../../ui/section'
import { useTranslation } from '../../../ui/use-translation'
import { answered } from '../answered'
import { useRatingWords } from '../rating-words'
import { useRoom } from '../run/room-context'
import { KeySlip, slipSaid } from './key-slip'
import { PhoneCall } from './phone-call'
import { SharedLaptop } from './shared-laptop'
import { SheetWords } from './sheet-words'

/** Where two people keyed in one slip differently: somebody looks at the paper again. */
function SlipDifferences() {
  const { t } = useTranslation(['workshopDoors', 'terms'])
  const { view } = useRoom()
  const { differences } = view.slips
  if (differences.length === 0) return null
  return (
    <HintNotice icon={<IconEyeCheck aria-hidden />} title={t('differencesTitle')}>
      <Text>{t('differencesHint')}</Text>
      {differences.map(difference => (
        <Difference key={`${difference.slip} ${difference.itemId}`} difference={difference} />
      ))}
    </HintNotice>
  )
}

function Difference({ difference: { slip, itemId, first, second } }: { difference: SlipDifference }) {
  const { t } = useTranslation(['workshopDoors', 'terms'])
  const { view } = useRoom()
  const words = view.items.find(({ id }) => id === itemId)?.words ?? ''
  const ratingWords = useRatingWords()
  const said = (rating: RatingAnswer | null) => (rating === null ? t('nothingMarked') : ratingWords(rating))
  const settle = async (rating: RatingAnswer | null) => {
    const done = await answered(host.settleSlip({ sessionId: view.opening.sessionId, slip, itemId, rating }))
    if (!done?.ok) showProblem({ title: t('notSaved'), message: t('notSavedMore') })
  }
  return (
    <div>
      <Text fw={700} mt="sm">
        {t('differenceOf', { slip: slipSaid(slip) })} <bdi>{words}</bdi>
      </Text>
      <Group gap="sm" mt="xs">
        <Button variant="default" onClick={() => settle(first)}>
          {t('itSays', { said: said(first) })}
        </Button>
        <Button variant="default" onClick={() => settle(second)}>
          {t('itSays', { said: said(second) })}
        </Button>
      </Group>
    </div>
  )
}

/** The doors beside the phones: paper, and this laptop from hand to hand. All feed the same ballot box. */
export function PaperPanel() {
  const { t } = useTranslation('workshopDoors')
  const { view } = useRoom()
  const { keyedOnce, keyedTwice } = view.slips
  return (
    <Stack gap="xl">
      <SharedLaptop />
      {view.opening.plan.votesByCall === true && <PhoneCall />}
      <Section title={t('paper')} order={3} mb="xs">
        <Stack>
          <Text maw="44em">{t('paperHint')}</Text>
          <div>
            <Button
              component={Link}
              to="../paper"
              relative="path"
              variant="default"
              leftSection={<IconPrinter size={20} aria-hidden />}
            >
              {t('printPaper')}
            </Button>
          </div>
          <SheetWords />
          {view.vote ? (
            <>
              <KeySlip key={view.vote.round} round={view.vote.round} />
              <Text role="status">
                {t('keyedOnce', { count: keyedOnce.length })} {t('keyedTwice', { count: keyedTwice.length })}
              </Text>
              <SlipDifferences />
            </>
          ) : (
            <Text c="dimmed">{t('noVoteOpen')}</Text>
          )}
        </Stack>
      </Section>
    </Stack>
  )
}
