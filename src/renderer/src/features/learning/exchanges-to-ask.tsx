import { edited } from '@core/change/change'
import { exchangesToAsk, type SideOfExchange, sidesOfExchange } from '@core/learning/needs'
import type { Exchange } from '@core/project/entities'
import { dayInWords } from '@core/words/format'
import { Anchor, Button, Card, Group, Stack, Text } from '@mantine/core'
import { Link } from 'react-router'
import { useRows } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { today } from '../../terms/today'
import { showDone } from '../../ui/notices'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'

const answers = ['yes', 'partly', 'no'] as const
const askedAs = { needHappy: 'askNeed', offerHappy: 'askOffer' } as const satisfies Record<SideOfExchange, string>
const rowOfSide = { needHappy: 'needId', offerHappy: 'offerId' } as const satisfies Record<
  SideOfExchange,
  keyof Exchange
>

/** Exchanges after which somebody waits to be asked, and those that are agreed and not done. Nothing where there are none. */
export function ExchangesToAsk() {
  const { t } = useTranslation('learning')
  const exchanges = useRows('exchange')
  const skills = useRows('skill')
  const groups = useRows('group')
  const people = useRows('person')
  const commit = useCommit()
  if (!exchanges || !skills || !groups || !people) return null
  const now = today()
  const toAsk = exchangesToAsk(exchanges, now)
  const notDone = exchanges.filter(({ agreedOn, doneOn }) => agreedOn !== null && agreedOn <= now && doneOn === null)
  const whose = (exchange: Exchange, side: SideOfExchange): string => {
    const skill = skills.find(({ id }) => id === exchange[rowOfSide[side]])
    const group = groups.find(({ id }) => id === skill?.groupId)?.name
    return group ?? people.find(({ id }) => id === skill?.personId)?.code ?? t('somebody')
  }
  const edit = async (exchange: Exchange, change: Partial<Exchange>) => {
    if (await commit('exchange.edit', [edited('exchange', exchange, { ...exchange, ...change })]))
      showDone({ title: t('happySaved'), message: t('happySavedMore') })
  }
  const linkTo = ({ id }: Exchange) => ({ search: `?list=exchange&record=${id}` })
  return (
    <>
      {toAsk.length > 0 && (
        <Section title={t('askTitle')} order={3}>
          <Stack gap="sm">
            <Text c="dimmed" maw="44em">
              {t('askAbout')}
            </Text>
            {toAsk.map(({ exchange, sides }) => (
              <Card key={exchange.id} withBorder padding="md">
                <Stack gap="xs">
                  <Anchor component={Link} to={linkTo(exchange)} underline="always" fw={600}>
                    {t('exchangeDone', { words: exchange.words, day: dayInWords(exchange.doneOn ?? now) })}
                  </Anchor>
                  {sidesOfExchange
                    .filter(side => sides.includes(side))
                    .map(side => {
                      const question = t(askedAs[side], { who: whose(exchange, side) })
                      return (
                        <Group key={side} justify="space-between" gap="xs" role="group" aria-label={question}>
                          <Text dir="auto">{question}</Text>
                          <Group gap="xs">
                            {answers.map(answer => (
                              <Button
                                key={answer}
                                size="sm"
                                variant="default"
                                onClick={() => edit(exchange, { [side]: answer })}
                              >
                                {t(`happy.${answer}`)}
                              </Button>
                            ))}
                          </Group>
                        </Group>
                      )
                    })}
                </Stack>
              </Card>
            ))}
          </Stack>
        </Section>
      )}
      {notDone.length > 0 && (
        <Section title={t('notDoneTitle')} order={3}>
          <Stack gap="sm">
            {notDone.map(exchange => (
              <Group key={exchange.id} justify="space-between" gap="xs">
                <Anchor component={Link} to={linkTo(exchange)} underline="always">
                  {t('notDone', { words: exchange.words, day: dayInWords(exchange.agreedOn ?? now) })}
                </Anchor>
                <Button
                  size="sm"
                  variant="default"
                  aria-label={t('doneTodayOf', { words: exchange.words })}
                  onClick={() => edit(exchange, { doneOn: now })}
                >
                  {t('doneToday')}
                </Button>
              </Group>
            ))}
          </Stack>
        </Section>
      )}
    </>
  )
}
