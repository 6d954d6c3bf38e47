import { numberInWords } from '@core/measure/figure-words'
import { type VoteColumn, voteColumns } from '@core/workshop/votes-table'
import { Anchor, Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { IconLetterCase, IconUsersGroup } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '../../../data/hooks'
import { useTitleProblem } from '../../../terms/title-problem'
import { HintNotice } from '../../../ui/hints'
import { ErrorNotice } from '../../../ui/notices'
import { Section } from '../../../ui/section'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import { WizardStep } from '../../../ui/wizard'
import classes from '../workshops.module.css'
import type { GroupChoice } from './use-import-votes'
import { columnOf, type ImportVotesState } from './use-import-votes'
import { VotesAccount, VotesProblemNotice } from './votes-account'

const polisColumns = ['person', 'perspective'] as const satisfies readonly VoteColumn[]

/** Which column is what, and which group stands for which perspective, with what would be counted. */
export function MatchGroups({ bringVotes }: { bringVotes: ImportVotesState }) {
  const { t } = useTranslation(['workshops', 'terms'])
  const titleProblem = useTitleProblem()
  const { votes, comments, problem, gathered, choices } = bringVotes
  if (!votes) return null
  const isPolis = votes.format.format === 'polis'
  const named = [...choices.values()].every(choice => choice.as !== 'new' || titleProblem(choice.name) === null)
  return (
    <WizardStep
      wide
      problem={problem && <VotesProblemNotice problem={problem} />}
      onPrevious={bringVotes.startAgain}
      next={{ disabled: !gathered || problem !== null || !named, onChoose: () => bringVotes.goTo('tell') }}
    >
      <Group justify="space-between">
        <Text fw={600} dir="auto">
          {t('fileNamed', { name: votes.name })}
        </Text>
        <Anchor component="button" type="button" onClick={bringVotes.startAgain}>
          {t('chooseAnother')}
        </Anchor>
      </Group>
      {!votes.table.encodingIsCertain && (
        <HintNotice icon={<IconLetterCase aria-hidden />} title={t('lettersTitle')}>
          {t('letters', { encoding: t(`terms:encoding.${votes.table.encoding}`) })}
        </HintNotice>
      )}
      <Group align="flex-start" gap="md">
        {(isPolis ? polisColumns : voteColumns).map(column => (
          <ColumnSelect key={column} column={column} bringVotes={bringVotes} />
        ))}
      </Group>
      {isPolis && (
        <Group>
          <FileButton variant="default" label={t('chooseComments')} onChoose={bringVotes.chooseComments} />
          <Text dir="auto">
            {comments
              ? t('commentsFrom', { name: comments.name, count: comments.value.words.size })
              : t('commentsHint')}
          </Text>
        </Group>
      )}
      <GroupTable bringVotes={bringVotes} />
      {gathered && <VotesAccount gathered={gathered} />}
    </WizardStep>
  )
}

function ColumnSelect({ column, bringVotes }: { column: VoteColumn; bringVotes: ImportVotesState }) {
  const { t } = useTranslation('workshops')
  const { votes, changeColumn } = bringVotes
  if (!votes) return null
  const place = columnOf(votes.format, column)
  return (
    <NativeSelect
      label={t(`column.${column}`)}
      value={place === null ? '' : String(place)}
      maw="16rem"
      data={[
        { value: '', label: t('columnNone') },
        ...votes.table.header.map((name, index) => ({
          value: String(index),
          label: name === '' ? t('columnUnnamed', { number: index + 1 }) : name,
        })),
      ]}
      onChange={event =>
        changeColumn(column, event.currentTarget.value === '' ? null : Number(event.currentTarget.value))
      }
    />
  )
}

function GroupTable({ bringVotes }: { bringVotes: ImportVotesState }) {
  const { t } = useTranslation('workshops')
  const { groups, choices, votes } = bringVotes
  if (choices.size === 0) return null
  return (
    <Section title={t('groupsTitle')} order={3} mb="xs">
      {votes?.format.format === 'polis' ? (
        <HintNotice icon={<IconUsersGroup aria-hidden />}>{t('groupsFound')}</HintNotice>
      ) : (
        <Text c="dimmed">{t('groupsHint')}</Text>
      )}
      <div className={classes.groupTable}>
        <TableFrame caption={t('groupsCaption')}>
          <ColumnHeads columns={[t('groupInFile'), { number: t('peopleColumn') }, t('groupBecomes')]} />
          <tbody>
            {groups.map(({ value, people }) => (
              <tr key={value}>
                <th scope="row" dir="auto">
                  {value === '' ? t('noGroup') : value}
                </th>
                <td data-number>{numberInWords(people)}</td>
                <td>
                  <ChoiceFields value={value} bringVotes={bringVotes} />
                </td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      </div>
    </Section>
  )
}

function ChoiceFields({ value, bringVotes }: { value: string; bringVotes: ImportVotesState }) {
  const { t } = useTranslation('workshops')
  const titleProblem = useTitleProblem()
  const { choices, choose, project } = bringVotes
  const choice = choices.get(value)
  if (!choice) return null
  const group = value === '' ? t('noGroup') : value
  const chosen = (code: string): GroupChoice => {
    if (code === 'new') return { as: 'new', name: value }
    return code === 'left-out' ? { as: 'left-out' } : { as: 'perspective', id: code.slice('id '.length) }
  }
  return (
    <Stack gap="xs" miw="13rem">
      <NativeSelect
        aria-label={t('groupBecomesOf', { group })}
        value={choice.as === 'perspective' ? `id ${choice.id}` : choice.as}
        data={[
          ...project.perspectives.map(({ id, name }) => ({ value: `id ${id}`, label: name })),
          { value: 'new', label: t('groupNew') },
          { value: 'left-out', label: t('groupLeftOut') },
        ]}
        onChange={event => choose(value, chosen(event.currentTarget.value))}
      />
      {choice.as === 'new' && (
        <TextInput
          aria-label={t('groupNewNameOf', { group })}
          value={choice.name}
          error={titleProblem(choice.name)}
          onChange={event => choose(value, { as: 'new', name: event.currentTarget.value })}
        />
      )}
    </Stack>
  )
}

type FileButtonProps = {
  label: string
  size?: 'md' | 'lg'
  variant?: string
  onChoose: (file: { name: string; bytes: Uint8Array }) => void
}

/** Asks for a CSV file. Says so where it could not be opened. */
export function FileButton({ label, onChoose, size = 'md', variant = 'filled' }: FileButtonProps) {
  const { t } = useTranslation('workshops')
  const { host } = useSession()
  const [failed, setFailed] = useState(false)
  const open = async () => {
    setFailed(false)
    try {
      const file = await host.openFile({ kinds: ['csv'] })
      if (file) onChoose(file)
    } catch {
      setFailed(true)
    }
  }
  return (
    <>
      <Button size={size} variant={variant} onClick={open}>
        {label}
      </Button>
      {failed && <ErrorNotice title={t('openFailed')} lost={t('nothingBroughtIn')} next={t('openFailedNext')} />}
    </>
  )
}
