import type { Change } from '@core/change/change'
import { mainTheory } from '@core/project/entities'
import { recordKinds } from '@core/record/kinds'
import type { RowNames } from '@core/record/row-names'
import { type ToldChange, type ToldPlace, toldChanges, toldOnBoard, toldPlaces } from '@core/record/told-history'
import { monthNames } from '@core/words/format'
import { Anchor } from '@mantine/core'
import { Link } from 'react-router'
import { addressOfRow } from '../../terms/address-of-row'
import { fieldInWords } from '../../terms/records/record-words'
import common from '../../ui/common.module.css'
import { useTranslation } from '../../ui/use-translation'
import { aboutOf, type Told } from './history-steps'

/** What a step did to one row: its name, the way to it, and what it was before. */
export function ChangeInWords({ change, rows: { names, isThere, rowOf } }: { change: Change; rows: Told }) {
  const { t } = useTranslation('history')
  const told = useToldWords(change, names)
  const { kind, id, before, after } = change
  const what = before === null ? 'added' : after === null ? 'removed' : 'edited'
  const name = nameOfChange(change, { names, rowOf }) || t('unnamed')
  const { told: fields, rest } = toldChanges(change)
  const placeWords = (place: ToldPlace): string =>
    'theory' in place && place.theory !== mainTheory
      ? t(`placeIn.${place.what}`, { theory: names('element').get(place.theory) ?? t('unnamed') })
      : t(`place.${place.what}`)
  const words = fields.map(told).filter(Boolean)
  const onBoard = toldOnBoard(change)
  return (
    <>
      <RowName name={name} to={isThere(kind, id) ? addressOfChange(change, rowOf) : null} />
      {(what !== 'edited' || rest) && ` ${t(`what.${what}`)}`}
      {toldPlaces(change).map(place => ` ${placeWords(place)}`)}
      {onBoard.length > 0 && (
        <ul>
          {onBoard.map(({ entry, from, to }) => (
            <li key={entry.id}>
              <RowName
                name={names(entry.kind).get(entry.id) ?? t('unnamed')}
                to={isThere(entry.kind, entry.id) ? addressOfRow(entry.kind, entry.id) : null}
              />{' '}
              {from === null
                ? t('onBoard.added')
                : to === null
                  ? t('onBoard.removed')
                  : t('onBoard.moved', { from, to })}
            </li>
          ))}
        </ul>
      )}
      {words.length > 0 && (
        <ul>
          {words.map(line => (
            <li key={line} className={common.written ?? ''}>
              {line}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** `to`: its address in the project; null: it is gone. */
function RowName({ name, to }: { name: string; to: string | null }) {
  if (to === null) return <bdi>{name}</bdi>
  return (
    <Anchor component={Link} to={`../${to}`} relative="path" underline="always" dir="auto">
      {name}
    </Anchor>
  )
}

/** A value by hand and a rubric's judging are shown with their measure, a comment with what it is about. */
function nameOfChange({ kind, id, before, after }: Change, { names, rowOf }: Pick<Told, 'names' | 'rowOf'>): string {
  const about = aboutOf(kind, rowOf(kind, id))
  if (about) return names(about.kind).get(about.id) ?? ''
  const measureId = (after ?? before)?.measureId
  if (typeof measureId === 'string' && (kind === 'observation' || kind === 'rubricJudging'))
    return names('measure').get(measureId) ?? ''
  const title = after?.title ?? after?.fileName ?? before?.title ?? before?.fileName
  const known = names(kind).get(id)
  if (known !== undefined && known !== id) return known
  return typeof title === 'string' ? title : ''
}

const addressOfChange = (change: Change, rowOf: Told['rowOf']): string => {
  const { kind, id, before, after } = change
  if (kind === 'project') return toldOnBoard(change).length > 0 ? 'overview?view=board' : 'settings'
  const row = rowOf(kind, id)
  if (row && 'about' in row && typeof row.about === 'object' && 'kind' in row.about) {
    const { about } = row
    if (about.kind === 'imported-value') return addressOfRow(kind, id, { kind: 'measure-values', id: about.measureId })
    return addressOfRow(kind, id, about)
  }
  const of = (after ?? before)?.measureId ?? (after ?? before)?.period ?? ''
  return addressOfRow(kind, id, { kind: 'measure', id: String(of) })
}

/** A field before and after, as people read it. */
function useToldWords({ kind }: Change, names: RowNames) {
  const { t } = useTranslation(['history', 'kinds', 'terms'])
  const { t: records } = useTranslation('records')
  const isRecord = kind in recordKinds
  // Which fields and choices there are is data: a test holds that each has words.
  const say = (key: string) => t(key as 'title')
  const choice = (name: string, each: string) => {
    if (name === 'yearStart') return monthNames()[Number(each) - 1] ?? each
    return say(isRecord ? `kinds:${kind}.choices.${name}.${each}` : `terms:${name}.${each}`)
  }
  const value = (field: ToldChange['field'], given: unknown) =>
    fieldInWords(field, given, { t: records, names, choice })
  return ({ field, before, after, period }: ToldChange): string => {
    const told = {
      field:
        period === null
          ? say(isRecord ? `kinds:${kind}.fields.${field.name}` : `field.${kind}.${field.name}`)
          : t('target', { period: names('reportingPeriod').get(period) ?? period }),
      before: value(field, before),
      after: value(field, after),
    }
    if (told.after === '' && told.before === '') return ''
    return records(told.before === '' ? 'fieldSet' : told.after === '' ? 'fieldEmptied' : 'fieldBecame', told)
  }
}
