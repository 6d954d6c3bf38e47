import { otherDomainId, type Story, type StoryRound, type Workshop } from '@core/project/entities'
import { longestTag, mostInField } from '@core/project/entities/record-fields'
import { recordKinds } from '@core/record/kinds'
import { newRecord, type RecordKind } from '@core/record/record-kind'
import { shortened } from '@core/report/text'
import { t } from '@core/words/words'

type Existing = { readonly stories: readonly Story[]; readonly rounds: readonly StoryRound[] }

/** The round that was made of a session; `null`: none was, or it was deleted. Both have one id. */
export const roundOfWorkshop = ({ id }: Workshop, rounds: readonly StoryRound[]): StoryRound | null =>
  rounds.find(round => round.id === id) ?? null

/**
 * A session of stories as a round of change stories: every story that was told and not withdrawn, what was chosen in each domain, why, and
 * what some saw differently. A story keeps the id that it had in the session, so that its teller's code still takes it back.
 *
 * It goes no further than it did: told for the room alone, it is for the team alone and says so in a tag. Others hear none of them
 * until a teller is recorded who agreed to it and approved the wording, as for every story (`core/privacy/told-stories.ts`).
 */
export function roundFromWorkshop(
  workshop: Workshop,
  { stories, rounds }: Existing,
): { readonly stories: readonly Story[]; readonly round: StoryRound } {
  const { record, items, plan } = workshop
  const chosen = record?.chosen ?? []
  const told = storiesTold(workshop)
  const domains = plan?.domains ?? []
  const nameOf = (domainId: string = otherDomainId) =>
    domains.find(({ id }) => id === domainId)?.name ?? t('terms:domainOther')
  const ideasOf = (itemId: string) => items.find(({ id }) => id === itemId)?.ideaIds ?? []
  const here = new Set(stories.map(({ id }) => id))
  const titleOfIdea = (ideaId: string) =>
    chosen.find(({ itemId, title }) => title !== '' && ideasOf(itemId).length === 1 && ideasOf(itemId)[0] === ideaId)
      ?.title
  const made = told
    .filter(({ id }) => !here.has(id))
    .map(({ id, words, domainId, use }, place) =>
      rowOf<Story>(recordKinds.story, id, lastOrder(stories) + place + 1, {
        title: titleOfIdea(id) ?? shortened(words.replace(/\s+/g, ' ').trim(), 80),
        form: 'story',
        words,
        toldOn: workshop.heldOn,
        about: [nameOf(domainId).slice(0, longestTag)],
        reach: use === 'unnamed' ? 'unnamed' : 'team',
        tags: use === 'unnamed' ? [] : [t('terms:storyUse.room')],
      }),
    )
  const isTold = new Set(told.map(({ id }) => id))
  const round = rowOf<StoryRound>(recordKinds.storyRound, workshop.id, lastOrder(rounds) + 1, {
    title: workshop.title,
    fromDay: workshop.heldOn,
    untilDay: workshop.heldOn,
    question: workshop.question.slice(0, 5000),
    domains: [...domains.map(({ name }) => name), t('terms:domainOther')].map((name, place) => ({
      id: `domain-${place + 1}`,
      name: name.slice(0, 500),
    })),
    storyIds: told.map(({ id }) => id),
    // Of a story made of several each is named: whoever takes one back takes the choice's words with it.
    choices: chosen.flatMap(({ itemId, why, minorityView }) => {
      const ideaIds = ideasOf(itemId).filter(id => isTold.has(id))
      return ideaIds.map(storyId => ({
        id: `${itemId}-${storyId}`.slice(0, 64),
        domain: nameOf(told.find(({ id }) => id === storyId)?.domainId).slice(0, 500),
        storyId,
        chosenBy: '',
        why: joined([why, ...reasonsOf(workshop, itemId, 'for')]),
        dissent: joined([minorityView, ...reasonsOf(workshop, itemId, 'against')]),
        notChosen: '',
      }))
    }),
  })
  return { stories: made, round }
}

const reasonsOf = ({ record }: Workshop, itemId: string, side: 'for' | 'against') =>
  (record?.reasons ?? [])
    .filter(each => each.itemId === itemId && each.side === side && each.withdrawnOn === null)
    .map(({ words }) => words)

const longestField = 20_000
/** One to a line, each whole: where there is no more room, the rest stays in the workshop's own record. */
const joined = (texts: readonly string[]): string =>
  texts
    .filter(text => text.trim() !== '')
    .reduce((all, text) => (all.length + text.length < longestField ? [all, text].filter(Boolean).join('\n') : all), '')

/** Those that a round has room for: the chosen ones before the others. */
function storiesTold({ record, items }: Workshop) {
  const chosen = new Set(
    (record?.chosen ?? []).flatMap(({ itemId }) => items.find(({ id }) => id === itemId)?.ideaIds ?? []),
  )
  return (record?.ideas ?? [])
    .filter(({ withdrawnOn, words }) => withdrawnOn === null && words.trim() !== '')
    .toSorted((a, b) => Number(chosen.has(b.id)) - Number(chosen.has(a.id)))
    .slice(0, mostInField)
}

/** Stories of a round that were read and not chosen, in the order in which they were read. */
export function notChosen({ storyIds, choices }: StoryRound, stories: readonly Story[]): Story[] {
  const chosen = new Set(choices.map(({ storyId }) => storyId))
  return storyIds.flatMap(id => stories.filter(each => each.id === id && !chosen.has(id) && each.withdrawnOn === null))
}

/** Stories that an earlier round did not choose and that this one does not read yet: to be offered once more. */
export function offeredAgain(
  round: StoryRound,
  { rounds, stories }: { readonly rounds: readonly StoryRound[]; readonly stories: readonly Story[] },
): Story[] {
  const earlier = rounds.find(({ id }) => id === round.earlierRoundId)
  return earlier ? notChosen(earlier, stories).filter(({ id }) => !round.storyIds.includes(id)) : []
}

/** The next round: the same question and domains, from the day after the last. Nothing is read or chosen in it yet. */
export const nextRound = (
  earlier: StoryRound,
  { title, id, order }: { readonly title: string; readonly id: string; readonly order: number },
): StoryRound =>
  rowOf<StoryRound>(recordKinds.storyRound, id, order, {
    title: title.slice(0, 500),
    earlierRoundId: earlier.id,
    fromDay: earlier.untilDay === null ? null : earlier.untilDay + 1,
    question: earlier.question,
    domains: earlier.domains,
  })

const rowOf = <T>(kind: RecordKind, id: string, order: number, given: Partial<T>): T =>
  newRecord(kind, { id, order, given }) as T

const lastOrder = (rows: readonly { readonly order: number }[]): number =>
  rows.reduce((last, { order }) => Math.max(last, order), 0)
