import { added } from '@core/change/change'
import { matchNeeds } from '@core/learning/needs'
import type { Exchange, Skill } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import { newRecord } from '@core/record/record-kind'
import { dayInWords } from '@core/words/format'
import { Anchor, Button, Card, Group, Stack, Text, Title } from '@mantine/core'
import { IconHeartHandshake } from '@tabler/icons-react'
import { Link, useSearchParams } from 'react-router'
import { useRows } from '../../data/hooks'
import { newId } from '../../data/new-id'
import { useCommit } from '../../terms/actions'
import { AddLink } from '../../terms/records/add-link'
import { today } from '../../terms/today'
import { EmptyState } from '../../ui/hints'
import { useTranslation } from '../../ui/use-translation'
import { ExchangeWeb } from './exchange-web'
import { ExchangesToAsk } from './exchanges-to-ask'

/** Needs first, each with the offers that may meet it; an exchange is agreed with one press. */
export function NeedsView() {
  const { t } = useTranslation('learning')
  const skills = useRows('skill')
  const exchanges = useRows('exchange')
  const groups = useRows('group')
  const people = useRows('person')
  const commit = useCommit()
  const [, setSearch] = useSearchParams()
  if (!skills || !exchanges || !groups || !people) return null
  const needs = matchNeeds(skills, exchanges)
  const names = new Map([
    ...groups.map(({ id, name }) => [id, name] as const),
    ...people.map(({ id, code }) => [id, code] as const),
  ])
  const whose = ({ groupId, personId }: Skill) => names.get(groupId ?? personId ?? '') ?? t('somebody')
  const agree = async (need: Skill, offer: Skill) => {
    const order = exchanges.reduce((most, each) => Math.max(most, each.order), 0) + 1
    const given = { words: need.words, needId: need.id, offerId: offer.id, agreedOn: today() }
    const row = newRecord(recordKinds.exchange, { id: newId(), order, given })
    if (await commit('exchange.add', [added('exchange', row as unknown as Exchange)]))
      setSearch({ list: 'exchange', record: row.id })
  }
  if (needs.length === 0)
    return (
      <EmptyState
        icon={<IconHeartHandshake size={32} />}
        title={t('needsNone')}
        actions={<AddLink kind="skill" isFirstStep />}
      >
        {t('needsNoneText')}
      </EmptyState>
    )
  return (
    <Stack component="section" aria-label={t('needsTitle')}>
      <Title order={2}>{t('needsTitle')}</Title>
      <Text c="dimmed" maw="44em">
        {t('needsAbout')}
      </Text>
      <ExchangesToAsk />
      {needs.map(({ need, offers, exchanges: agreed }) => (
        <Card key={need.id} withBorder>
          <Stack gap="xs">
            <Text fw={600}>{t('needOf', { who: whose(need), words: need.words })}</Text>
            {agreed.map(({ id, words }) => (
              <Text key={id} size="sm">
                {t('agreedAlready')}{' '}
                <Anchor component={Link} underline="always" to={{ search: `?list=exchange&record=${id}` }}>
                  {words}
                </Anchor>
              </Text>
            ))}
            {offers.length === 0 && <Text size="sm">{t('noOfferYet')}</Text>}
            {offers.map(offer => {
              const before = agreed.filter(({ offerId }) => offerId === offer.id)
              const days = before.map(({ agreedOn }) =>
                agreedOn === null ? t('agreedBeforeUndated') : dayInWords(agreedOn),
              )
              return (
                <Group key={offer.id} justify="space-between" wrap="wrap">
                  <Stack gap={0} maw="44em">
                    <Text>{t('offerOf', { who: whose(offer), words: offer.words })}</Text>
                    {before.length > 0 && (
                      <Text size="sm" c="dimmed">
                        {t('agreedBefore', { count: before.length, days })}
                      </Text>
                    )}
                  </Stack>
                  <Button size="sm" variant="default" onClick={() => agree(need, offer)}>
                    {t(before.length > 0 ? 'agreeAgain' : 'agreeExchange')}
                  </Button>
                </Group>
              )
            })}
          </Stack>
        </Card>
      ))}
      <ExchangeWeb skills={skills} exchanges={exchanges} groups={groups} />
    </Stack>
  )
}
