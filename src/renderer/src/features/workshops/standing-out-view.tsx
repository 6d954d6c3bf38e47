import type { Workshop } from '@core/project/entities'
import { itemsStandingOut } from '@core/workshop/standing-out'
import { Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import classes from './workshops.module.css'

const listed = 5

type StandingOutViewProps = { workshop: Workshop; nameOf: (perspectiveId: string) => string }

/** What each group calls a must have more than everyone else. Nothing where too few took part for it to mean anything. */
export function StandingOutView({ workshop, nameOf }: StandingOutViewProps) {
  const { t } = useTranslation('workshops')
  const groups = useMemo(() => itemsStandingOut(workshop), [workshop])
  if (!groups) return null
  return (
    <Section title={t('standingOut')} mb={0}>
      <Text c="dimmed" mb="sm" maw="60em">
        {t('standingOutHint')}
      </Text>
      <div className={classes.topLists}>
        {groups.map(({ perspectiveId, items }) => (
          <section key={perspectiveId} aria-labelledby={`standing-out-${perspectiveId}`}>
            <Title order={3} size="h4" id={`standing-out-${perspectiveId}`} dir="auto">
              {nameOf(perspectiveId)}
            </Title>
            {items.length === 0 && <Text>{t('standingOutNone')}</Text>}
            {items.length > listed && (
              <Text c="dimmed">{t('standingOutFirst', { shown: listed, all: items.length })}</Text>
            )}
            <ul className={classes.ranking} data-plain="true">
              {items.slice(0, listed).map(({ item, group, rest }) => (
                <li key={item.id}>
                  <p className={classes.item} dir="auto">
                    {item.words}
                  </p>
                  <Text size="sm" c="dimmed">
                    {t('standingOutCounts', {
                      count: group.mustHave,
                      all: group.votes,
                      restCount: rest.mustHave,
                      restAll: rest.votes,
                    })}
                  </Text>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Section>
  )
}
