import { ruleVariants, type Workshop } from '@core/project/entities'
import { outcomesByRule } from '@core/workshop/compare'
import { Text } from '@mantine/core'
import { useMemo } from 'react'
import common from '../../ui/common.module.css'
import { Section } from '../../ui/section'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { OutcomeMark } from './outcome-mark'
import classes from './workshops.module.css'

const codes = ['in', 'to-discuss', 'out'] as const
const listed = 50

/** What each rule would have given, side by side. */
export function OtherRules({ workshop }: { workshop: Workshop }) {
  const { t } = useTranslation(['workshops', 'terms'])
  const rows = useMemo(() => outcomesByRule(workshop), [workshop])
  const differing = rows.filter(({ outcomes }) => new Set(Object.values(outcomes)).size > 1)
  const name = (variant: (typeof ruleVariants)[number]) => t(`variant.${variant}`)
  return (
    <Section title={t('otherRules')} mb={0}>
      <Text c="dimmed" mb="sm">
        {t('otherRulesHint')}
      </Text>
      <TableFrame caption={t('otherRulesCaption')}>
        <ColumnHeads columns={[t('rule'), ...codes.map(code => ({ number: t(`terms:ruleOutcome.${code}`) }))]} />
        <tbody>
          {ruleVariants.map(variant => (
            <tr key={variant}>
              <th scope="row">
                {variant === workshop.rule.variant ? t('ruleUsed', { rule: name(variant) }) : name(variant)}
              </th>
              {codes.map(code => (
                <td key={code} data-number>
                  {rows.filter(({ outcomes }) => outcomes[variant] === code).length}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      <Text mt="sm">{t('rulesDiffer', { count: differing.length })}</Text>
      {differing.length > 0 && (
        <details className={`${common.details} ${classes.details}`}>
          <summary>{t('rulesDifferShow')}</summary>
          <TableFrame
            caption={t('rulesDifferCaption', { shown: Math.min(listed, differing.length), all: differing.length })}
          >
            <ColumnHeads columns={[t('columnItem'), ...ruleVariants.map(name)]} />
            <tbody>
              {differing.slice(0, listed).map(({ item, outcomes }) => (
                <tr key={item.id}>
                  <th scope="row" className={classes.itemCell} dir="auto">
                    <span className={classes.itemWords}>{item.words}</span>
                  </th>
                  {ruleVariants.map(variant => (
                    <td key={variant}>
                      <OutcomeMark code={outcomes[variant]} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </TableFrame>
        </details>
      )}
    </Section>
  )
}
