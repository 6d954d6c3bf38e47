import type { Workshop } from '@core/project/entities'
import { roundChanges, roundsHeld } from '@core/workshop/compare'
import type { RuleOutcome } from '@core/workshop/rule'
import { Text } from '@mantine/core'
import { useMemo } from 'react'
import { Section } from '../../ui/section'
import { TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { useAnswerFigure } from './group-answer'
import { OutcomeMark } from './outcome-mark'
import type { GroupTaking } from './taking-part'
import classes from './workshops.module.css'

const listed = 50

type RoundsComparedProps = { workshop: Workshop; groups: readonly GroupTaking[] }

/** The first round beside the last, the most moved proposals first. Nothing where there was one round. */
export function RoundsCompared({ workshop, groups }: RoundsComparedProps) {
  const { t } = useTranslation(['workshops', 'terms'])
  const figureOf = useAnswerFigure()
  const changes = useMemo(() => roundChanges(workshop), [workshop])
  if (changes.length === 0) return null
  const rounds = roundsHeld(workshop)
  const [first, last] = [rounds[0], rounds.at(-1)]
  const changed = changes.filter(({ before, after }) => before.code !== after.code).length
  const answer = ({ groups: outcomes }: RuleOutcome, id: string) => {
    const group = outcomes.find(({ perspectiveId }) => perspectiveId === id)
    return group ? figureOf(group) : t('terms:ruleOutcome.no-ratings')
  }
  return (
    <Section title={t('roundsTitle', { first, last })} mb={0}>
      <Text c="dimmed" mb="sm">
        {t('roundsHint')} {t('roundsChanged', { count: changed })}
      </Text>
      <TableFrame caption={t('roundsCaption', { shown: Math.min(listed, changes.length), all: changes.length })}>
        <thead>
          <tr>
            <th scope="col">{t('columnItem')}</th>
            <th scope="col">{t('roundSaid', { round: first })}</th>
            <th scope="col">{t('roundSaid', { round: last })}</th>
            {groups.map(({ id, name }) => (
              <th key={id} scope="col" dir="auto">
                {t('columnGroup', { name })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {changes.slice(0, listed).map(({ item, before, after }) => (
            <tr key={item.id}>
              <th scope="row" className={classes.itemCell} dir="auto">
                <span className={classes.itemWords}>{item.words}</span>
              </th>
              <td>
                <OutcomeMark code={before.code} />
              </td>
              <td>
                <OutcomeMark code={after.code} />
              </td>
              {groups.map(({ id }) => (
                <td key={id}>{t('fromTo', { from: answer(before, id), to: answer(after, id) })}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
    </Section>
  )
}
