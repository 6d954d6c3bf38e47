import { readRows } from '@core/table/rows'
import { polisComments, polisGathered } from '@core/workshop/polis-votes'
import { defaultRule } from '@core/workshop/rule'
import type { Perspective, Workshop } from '../entities'
import { type SampleData, sampleDay, textOfSampleData } from './sample-data'

export const sampleWorkshopId = 'wo-affordable-housing'

/** The groups Polis found in how people voted. Nobody declared them: they are not lived or learnt experience. */
export const polisPerspectives: readonly (Perspective & { groupId: string })[] = [
  { groupId: '0', id: 'polis-a', name: 'Opinion group A (Polis)' },
  { groupId: '1', id: 'polis-b', name: 'Opinion group B (Polis)' },
]

const itemIdOf = (statementId: string): string => `st-${statementId}`

/** Statements the rule puts in, and the measure each became. */
export const agreedStatements: Workshop['agreed'] = [
  {
    itemId: itemIdOf('119'),
    measureId: 'me-candidates',
    wording: 'Candidates of every party say in public that a healthy, affordable home for all is their goal',
    minorityView: '',
  },
  {
    itemId: itemIdOf('64'),
    measureId: 'me-repairs',
    wording: 'Homes stay good homes: what is broken is put right in time, and well, whatever it costs',
    minorityView:
      'A few people in group A disagreed with the statement. The data do not say why; in a room, this is where you would ask.',
  },
  {
    itemId: itemIdOf('104'),
    measureId: 'me-secure-homes',
    wording: 'Renters on low and middle incomes have a secure, affordable and healthy home',
    minorityView: 'A few people, in both groups, disagreed with the statement. The data do not say why.',
  },
]

/** 381 people's real votes on 119 real statements, as counts by group. */
export function sampleWorkshop(data: SampleData): Workshop {
  const comments = polisComments(tableOf(data, 'comments.csv'))
  if (!comments.ok) throw new Error(`the sample's comments: ${comments.problem}`)
  const votes = tableOf(data, 'participants-votes.csv')
  const perspectiveOf = new Map(polisPerspectives.map(({ groupId, id }) => [groupId, id]))
  const gathered = polisGathered(votes, votes.header.indexOf('group-id'), perspectiveOf, {
    comments: comments.value,
    nameOf: id => `Statement ${id}`,
  })
  if (!gathered.ok) throw new Error(`the sample's votes: ${gathered.problem}`)
  const { taking, items, tallies } = gathered.value

  return {
    id: sampleWorkshopId,
    title: 'What would make housing affordable? (real votes, 2017)',
    question:
      'What would make housing affordable? This was not a meeting of the made-up alliance: it is a real online conversation in Aotearoa New Zealand, shown here so that you can see how votes become an agreement.',
    heldOn: sampleDay('2017-07-06'),
    taking: taking.map(group => ({ ...group })),
    rule: defaultRule,
    ruleChosen: 'after-vote',
    finalSay:
      'Nobody: the rule, laid over the votes afterwards, says which of the 119 statements are in. Three of them became measures, chosen by the people who made this sample.',
    items: items.map(item => ({ ...item })),
    tallies: tallies.map(tally => ({ ...tally })),
    agreed: agreedStatements,
    source:
      'Polis open data, “2017 scoop hivemind affordable housing”, The Computational Democracy Project, https://github.com/compdemocracy/openData, licence CC BY 4.0. Votes of 381 people on 119 statements, written by the hosts and people taking part; 46 more that the moderators rejected are not counted here. What was changed: votes are counted by opinion group; agree is kept as “must have”, disagree as “not needed”, pass as “don’t know”; a statement somebody was never shown counts as nothing. Opinion groups A and B are the groups 0 and 1 that Polis worked out from how people voted: nobody declared them, and they are not lived or learnt experience. Statements are printed as people wrote them.',
  }
}

function tableOf(data: SampleData, name: string): { header: string[]; rows: string[][] } {
  const read = readRows(textOfSampleData(data, name), 'comma')
  if (!read.ok) throw new Error(`the sample's ${name}: ${read.problem} ${read.detail ?? ''}`)
  const [header = [], ...rows] = read.value.rows
  return { header, rows }
}
