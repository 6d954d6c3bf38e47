import { alikeIdeas } from '@core/workshop/alike-ideas'
import type { IdeaShown } from '@core/workshop/session/views'
import { Button, Text } from '@mantine/core'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
import { Disclosure } from './disclosure'

/** Ideas that read alike, as a question: nothing is put together by itself. Nothing where there are none. */
export function AlikeIdeas({ ideas, onMerge }: { ideas: readonly IdeaShown[]; onMerge: (ideas: IdeaShown[]) => void }) {
  const { t } = useTranslation('workshopRun')
  const groups = alikeIdeas(ideas)
  if (groups.length === 0) return null
  return (
    <Disclosure summary={t('alike', { count: groups.flat().length })}>
      <Text c="dimmed">{t('alikeHint')}</Text>
      <ul className={common.points}>
        {groups.map(alike => (
          <li key={alike[0]?.id}>
            {alike.map(({ id, words }) => (
              <div key={id} dir="auto">
                {words}
              </div>
            ))}
            {alike.every(({ mayMerge }) => mayMerge) ? (
              <Button
                size="compact-sm"
                variant="default"
                aria-label={t('alikeMergeOf', { words: alike[0]?.words })}
                onClick={() => onMerge(alike)}
              >
                {t('merge')}
              </Button>
            ) : (
              <Text c="dimmed">{t('ideaStays')}</Text>
            )}
          </li>
        ))}
      </ul>
    </Disclosure>
  )
}
