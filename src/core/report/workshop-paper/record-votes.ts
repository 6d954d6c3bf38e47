import { hiddenAnswers, type ShownCount, shownCount } from '@core/privacy/groups'
import { t } from '@core/words/words'
import { roundsHeld } from '@core/workshop/compare'
import { outcomeIn, talliesByItem } from '@core/workshop/consensus-table'
import { countedSaid } from '@core/workshop/counted-groups'
import { ratingKey } from '@core/workshop/ratings'
import type { ReportBlock, ReportTable, Row } from '../model'
import { lineOf, noValue, ratingsShown, shortened } from '../text'
import { countSaid, heading, list, note, type PaperMatter, wordingsSaid } from './paper-matter'

/** What each vote of a workshop said. What holds for every vote is said once, before them. */
export function voteBlocks(matter: PaperMatter): ReportBlock[] {
  const { workshop, groupName } = matter
  const method = workshop.plan?.method
  const held = roundsHeld(workshop).map(round => ({
    round,
    found: foundIn(matter, round),
    how: countedSaid(workshop, round),
  }))
  const same = new Set(held.map(({ how }) => how)).size === 1
  const counted = (how: (typeof held)[number]['how'] | undefined) => (how ? [note(t(how))] : [])
  const small = new Set(held.flatMap(({ found }) => found.flatMap(each => each.small)))
  const unshown = held.some(({ found }) =>
    found.some(({ shown }) => shown.length === 0 || shown.some(({ said }) => said.includes(noValue))),
  )
  return [
    ...(same ? counted(held[0]?.how) : []),
    ...(unshown ? [note(t('papers:noNumbers'))] : []),
    ...(small.size > 0 ? [note(t('papers:tooSmall', { groups: [...small].map(groupName) }))] : []),
    ...held.flatMap(({ round, found, how }) => [
      heading(3, t('papers:round', { round })),
      ...(same ? [] : counted(how)),
      ...(matter.large ? roundInWords(found, method) : [roundTable(round, found, method)]),
      ...list(found.flatMap(({ proposal, wordings }) => (wordings === '' ? [] : [{ term: proposal, text: wordings }]))),
    ]),
  ]
}

/** `shown`: counts in the order of `ratingsShown`, of groups that are large enough; a dash: it cannot be shown. `small`: groups without any. */
type Found = {
  readonly proposal: string
  readonly shown: readonly { readonly group: string; readonly said: readonly string[] }[]
  readonly small: readonly string[]
  readonly rule: string
  readonly wordings: string
}

function foundIn(matter: PaperMatter, round: number): Found[] {
  const { workshop, project, hidden, groupName } = matter
  const byItem = talliesByItem(workshop, round)
  const votedOn = workshop.counted?.find(each => each.round === round)?.outcomes.map(({ itemId }) => itemId)
  const items = workshop.items.filter(({ id }) => votedOn?.includes(id) ?? true)
  return items.map(item => {
    const outcome = outcomeIn(workshop, round, item.id, byItem.get(item.id) ?? [])
    const answers = outcome.groups.map(({ perspectiveId, counts, dontKnow, nearly }) => ({
      perspectiveId,
      nearly,
      counts: [counts['must-have'], counts.useful, counts['not-needed'], dontKnow],
    }))
    const hide = hiddenAnswers(answers, hidden, project.smallestGroup)
    const shown = answers.flatMap(({ perspectiveId, counts, nearly }, group) => {
      if (hide[group]?.small !== false) return []
      const said = counts.map((count, column) => countOrDash(shownCount(count, hide[group]?.cells[column], nearly)))
      return [{ group: groupName(perspectiveId), said }]
    })
    return {
      proposal: shortened(lineOf(item.words), 160),
      shown,
      small: answers.flatMap(({ perspectiveId }) => (hidden.groups.has(perspectiveId) ? [perspectiveId] : [])),
      rule: t(`terms:ruleOutcome.${outcome.code}`),
      wordings: wordingsSaid(item, matter).join(' '),
    }
  })
}

type Method = NonNullable<PaperMatter['workshop']['plan']>['method']

const countOrDash = (count: ShownCount): string => (count === 'hidden' ? noValue : countSaid(count))

/** A row for each proposal and each group that is large enough; where no group is, what the rule says alone, without columns of nothing. */
function roundTable(round: number, found: readonly Found[], method: Method): ReportTable {
  const hasCounts = found.some(({ shown }) => shown.length > 0)
  const nothing = hasCounts ? [[t('papers:everyone'), ...ratingsShown.map(() => noValue)]] : [[]]
  return {
    kind: 'table',
    caption: t('papers:roundCaption', { round }),
    description: t('papers:roundDescription'),
    columns: [
      { label: t('papers:proposal'), align: 'start', width: 38 },
      ...(hasCounts
        ? [
            { label: t('papers:group'), align: 'start', width: 16 } as const,
            ...ratingsShown.map(rating => ({ label: t(ratingKey(method, rating)), align: 'end', width: 11 }) as const),
          ]
        : []),
      { label: t('papers:ruleSays'), align: 'start', width: 14 },
    ],
    rows: found.flatMap(({ proposal, shown, rule }): Row[] =>
      (shown.length > 0 ? shown.map(({ group, said }) => [group, ...said]) : nothing).map(said => ({
        cells: [proposal, ...said, rule].map(text => ({ text })),
      })),
    ),
  }
}

/** Large letters have no room for seven columns. */
const roundInWords = (found: readonly Found[], method: Method): ReportBlock[] =>
  list(
    found.map(({ proposal, shown, rule }) => ({
      term: proposal,
      text: [
        ...shown.map(({ group, said }) =>
          t('papers:groupRated', {
            group,
            ratings: ratingsShown.map((rating, column) => `${t(ratingKey(method, rating))} ${said[column] ?? noValue}`),
          }),
        ),
        t('papers:ruleSaysOf', { rule }),
      ].join(' '),
    })),
  )
