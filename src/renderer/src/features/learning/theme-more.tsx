import { type InContext, themeByPerspective } from '@core/learning/coding'
import { Anchor, Stack, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useProject, useRows } from '../../data/hooks'
import { Section } from '../../ui/section'
import { useTranslation } from '../../ui/use-translation'
import classes from './learning.module.css'

/** The words of a theme, by the perspective of who said them, each with what stands around it and the way back to its story. */
export function ThemeMore({ id }: { id: string }) {
  const { t } = useTranslation('learning')
  const { perspectives } = useProject()
  const codings = useRows('coding')
  const stories = useRows('story')
  const people = useRows('person')
  if (!codings || !stories || !people) return null
  const own = codings.filter(({ themeId }) => themeId === id)
  const found = themeByPerspective(own, stories, people)
  const groups = [
    ...perspectives.map(each => ({ id: each.id as string | null, name: each.name })),
    { id: null, name: t('noPerspective') },
  ]
  return (
    <Section title={t('inContextTitle')} order={3}>
      {found.size === 0 && <Text>{t('nothingMarked')}</Text>}
      <Stack gap="lg">
        {groups.flatMap(group => {
          const words = found.get(group.id)
          if (!words) return []
          return [
            <div key={group.id ?? ''}>
              <Title order={4} size="h4">
                {t('saidBy', { name: group.name, count: words.length })}
              </Title>
              <ul className={classes.contexts}>
                {words.map(each => (
                  <WordsInContext key={each.coding.id} {...each} />
                ))}
              </ul>
            </div>,
          ]
        })}
      </Stack>
    </Section>
  )
}

const WordsInContext = ({ coding, story, before, after }: InContext) => (
  <li dir="auto">
    {before}
    <mark className={classes.marked}>{coding.quote}</mark>
    {after}{' '}
    <Anchor component={Link} underline="always" to={{ search: `?list=story&record=${story.id}` }}>
      {story.title}
    </Anchor>
  </li>
)
