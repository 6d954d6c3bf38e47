import type { KindOfRecord } from '@core/record/kinds'
import { kindsNaming, type Naming, namedIn, tellingFields } from '@core/record/references'
import { rowInWords } from '@core/words/format'
import { Anchor, Button, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { useRead, useSession } from '../../data/hooks'
import { useTranslation } from '../../ui/use-translation'
import { addressOfRow } from '../address-of-row'
import { kindOf, rowsOfKinds, useRecordWords } from './record-words'

type NamedInProps = { kind: KindOfRecord; id: string }

/** Where a record is named: what hangs on it, to go to. Read only once somebody opens it. */
export function NamedIn({ kind, id }: NamedInProps) {
  const { t } = useTranslation('records')
  const [opened, setOpened] = useState(false)
  if (kindsNaming(kind).length === 0) return null
  return (
    <details data-no-print onToggle={event => setOpened(event.currentTarget.open)}>
      <summary>{t('namedIn')}</summary>
      {opened && <Namings kind={kind} id={id} />}
    </details>
  )
}

function Namings({ kind, id }: NamedInProps) {
  const { t } = useTranslation('records')
  const { db } = useSession()
  const kinds = kindsNaming(kind)
  const namings = useRead({
    key: `what names ${kind} ${id}`,
    madeOf: kinds,
    load: async () => namedIn(kind, id, await rowsOfKinds(db, kinds)),
  })
  if (namings === undefined) return <Text role="status">{t('reading')}</Text>
  if (namings.length === 0) return <Text>{t('namedNowhere')}</Text>
  return namings.map(naming => <NamingsOfKind key={naming.kind} naming={naming} of={kind} id={id} />)
}

/** So many of a kind are listed at once. */
const mostListed = 20

function NamingsOfKind({ naming: { kind, rows }, of, id }: { naming: Naming; of: KindOfRecord; id: string }) {
  const { t } = useTranslation('records')
  const words = useRecordWords(kind)
  const [most, setMost] = useState(mostListed)
  if (!words) return null
  const hidden = rows.length - most
  const label = (row: Naming['rows'][number]) =>
    rowInWords(
      tellingFields(kind, row, of, id)
        .map(field => words.value(field, row[field.name]))
        .filter(Boolean),
    )
  return (
    <>
      <Text fw={600}>{words.say('many')}</Text>
      <ul>
        {rows.slice(0, most).map(row => (
          <li key={row.id} dir="auto">
            <Anchor component={Link} to={`../${addressOfRow(kind, row.id)}`} relative="path">
              {/* What is kept apart is not told on another page. */}
              {(!kindOf(kind).keptApart && label(row)) || words.say('many')}
            </Anchor>
          </li>
        ))}
      </ul>
      {hidden > 0 && (
        <Button variant="default" onClick={() => setMost(rows.length)}>
          {t('showMore', { count: hidden })}
        </Button>
      )}
    </>
  )
}
