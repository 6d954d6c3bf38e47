import type { Workshop } from '@core/project/entities'
import { Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import classes from './workshops.module.css'

/** Who had the final say, and where the votes come from. Nothing where neither is told. */
export function WorkshopStory({ workshop: { finalSay, source } }: { workshop: Workshop }) {
  const { t } = useTranslation('workshops')
  if (finalSay === '' && source === '') return null
  return (
    <section aria-labelledby="story">
      <Title order={2} size="h3" id="story" mb="sm">
        {t('story')}
      </Title>
      <dl className={classes.story}>
        {finalSay !== '' && (
          <>
            <dt>{t('finalSay')}</dt>
            <dd dir="auto">{finalSay}</dd>
          </>
        )}
        {source !== '' && (
          <>
            <dt>{t('source')}</dt>
            <dd dir="auto">{source}</dd>
          </>
        )}
      </dl>
    </section>
  )
}
