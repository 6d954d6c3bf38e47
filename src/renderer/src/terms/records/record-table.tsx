import { sameValue } from '@core/change/change'
import { commentKey } from '@core/record/comments'
import type { KindOfRecord } from '@core/record/kinds'
import { type Field, type RecordRow, tagsIn } from '@core/record/record-kind'
import { nameOf } from '@core/record/row-names'
import { Anchor, Button, Group } from '@mantine/core'
import { type RefObject, useState } from 'react'
import { TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import { OpenComments } from '../comments/open-comments'
import { ChooseRow, type ChosenRows } from './choose-rows'
import { kindOf, type RecordWords } from './record-words'

/** So many rows of a list are shown at once. */
const mostShown = 200

type RecordTableProps = {
  kind: KindOfRecord
  rows: readonly RecordRow[]
  /** How many there are, shown or not. */
  all: number
  words: RecordWords
  cameFrom: RefObject<string | null>
  chosen: ChosenRows
  /** How many comments are open on what, by `commentKey`. */
  comments: ReadonlyMap<string, number>
  onOpen: (id: string) => void
}

/** The rows of a list of records, each with the columns that its kind lists. */
export function RecordTable({ kind, rows, all, words, cameFrom, chosen, comments, onOpen }: RecordTableProps) {
  const { t } = useTranslation('records')
  const focusOnReturn = (id: string) => (button: HTMLButtonElement | null) => {
    if (button === null || cameFrom.current !== id) return
    cameFrom.current = null
    button.focus()
  }
  const described = kindOf(kind)
  const isListed = (field: Field) =>
    // A column of tags only where there are any.
    field.type === 'tags' && field.name === 'tags'
      ? tagsIn(rows, 'tags').length > 0
      : (described.listed?.includes(field.name) ?? true)
  /** Where nobody names a group, nothing is said about groups. */
  const isNamed = ({ type, name }: Field) =>
    (type !== 'row' && type !== 'rows') || rows.some(row => row[name] !== null && !sameValue(row[name], []))
  const others = described.fields.filter(
    field => field.name !== described.nameField && isListed(field) && isNamed(field),
  )
  const [most, setMost] = useState(mostShown)
  const hidden = rows.length - most
  return (
    <>
      <TableFrame caption={<span role="status">{t('found', { count: rows.length, all })}</span>}>
        <thead>
          <tr>
            {chosen.choosing && (
              <th scope="col" data-no-print>
                {t('chosenColumn')}
              </th>
            )}
            <th scope="col">{words.field(described.nameField)}</th>
            {others.map(({ name, type }) => (
              <th scope="col" key={name} data-number={isNumber(type) || undefined}>
                {words.field(name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map(row => (
            <tr key={row.id}>
              {chosen.choosing && (
                <td data-no-print>
                  <ChooseRow chosen={chosen} id={row.id} name={nameOf(described, row, words.names) || t('noName')} />
                </td>
              )}
              <th scope="row" dir="auto">
                <Anchor
                  component="button"
                  type="button"
                  ta="start"
                  ref={focusOnReturn(row.id)}
                  onClick={() => onOpen(row.id)}
                >
                  {nameOf(described, row, words.names) || t('noName')}
                </Anchor>
                <OpenComments count={comments.get(commentKey({ kind, id: row.id })) ?? 0} />
              </th>
              {others.map(field => (
                <td key={field.name} dir="auto" data-number={isNumber(field.type) || undefined}>
                  {words.value(field, row[field.name])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {hidden > 0 && (
        <Group>
          <Button variant="default" onClick={() => setMost(most + mostShown)}>
            {t('showMore', { count: Math.min(hidden, mostShown) })}
          </Button>
        </Group>
      )}
    </>
  )
}

const isNumber = (type: string): boolean => type === 'amount' || type === 'count'
