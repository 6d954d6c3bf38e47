import type { Measure } from '@core/project/entities'
import { Button, Stack, Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useNewestByHand } from '../../data/observations/use-observations'
import { dayInWords } from '../../ui/day-in-words'
import { StillReading } from '../../ui/notices'
import classes from './measures.module.css'

const mostShown = 100

/** What was told, newest first, in people's own words. Nothing is counted. */
export function StoriesView({ measure }: { measure: Measure }) {
  const { t } = useTranslation('measures')
  const stories = useNewestByHand(measure.id, mostShown)
  if (!stories) return <StillReading label={t('reading')} />
  return (
    <Stack gap="lg">
      <Text c="dimmed">{t('storiesLead')}</Text>
      {stories.length === 0 && <Text>{t('storiesNone')}</Text>}
      <ul className={classes.stories}>
        {stories.map(({ id, day, note, source, dimensions }) => (
          <li key={id} className={classes.story}>
            <Title order={2} size="h4">
              {dayInWords(day)}
            </Title>
            <Text className={classes.told ?? ''} dir="auto">
              {note === '' ? t('storyWithoutWords') : note}
            </Text>
            <Text size="sm" c="dimmed" dir="auto">
              {[...Object.values(dimensions).filter(Boolean), source].filter(Boolean).join(' · ')}
            </Text>
          </li>
        ))}
      </ul>
      <Button component={Link} to="?view=observations" variant="default" className={classes.start ?? ''}>
        {t('storiesGo')}
      </Button>
    </Stack>
  )
}
