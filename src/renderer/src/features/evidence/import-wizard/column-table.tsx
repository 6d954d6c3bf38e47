import type { Mapping, Role } from '@core/import/mapping'
import { dayInWords, monthNames } from '@core/words/format'
import { Button, NativeSelect, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ColumnHeads, TableFrame } from '../../../ui/table-frame'
import { useTranslation } from '../../../ui/use-translation'
import classes from './import-wizard.module.css'
import { afterPrefix, type ColumnChoice, choiceOf, withColumnChoice, withPeriods, withYearEnd } from './mapping-edits'
import { DayField, periodChoices } from './mapping-questions'
import { Part } from './part'
import type { ImportWizardState } from './use-import-wizard'

/** When the figures are of: the month in which a year ends where the file speaks of years, or the day where no column says. */
function MappingDay({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation(['evidence', 'terms'])
  const { mapping, found, changeMapping } = wizard
  if (!mapping || !found) return null
  const saysYears = mapping.columns.some(
    ({ role }, place) => role.as === 'value-at' || (role.as === 'date' && (found.table.columns[place]?.years ?? 0) > 0),
  )
  const only = mapping.columns.flatMap(({ role }) => (role.as === 'date' ? [role.only] : []))[0]
  const hasDate = mapping.columns.some(({ role }) => role.as === 'date')
  const asksDay = found.preview.questions.some(({ code }) => code === 'ask-day' || code === 'day-not-needed')
  return (
    <>
      {saysYears && (
        <NativeSelect
          label={t('yearEnd')}
          description={t('yearEndHint')}
          maw="24rem"
          value={String(mapping.yearEndsIn)}
          data={monthNames().map((label, index) => ({ value: String(index + 1), label }))}
          onChange={event =>
            changeMapping(withYearEnd(mapping, Number(event.currentTarget.value), found.table), { rereads: true })
          }
        />
      )}
      {only !== null && (only !== undefined || found.preview.warnings.includes('periods-differ')) && (
        <NativeSelect
          label={t('periodsCount')}
          maw="24rem"
          value={only ?? ''}
          data={[
            ...(only === undefined ? [{ value: '', label: t('periodsAll') }] : []),
            ...periodChoices.map(value => ({ value, label: t(`terms:periodUnit.${value}`) })),
          ]}
          onChange={event => {
            const chosen = periodChoices.find(each => each === event.currentTarget.value)
            if (chosen) changeMapping(withPeriods(mapping, chosen), { rereads: true })
          }}
        />
      )}
      {mapping.day !== null && !hasDate && !asksDay && <DayField wizard={wizard} />}
    </>
  )
}

/** With more columns than this, those that are left out are folded away. */
const foldedFrom = 12

/** On a narrow screen the words need more than one line. */
const wraps = { label: { whiteSpace: 'normal' } } as const

/** Why a column is proposed to be left out. */
function UnusedReason({ role }: { role: Role | undefined }) {
  const { t } = useTranslation('terms')
  if (role?.as !== 'ignore' || role.because === undefined) return null
  return (
    <Text size="sm" c="dimmed">
      {t(`unused.${role.because}`)}
    </Text>
  )
}

/** Every column with what is in it and what it becomes. */
export function ColumnTable({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { found, mapping, proposed, changeMapping } = wizard
  const [all, setAll] = useState(false)
  if (!found || !mapping || !proposed) return null
  const columns = found.preview.columns
  const isOut = (place: number) => mapping.columns[place]?.role.as === 'ignore'
  const out = columns.filter(({ place }) => isOut(place)).length
  const folds = columns.length > foldedFrom && out > 0 && out < columns.length
  const shown = folds && !all ? columns.filter(({ place }) => !isOut(place)) : columns
  const nameOf = (place: number) => columns[place]?.name || t('unnamedColumn', { number: place + 1 })
  return (
    <Part title={t('columnsTitle')}>
      <MappingDay wizard={wizard} />
      <TableFrame caption={t('columnsCaption')}>
        <ColumnHeads columns={[t('column'), t('holds'), t('becomes')]} />
        <tbody>
          {shown.map(({ place, samples, sameNameAs, dates }) => (
            <tr key={place} data-out={isOut(place)} className={classes.column}>
              <th scope="row" dir="auto">
                {nameOf(place)}
                <UnusedReason role={mapping.columns[place]?.role} />
                {sameNameAs !== null && (
                  <Text size="sm" c="dimmed">
                    {t('sameNameAs', { number: sameNameAs + 1 })}
                  </Text>
                )}
              </th>
              <td className={classes.samples} dir="auto">
                {samples.slice(0, 4).join(' · ')}
                {dates.slice(0, 4).map(({ text, firstDay, lastDay }) => (
                  <Text key={text} size="sm" c="dimmed">
                    {text} = {firstDay === lastDay ? '' : `${dayInWords(firstDay)} – `}
                    {dayInWords(lastDay)}
                  </Text>
                ))}
              </td>
              <td>
                <NativeSelect
                  aria-label={t('becomesOf', { name: nameOf(place) })}
                  value={choiceOf(mapping.columns[place]?.role ?? { as: 'ignore' })}
                  data={choicesOf(place, mapping, proposed.mapping).map(value => ({
                    value,
                    label: choiceWords(value, place),
                  }))}
                  onChange={event => {
                    const chosen = choicesOf(place, mapping, proposed.mapping).find(
                      value => value === event.currentTarget.value,
                    )
                    if (chosen) {
                      changeMapping(withColumnChoice(mapping, place, chosen, proposed), { rereads: true })
                    }
                  }}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {folds && (
        <Stack align="flex-start">
          <Button
            variant="subtle"
            h="auto"
            mih="2.75rem"
            styles={wraps}
            onClick={() => setAll(!all)}
            aria-expanded={all}
          >
            {all ? t('hideColumns') : t('showAllColumns', { count: out })}
          </Button>
        </Stack>
      )}
    </Part>
  )

  function choiceWords(choice: ColumnChoice, place: number): string {
    const dimension = afterPrefix(choice, 'dimension')
    if (dimension === 'place') return t('choice.place')
    if (dimension === 'group') return t('choice.group')
    if (dimension !== null) return t('choice.dimension', { dimension })
    const key = afterPrefix(choice, 'denominator')
    if (key === '') return t('choice.denominatorAny')
    if (key !== null) return t('choice.denominator', { measure: titleOf(key) })
    if (choice === 'value-at') {
      const role = [mapping, proposed?.mapping]
        .map(each => each?.columns[place]?.role)
        .find(each => each?.as === 'value-at')
      return t('choice.value-at', { day: role?.as === 'value-at' ? dayInWords(role.day) : '' })
    }
    // The prefixes are dealt with above: what is left is a plain choice.
    return t(`choice.${choice as 'ignore' | 'date' | 'value' | 'measure-name' | 'date-part' | 'notes'}`)
  }

  function titleOf(key: string): string {
    const target = mapping?.measures.find(measure => measure.key === key)?.target
    return target?.as === 'new' ? target.title : (wizard.measureTitle(target?.measureId ?? '') ?? key)
  }
}

/** What a column can become: what it is, what it was proposed to be, and what any column can be. */
function choicesOf(place: number, mapping: Mapping, proposed: Mapping): ColumnChoice[] {
  const now = mapping.columns[place]?.role
  const first = proposed.columns[place]?.role
  const heading = mapping.columns[place]?.name.trim().slice(0, 100).toLowerCase()
  const denominators = mapping.measures
    .filter(({ key }) => now === undefined || !('measure' in now) || now.measure !== key)
    .slice(0, 20)
    .map(({ key }): ColumnChoice => `denominator ${key}`)
  const choices: ColumnChoice[] = [
    'ignore',
    ...(first ? [choiceOf(first)] : []),
    ...(now ? [choiceOf(now)] : []),
    'value',
    'date',
    'dimension place',
    'dimension group',
    `dimension ${heading || `column ${place + 1}`}`,
    ...denominators,
  ]
  return [...new Set(choices)]
}
