import { Text } from '@mantine/core'
import { ErrorNotice } from '../../../ui/notices'
import { Section } from '../../../ui/section'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import words from '../words.en.json'
import classes from '../workshops.module.css'
import type { Gathered, ShownVotesProblem, VotesProblem } from './use-import-votes'

/** What would be counted, and what would not and why. */
export function VotesAccount({ gathered }: { gathered: Gathered }) {
  const { t } = useTranslation(['workshops', 'terms'])
  const { items, taking, answers, repeats, peopleLeftOut, peopleInSeveral, rowsLeftOut, rowsLeftOutCount } = gathered
  const { rejected, meta } = gathered
  const people = taking.reduce((sum, group) => sum + group.people, 0)
  const rounds = new Set(gathered.tallies.map(({ round }) => round)).size
  const count = (value: number) => ({ count: value })
  return (
    <Section title={t('accountTitle')} order={3} mb="xs">
      <Text role="status" fw={600}>
        {[
          t('itemCount', { count: items.length }),
          t('answers', count(answers)),
          ...(peopleInSeveral === 0 ? [t('people', { count: people })] : []),
          t('rounds', { count: rounds }),
        ].join(' · ')}
      </Text>
      <ul className={classes.account}>
        {repeats > 0 && <li>{t('repeats', count(repeats))}</li>}
        {peopleLeftOut > 0 && <li>{t('peopleLeftOut', count(peopleLeftOut))}</li>}
        {peopleInSeveral > 0 && <li>{t('peopleInSeveral', count(peopleInSeveral))}</li>}
        {rejected > 0 && <li>{t('rejected', count(rejected))}</li>}
        {meta.length > 0 && (
          <li dir="auto">{t('metaStatements', { count: meta.length, statements: meta.join(' · ') })}</li>
        )}
        {rowsLeftOutCount > 0 && <li>{t('rowsLeftOut', count(rowsLeftOutCount))}</li>}
      </ul>
      {rowsLeftOut.length > 0 && (
        <TableFrame caption={t('leftOutCaption', { shown: rowsLeftOut.length, all: rowsLeftOutCount })}>
          <ColumnHeads columns={[{ number: t('line') }, t('reasonColumn'), t('textColumn')]} />
          <tbody>
            {rowsLeftOut.map(({ line, reason, text }) => (
              <tr key={line}>
                <td data-number>{line}</td>
                <td>{t(`terms:voteRowReason.${reason}`)}</td>
                <td dir="auto">{text}</td>
              </tr>
            ))}
          </tbody>
        </TableFrame>
      )}
    </Section>
  )
}

type Sentence = { title: string; next: string }

/** A problem without words does not compile. */
const sentences = words.problem satisfies Record<VotesProblem, Sentence>

/** What happened, that nothing was lost, what to do next. */
export function VotesProblemNotice({ problem }: { problem: ShownVotesProblem }) {
  const { t } = useTranslation('workshops')
  const code: keyof typeof sentences = problem.problem
  const about = { detail: problem.detail ?? '' }
  return (
    <ErrorNotice
      title={t(`problem.${code}.title`, about)}
      lost={t('nothingBroughtIn')}
      next={t(`problem.${code}.next`, about)}
    />
  )
}
