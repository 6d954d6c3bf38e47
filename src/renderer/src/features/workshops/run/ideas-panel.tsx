import type { FacilitatorView, IdeaShown } from '@core/workshop/session/views'
import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { useState } from 'react'
import { newId } from '../../../data/new-id'
import common from '../../../ui/common.module.css'
import { showDone } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { AlikeIdeas } from './alike-ideas'
import { MergedCard } from './idea-card'
import { IdeaList } from './idea-list'
import { ideasByPerspective, itemsFrom, mostItems } from './ideas-in-order'
import { usePerspectiveName, useRoom } from './room-context'
import classes from './run.module.css'
import { WordsDialog } from './words-dialog'

/** Ideas, by group where no group is small: put together, hidden, and made proposals of. */
export function IdeasPanel() {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const nameOf = usePerspectiveName()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [merging, setMerging] = useState<IdeaShown[] | null>(null)
  const [refused, setRefused] = useState('')

  const single = view.ideas.filter(({ mergedInto }) => mergedInto === null)
  const together = { key: 'all', heading: t('ideasTogether', { count: single.length }), why: t('ideasTogetherWhy') }
  const sections = ideasByPerspective(view)?.map(({ perspectiveId, ideas }) => {
    const count = ideas.length
    const heading =
      perspectiveId === null ? t('ideasFromNobody', { count }) : t('ideasFrom', { name: nameOf(perspectiveId), count })
    return { key: perspectiveId ?? '', heading, why: null, ideas }
  }) ?? [{ ...together, ideas: single }]
  const there = new Set([...view.ideas, ...view.merged].map(({ id }) => id))
  const chosenNow = [...chosen].filter(id => there.has(id))
  const choose = (id: string, isChosen: boolean) => {
    setRefused('')
    setChosen(isChosen ? new Set([...chosenNow, id]) : new Set(chosenNow.filter(each => each !== id)))
  }
  const askToMerge = () => {
    // A merged idea that is chosen brings its ideas along.
    const ids = chosenNow.flatMap(id => view.merged.find(merged => merged.id === id)?.ideaIds ?? [id])
    const ideas = view.ideas.filter(({ id }) => ids.includes(id))
    const stays = ideas.find(({ mayMerge }) => !mayMerge)
    if (stays) setRefused(t('mergeRefused', { words: stays.words }))
    else if (ideas.length < 2) setRefused(t('mergeTwo'))
    else setMerging(ideas)
  }
  const merge = async (words: string) => {
    const ideaIds = merging?.map(({ id }) => id) ?? []
    setMerging(null)
    if (await act({ kind: 'merge-ideas', mergedId: newId(), ideaIds, words })) setChosen(new Set())
  }
  const propose = async (idsIn: (view: FacilitatorView) => string[]) => {
    let made = 0
    const done = await act(now => {
      const fresh = itemsFrom(now, idsIn(now), newId)
      made = fresh.length
      const items = [
        ...now.items.map(({ id, words, from, measureId }) => ({ id, words, from: [...from], measureId })),
        ...fresh,
      ]
      return fresh.length === 0 ? null : { kind: 'set-items', items }
    })
    if (done) {
      setChosen(new Set())
      showDone({ title: t('items'), message: t('proposed', { count: made }) })
    } else if (made === 0) setRefused(view.items.length >= mostItems ? t('itemsFull') : t('proposedNone'))
  }
  const wholeIdeas = (now: FacilitatorView) => [
    ...now.merged.map(({ id }) => id),
    ...now.ideas.filter(({ hidden, mergedInto }) => !hidden && mergedInto === null).map(({ id }) => id),
  ]
  if (view.ideas.length === 0) return <Text c="dimmed">{t('ideasNone')}</Text>
  return (
    <Stack gap="lg">
      {view.stage.kind === 'ideas' && <Text c="dimmed">{t('ideasQuiet')}</Text>}
      <div className={classes.actionsBar}>
        <Text role="status">{t('chosen', { count: chosenNow.length })}</Text>
        <Group gap="sm">
          {chosenNow.length > 0 && (
            <>
              <Button variant="default" onClick={askToMerge}>
                {t('merge')}
              </Button>
              <Button variant="default" onClick={() => propose(() => chosenNow)}>
                {t('propose')}
              </Button>
            </>
          )}
          <Button variant="subtle" onClick={() => propose(wholeIdeas)}>
            {t('proposeAll')}
          </Button>
        </Group>
        {refused !== '' && (
          <Text role="alert" fw={600} dir="auto">
            {refused}
          </Text>
        )}
      </div>
      <AlikeIdeas ideas={single.filter(({ hidden }) => !hidden)} onMerge={setMerging} />
      {view.merged.length > 0 && (
        <section aria-label={t('mergedHeading')}>
          <Title order={3} mb="sm">
            {t('mergedHeading')}
          </Title>
          <ul className={classes.ideas}>
            {view.merged.map(merged => (
              <MergedCard key={merged.id} merged={merged} chosen={chosenNow.includes(merged.id)} onChoose={choose} />
            ))}
          </ul>
        </section>
      )}
      {sections.map(({ key, heading, why, ideas }) => (
        <section key={key} aria-label={heading}>
          <Title order={3} mb="sm">
            {heading}
          </Title>
          {why !== null && (
            <Text c="dimmed" mb="sm">
              {why}
            </Text>
          )}
          <IdeaList ideas={ideas} chosen={chosenNow} onChoose={choose} />
        </section>
      ))}
      <WordsDialog
        opened={merging !== null}
        title={t('mergeTitle')}
        label={t('mergeWords')}
        start={merging?.map(({ words }) => words).join('; ') ?? ''}
        keep={t('mergeNow')}
        onKeep={merge}
        onCancel={() => setMerging(null)}
      >
        <ul className={common.points}>
          {merging?.map(({ id, words }) => (
            <li key={id} dir="auto">
              {words}
            </li>
          ))}
        </ul>
      </WordsDialog>
    </Stack>
  )
}
