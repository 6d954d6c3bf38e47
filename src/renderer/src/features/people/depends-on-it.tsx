import { edited } from '@core/change/change'
import { dependsOnConsent } from '@core/privacy/depends-on-consent'
import { dayInWords } from '@core/words/format'
import { Anchor, Button, Group, List, Text } from '@mantine/core'
import { IconArrowBackUp } from '@tabler/icons-react'
import { useRef } from 'react'
import { Link } from 'react-router'
import { useRow, useRows } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { today } from '../../terms/today'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'

/** What would stay with the team, or lose its name, without this consent: to read before it is changed. */
export function DependsOnIt({ id }: { id: string }) {
  const { t } = useTranslation(['people', 'kinds'])
  const consent = useRow('consent', id)
  const stories = useRows('story')
  const people = useRows('person')
  const consents = useRows('consent')
  const contacts = useRows('contact')
  const commit = useCommit()
  const told = useRef<HTMLDivElement>(null)
  if (!consent || !stories || !people || !consents || !contacts) return null
  const rows = { person: people, consent: consents, contact: contacts }
  const dependents = dependsOnConsent(consent, stories, rows, today())
  const withdraw = async () => {
    // The button goes.
    if (await commit('consent.edit', [edited('consent', consent, { ...consent, withdrawnOn: today() })]))
      told.current?.focus()
  }
  if (consent.withdrawnOn !== null)
    return (
      <Section title={t('dependsTitle')} order={3}>
        <div ref={told} tabIndex={-1}>
          <Text maw="44em">{t('consentWithdrawn', { day: dayInWords(consent.withdrawnOn) })}</Text>
        </div>
      </Section>
    )
  return (
    <Section title={t('dependsTitle')} order={3}>
      <div ref={told} tabIndex={-1}>
        {dependents.length === 0 ? (
          <Text>{t('dependsNone')}</Text>
        ) : (
          <List>
            {dependents.map(({ story, channels, loses }) => (
              <List.Item key={`${story.id} ${loses}`}>
                <Anchor
                  component={Link}
                  to={{ pathname: '../learning', search: `?list=story&record=${story.id}` }}
                  relative="path"
                >
                  {story.title}
                </Anchor>{' '}
                {t(loses === 'all' ? 'dependsAll' : 'dependsName', {
                  channels: channels.map(channel => t(`kinds:consent.choices.channels.${channel}`)),
                })}
              </List.Item>
            ))}
          </List>
        )}
        <Group mt="sm" data-no-print>
          <Button variant="default" leftSection={<IconArrowBackUp size={20} aria-hidden />} onClick={withdraw}>
            {t('withdrawConsent')}
          </Button>
        </Group>
      </div>
    </Section>
  )
}
