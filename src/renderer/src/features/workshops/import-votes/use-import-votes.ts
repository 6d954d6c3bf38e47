import { added, edited } from '@core/change/change'
import { dayFromIso } from '@core/observation/day'
import type { Perspective, Rule, Workshop } from '@core/project/entities'
import { type Problem, problem } from '@core/result'
import { type PlainVotesProblem, plainVotes } from '@core/workshop/plain-votes'
import type { PolisProblem } from '@core/workshop/polis-votes'
import { noPolisComments, type PolisComments, polisComments, polisGathered } from '@core/workshop/polis-votes'
import { defaultRule } from '@core/workshop/rule'
import type { GatheredVotes, PerspectiveOfGroup } from '@core/workshop/votes-table'
import {
  type GroupInVotes,
  groupsInVotes,
  type VoteColumn,
  type VotesFormat,
  type VotesTable,
  type VotesTableProblem,
  votesFormat,
  votesTable,
} from '@core/workshop/votes-table'
import { useMemo, useState } from 'react'
import { useProject } from '../../../data/hooks'
import { newId } from '../../../data/new-id'
import { useCommit } from '../../../terms/actions'
import { useTranslation } from '../../../ui/use-translation'

/** What becomes of the people of one group. `name`: of a perspective that is added with the votes. */
export type GroupChoice =
  | { readonly as: 'perspective'; readonly id: string }
  | { readonly as: 'new'; readonly name: string }
  | { readonly as: 'left-out' }
/** By the value of the group column. */
type GroupChoices = ReadonlyMap<string, GroupChoice>

/** `Learnt experience` is what `Learnt (professional) experience` is called in short. */
const plainName = (name: string): string =>
  (name.replace(/\([^()]*\)/g, ' ').trim() || name).replace(/\s+/g, ' ').trim().toLowerCase()
const sameName = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase()

/** A perspective of the same name, else a new one; people who name no group are left out. `nameOf` names a new one. */
const proposedChoices = (
  groups: readonly GroupInVotes[],
  perspectives: readonly Perspective[],
  nameOf: (value: string) => string,
): GroupChoices =>
  new Map(
    groups.map(({ value }): [string, GroupChoice] => {
      if (value === '') return [value, { as: 'left-out' }]
      const known =
        perspectives.find(({ name }) => sameName(name, value)) ??
        perspectives.find(({ name }) => plainName(name) === plainName(value))
      return [value, known ? { as: 'perspective', id: known.id } : { as: 'new', name: nameOf(value) }]
    }),
  )

/**
 * Who the votes come from once they are in. A new perspective called like one that is there is that one, and two called alike
 * are one. `id` gives each new one its id.
 */
function perspectivesOfGroups(
  choices: GroupChoices,
  perspectives: readonly Perspective[],
  id: () => string,
): { perspectiveOf: PerspectiveOfGroup; added: Perspective[] } {
  const added: Perspective[] = []
  const perspectiveOf = new Map<string, string>()
  for (const [value, choice] of choices) {
    if (choice.as === 'left-out') continue
    if (choice.as === 'perspective') {
      perspectiveOf.set(value, choice.id)
      continue
    }
    const named = [...perspectives, ...added].find(({ name }) => sameName(name, choice.name))
    const perspective = named ?? { id: id(), name: choice.name.trim() }
    if (!named) added.push(perspective)
    perspectiveOf.set(value, perspective.id)
  }
  return { perspectiveOf, added }
}

export const steps = ['choose', 'match', 'tell'] as const
export type Step = (typeof steps)[number]

export type VotesProblem =
  | VotesTableProblem
  | PolisProblem
  | PlainVotesProblem
  | 'no-comments'
  | 'too-many-groups'
  | 'too-many-perspectives'
export type ShownVotesProblem = Problem<VotesProblem>

/** As many as a project can have. */
const mostPerspectives = 50

type ChosenVotes = { readonly name: string; readonly table: VotesTable; readonly format: VotesFormat }
type Comments = { readonly name: string; readonly value: PolisComments }
type OpenedFile = { name: string; bytes: Uint8Array }

/** What the person says about a vote. Its day is ISO, as the field gives it. */
export type Story = {
  readonly title: string
  readonly question: string
  readonly heldOn: string
  readonly source: string
  readonly variant: Rule['variant']
  readonly ruleChosen: NonNullable<Workshop['ruleChosen']>
  readonly finalSay: string
}
const emptyStory: Story = {
  title: '',
  question: '',
  heldOn: '',
  source: '',
  variant: defaultRule.variant,
  // The file cannot say that a rule was chosen in time: whoever knows has to say so.
  ruleChosen: 'after-vote',
  finalSay: '',
}

export type ImportVotesState = ReturnType<typeof useImportVotes>

/** Votes on their way in. Nothing is written before `save`, and nothing of who voted is written at all. */
export function useImportVotes() {
  const { t } = useTranslation('workshops')
  const project = useProject()
  const commit = useCommit()
  const [step, setStep] = useState<Step>('choose')
  const [votes, setVotes] = useState<ChosenVotes | null>(null)
  const [comments, setComments] = useState<Comments | null>(null)
  const [fileProblem, setFileProblem] = useState<ShownVotesProblem | null>(null)
  const [choices, setChoices] = useState<GroupChoices>(new Map())
  const [story, setStory] = useState(emptyStory)

  const matched = useMemo(() => {
    if (!votes) return null
    const { perspectiveOf, added: fresh } = perspectivesOfGroups(choices, project.perspectives, newId)
    const gathered = gatheredVotes(votes, perspectiveOf, comments?.value ?? noPolisComments, id =>
      t('statement', { id }),
    )
    if (project.perspectives.length + fresh.length > mostPerspectives) {
      return { gathered: problem('too-many-perspectives'), fresh }
    }
    return { gathered, fresh }
  }, [votes, choices, comments, project.perspectives, t])

  const match = (chosen: ChosenVotes) => {
    setVotes(chosen)
    const groups = groupsOf(chosen)
    const isPolis = chosen.format.format === 'polis'
    const named = (value: string) => (isPolis ? t('polisGroup', { group: value }) : value)
    setChoices(groups.length > mostPerspectives ? new Map() : proposedChoices(groups, project.perspectives, named))
  }

  const rule: Rule = { ...defaultRule, variant: story.variant }
  return {
    step,
    rule,
    votes,
    comments,
    choices,
    story,
    project,
    groups: votes ? groupsOf(votes) : [],
    problem: fileProblem ?? problemFoundIn(votes, matched?.gathered),
    gathered: matched?.gathered.ok ? matched.gathered.value : null,
    goTo: setStep,
    chooseVotes: (file: OpenedFile) => {
      const table = votesTable(file.bytes)
      setFileProblem(table.ok ? null : problem(table.problem, table.detail ?? file.name))
      if (!table.ok) return
      match({ name: file.name, table: table.value, format: votesFormat(table.value.header) })
      setStep('match')
    },
    chooseComments: (file: OpenedFile) => {
      const table = votesTable(file.bytes)
      const read = table.ok ? polisComments(table.value) : table
      setFileProblem(read.ok ? null : problem(read.problem, file.name))
      if (read.ok) setComments({ name: file.name, value: read.value })
    },
    startAgain: () => {
      setVotes(null)
      setComments(null)
      setFileProblem(null)
      setStep('choose')
    },
    changeColumn: (column: VoteColumn, place: number | null) => {
      if (votes) match({ ...votes, format: withColumn(votes.format, column, place) })
    },
    choose: (value: string, choice: GroupChoice) => setChoices(new Map(choices).set(value, choice)),
    tell: (fields: Partial<Story>) => setStory({ ...story, ...fields }),
    /** Answers the id of the workshop that was added; null: it was not, and the person has been told. */
    save: async (): Promise<string | null> => {
      if (!matched?.gathered.ok) return null
      const { items, tallies, taking } = matched.gathered.value
      const heldOn = dayFromIso(story.heldOn)
      if (!heldOn.ok) return null
      const workshop: Workshop = {
        id: newId(),
        title: story.title.trim(),
        question: story.question.trim(),
        heldOn: heldOn.value,
        taking: [...taking],
        rule,
        ruleChosen: story.ruleChosen,
        finalSay: story.finalSay.trim(),
        items: [...items],
        tallies: [...tallies],
        agreed: [],
        source: story.source.trim(),
      }
      const perspectives = [...project.perspectives, ...matched.fresh]
      const written = await commit('workshop.add', [
        edited('project', project, { ...project, perspectives }),
        added('workshop', workshop),
      ])
      return written ? workshop.id : null
    },
  }
}

function problemFoundIn(
  votes: ChosenVotes | null,
  gathered: { ok: true } | ShownVotesProblem | undefined,
): ShownVotesProblem | null {
  if (!votes) return null
  if (groupsOf(votes).length > mostPerspectives) return problem('too-many-groups')
  return gathered && !gathered.ok ? gathered : null
}

function gatheredVotes(
  { table, format }: ChosenVotes,
  perspectiveOf: ReadonlyMap<string, string>,
  comments: PolisComments,
  nameOf: (id: string) => string,
) {
  if (format.format === 'plain') return plainVotes(table, format.columns, perspectiveOf)
  return polisGathered(table, format.group ?? -1, perspectiveOf, { comments, nameOf })
}

export const columnOf = (format: VotesFormat, column: VoteColumn): number | null =>
  format.format === 'plain' ? format.columns[column] : column === 'person' ? format.person : format.group

function withColumn(format: VotesFormat, column: VoteColumn, place: number | null): VotesFormat {
  if (format.format === 'plain') return { ...format, columns: { ...format.columns, [column]: place } }
  return column === 'person' ? { ...format, person: place } : { ...format, group: place }
}

function groupsOf({ table, format }: ChosenVotes) {
  const group = columnOf(format, 'perspective')
  return group === null ? [] : groupsInVotes(table, columnOf(format, 'person'), group)
}

export type Gathered = GatheredVotes
