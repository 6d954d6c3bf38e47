import { numberInWords } from '@core/measure/figure-words'
import type { Workshop } from '@core/project/entities'
import { Text, Title } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TableFrame } from '../../ui/table-frame'
import { RuleSentences } from './rule-sentences'
import { type GroupTaking, peopleTaking } from './taking-part'
import classes from './workshops.module.css'

/** Who took part, and the rule. */
export function WorkshopFacts({ workshop, groups }: { workshop: Workshop; groups: readonly GroupTaking[] }) {
  const { t } = useTranslation('workshops')
  return (
    <div className={classes.facts}>
      <section aria-labelledby="taking">
        <Title order={2} size="h3" id="taking" mb="sm">
          {t('taking')}
        </Title>
        <TableFrame caption={t('takingCaption')}>
          <thead>
            <tr>
              <th scope="col">{t('group')}</th>
              <th scope="col" data-number>
                {t('peopleColumn')}
              </th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ id, name, people }) => (
              <tr key={id}>
                <th scope="row" dir="auto">
                  {name}
                </th>
                <td data-number>{people === null ? '–' : numberInWords(people)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('everyone')}</th>
              <td data-number>{numberInWords(peopleTaking(workshop))}</td>
            </tr>
          </tbody>
        </TableFrame>
      </section>
      <section aria-labelledby="rule">
        <Title order={2} size="h3" id="rule" mb="sm">
          {t('rule')}
        </Title>
        <Text c="dimmed">{t(`ruleChosen.${workshop.ruleChosen ?? 'not-recorded'}`)}</Text>
        <RuleSentences rule={workshop.rule} />
      </section>
    </div>
  )
}
