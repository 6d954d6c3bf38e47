import { type Rule, ruleVariants, type Workshop } from '@core/project/entities'
import { ok, problem, type Result } from '@core/result'
import { type ConsensusRow, consensusTable } from '@core/workshop/consensus-table'
import { plainVotes } from '@core/workshop/plain-votes'
import { noPolisComments, type PolisComments, polisComments, polisGathered } from '@core/workshop/polis-votes'
import { defaultRule } from '@core/workshop/rule'
import { type GatheredVotes, groupsInVotes, type VotesTable, votesFormat, votesTable } from '@core/workshop/votes-table'
import { Option } from 'commander'
import type { AddCommand, CommandResult, CommandSetting, Said } from './command'
import { bytesOfFile } from './files'
import { onOneLine, textTable } from './table'
import type { CliProblem } from './words'
import { t } from './words'

const widestItem = 60
/** As many as a project can have perspectives. */
const mostGroups = 50
/** A project's own setting, at its start. */
const smallestGroup = 5

type ConsensusOptions = { group?: string; rule: Rule['variant']; comments?: string }

export const addConsensusCommand: AddCommand = (program, setting, done) =>
  program
    .command('consensus')
    .summary(t('cli:consensus.summary'))
    .description(t('cli:consensus.does'))
    .argument('<votes>', t('cli:consensus.votes'))
    .option('--group <column>', t('cli:consensus.group'))
    .addOption(new Option('--rule <rule>', t('cli:consensus.rule')).choices(ruleVariants).default('every-group'))
    .option('--comments <file>', t('cli:consensus.comments'))
    .action(async (votes: string, options: ConsensusOptions) => done(await consensus(votes, options, setting)))

async function consensus(file: string, options: ConsensusOptions, { cwd }: CommandSetting): Promise<CommandResult> {
  const table = await tableInFile(file, cwd)
  if (!table.ok) return table
  const comments = options.comments === undefined ? ok(noPolisComments) : await commentsInFile(options.comments, cwd)
  if (!comments.ok) return comments
  const gathered = votesByGroup(table.value, options.group, comments.value)
  if (!gathered.ok) return gathered
  const isPolisAlone = options.comments === undefined && votesFormat(table.value.header).format === 'polis'
  return ok(ranking(file, gathered.value, { ...defaultRule, variant: options.rule }, isPolisAlone))
}

async function tableInFile(file: string, cwd: string): Promise<Result<VotesTable, CliProblem>> {
  const bytes = await bytesOfFile(file, cwd)
  if (!bytes.ok) return bytes
  const table = votesTable(bytes.value)
  return table.ok ? table : problem(`votes-${table.problem}`, table.detail ?? file)
}

async function commentsInFile(file: string, cwd: string): Promise<Result<PolisComments, CliProblem>> {
  const table = await tableInFile(file, cwd)
  if (!table.ok) return table
  const found = polisComments(table.value)
  return found.ok ? found : problem('votes-no-comments', file)
}

/** Each value of the group column is a group of its own, called what the file calls it. */
function votesByGroup(
  table: VotesTable,
  column: string | undefined,
  comments: PolisComments,
): Result<GatheredVotes, CliProblem> {
  const format = votesFormat(table.header)
  const guessed = format.format === 'polis' ? format.group : format.columns.perspective
  const group = column === undefined ? guessed : table.header.indexOf(column.trim())
  if (group === null) return problem('group-needed', table.header.slice(0, 8).join(', '))
  if (group < 0) return problem('votes-no-such-column', column)
  const person = format.format === 'polis' ? format.person : format.columns.person
  const values = groupsInVotes(table, person, group).flatMap(({ value }) => (value === '' ? [] : [value]))
  if (values.length > mostGroups) return problem('votes-too-many-groups', table.header[group])
  const perspectiveOf = new Map(values.map(value => [value, value]))
  const gathered =
    format.format === 'polis'
      ? polisGathered(table, group, perspectiveOf, {
          comments,
          nameOf: id => t('cli:consensus.statement', { id }),
        })
      : plainVotes(table, { ...format.columns, perspective: group }, perspectiveOf)
  return gathered.ok ? gathered : problem(`votes-${gathered.problem}`, gathered.detail)
}

function ranking(file: string, votes: GatheredVotes, rule: Rule, isPolisAlone: boolean): Said {
  const rows = consensusTable(workshopOf(votes, rule))
  const groups = votes.taking.map(({ perspectiveId, people }) => ({ group: perspectiveId, people }))
  const small = groups.filter(({ people }) => people > 0 && people < smallestGroup).map(({ group }) => group)
  const table = textTable(
    [
      { label: t('cli:consensus.place'), align: 'end' },
      { label: t('cli:consensus.item'), align: 'start', widest: widestItem },
      { label: t('cli:consensus.score'), align: 'end' },
      { label: t('cli:consensus.product'), align: 'end' },
      { label: t('cli:consensus.says'), align: 'start' },
      ...groups.map(({ group, people }) => ({
        label: t('cli:consensus.groupColumn', { group: onOneLine(group), people }),
        align: 'end' as const,
      })),
    ],
    rows.map(row => [
      row.voice.place === null ? t('cli:consensus.none') : String(row.voice.place),
      onOneLine(row.item.words),
      row.voice.score?.toFixed(4) ?? t('cli:consensus.none'),
      row.voice.consensus?.toFixed(4) ?? t('cli:consensus.none'),
      t(`terms:ruleOutcome.${row.outcome.code}`),
      ...groups.map(({ group }) => answerOf(row, group)),
    ]),
  )
  const text = [
    t('cli:consensus.heading', { file: onOneLine(file), count: rows.length }),
    t('cli:consensus.ruleIs', { ...rule, where: t(`terms:ruleWhere.${rule.variant}`) }),
    '',
    table,
    '',
    ...accountLines(votes, isPolisAlone),
    ...(small.length > 0 ? [t('cli:consensus.small', { threshold: smallestGroup })] : []),
  ].join('\n')
  const { items: _, tallies: __, taking: ___, ...account } = votes
  return { text, json: { rule, groups, smallGroups: small, ...account, items: rows.map(itemJson) } }
}

/** `isPolisAlone`: from a Polis export without its comments. */
function accountLines(votes: GatheredVotes, isPolisAlone: boolean): string[] {
  const { answers, rejected, meta, rowsLeftOut, rowsLeftOutCount } = votes
  const rows = rowsLeftOut.map(({ line, reason: code, text }) => {
    const reason = t(`terms:voteRowReason.${code}`)
    const said = onOneLine(text)
    return said === ''
      ? t('cli:consensus.account.row', { line, reason })
      : t('cli:consensus.account.rowSays', { line, reason, text: said })
  })
  const more = rowsLeftOutCount - rowsLeftOut.length
  return [
    t('cli:consensus.account.answers', { count: answers }),
    ...(['repeats', 'peopleLeftOut', 'peopleInSeveral'] as const)
      .filter(what => votes[what] > 0)
      .map(what => t(`cli:consensus.account.${what}`, { count: votes[what] })),
    ...(isPolisAlone ? [t('cli:consensus.account.noComments')] : []),
    ...(rejected > 0 ? [t('cli:consensus.account.rejected', { count: rejected })] : []),
    ...(meta.length > 0 ? [t('cli:consensus.account.meta', { count: meta.length })] : []),
    ...meta.map(words => `  ${onOneLine(words)}`),
    ...(rowsLeftOutCount > 0 ? [t('cli:consensus.account.rowsLeftOut', { count: rowsLeftOutCount })] : []),
    ...rows.map(row => `  ${row}`),
    ...(more > 0 ? [`  ${t('cli:consensus.account.more', { count: more })}`] : []),
  ]
}

function answerOf({ outcome }: ConsensusRow, group: string): string {
  const counts = outcome.groups.find(({ perspectiveId }) => perspectiveId === group)?.counts
  return counts
    ? t('cli:consensus.mustHaveOf', { mustHave: counts['must-have'], ratings: counts.ratings })
    : t('cli:consensus.none')
}

const itemJson = ({ item, voice, outcome }: ConsensusRow) => ({
  id: item.id.replace(/^st-/, ''),
  words: item.words,
  place: voice.place,
  score: voice.score,
  consensus: voice.consensus,
  outcome: outcome.code,
  groups: outcome.groups.map(({ perspectiveId, counts, dontKnow, skipped }, index) => ({
    group: perspectiveId,
    ...counts,
    dontKnow,
    skipped,
    probability: voice.groups[index]?.probability ?? null,
  })),
})

/** The latest round counts: `consensusTable` takes the last. */
const workshopOf = ({ items, tallies, taking }: GatheredVotes, rule: Rule): Workshop => ({
  id: 'votes',
  title: '',
  question: '',
  heldOn: 0,
  taking: [...taking],
  rule,
  finalSay: '',
  items: [...items],
  tallies: [...tallies],
  agreed: [],
  source: '',
})
