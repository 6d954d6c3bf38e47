import { dependsOnConsent } from '@core/privacy/depends-on-consent'
import { Anchor, List, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRow, useRows } from '../../data/hooks'
import { today } from '../../terms/today'
import { Section } from '../../ui/section'

/** What would stay with the team, or lose its name, without this consent: to read before it is changed. */
export function DependsOnIt({ id }: { id: string }) {
  const { t } = useTranslation(['people', 'kinds'])
  const consent = useRow('consent', id)
  const stories = useRows('story')
  const people = useRows('person')
  const consents = useRows('consent')
  const contacts = useRows('contact')
  if (!consent || !stories || !people || !consents || !contacts) return null
  const rows = { person: people, consent: consents, contact: contacts }
  const dependents = dependsOnConsent(consent, stories, rows, today())
  return (
    <Section title={t('dependsTitle')} order={3}>
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
    </Section>
  )
}
