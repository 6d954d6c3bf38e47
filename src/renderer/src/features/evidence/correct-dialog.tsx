import { type ObservationRead, type RejectionRow, readAgain } from '@core/import/correct-later'
import type { Mapping } from '@core/import/mapping'
import { type RejectionReason, rejectionReasons } from '@core/import/rejections'
import { flags } from '@core/observation/block'
import type { Result } from '@core/result'
import { dayInWords } from '@core/words/format'
import { Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Dialog } from '../../ui/dialog'
import { useTranslation } from '../../ui/use-translation'
import { useValueWords } from './import-wizard/use-value-words'

type CorrectDialogProps = {
  mapping: Mapping
  row: RejectionRow
  /** Why it was left out, and the place of the cell to blame. */
  reason: string
  column: number | null
  onClose: () => void
  /** What was typed, by place: only cells that are other than the file's. */
  onKeep: (typed: Readonly<Record<string, string>>) => void
}

const isKnownReason = (reason: string): reason is RejectionReason => rejectionReasons.some(known => known === reason)

/** The cells of a row that was left out, to be typed again, with what they come to while they are typed. */
export function CorrectDialog({ mapping, row, reason, column, onClose, onKeep }: CorrectDialogProps) {
  const { t } = useTranslation(['evidence', 'terms'])
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const [asked, setAsked] = useState(false)
  // Of a row that came in but for one cell, only that cell can be typed: the others are in already.
  const places = row.cell === null ? Object.keys(row.cells).map(Number) : [row.cell]
  const changed = Object.fromEntries(Object.entries(typed).filter(([place, text]) => text !== (row.cells[place] ?? '')))
  const read = readAgain(mapping, row, typed)
  const first = column !== null && places.includes(column) ? column : places[0]
  const submit = () => {
    setAsked(true)
    if (read.ok) return onKeep(changed)
  }
  const nameOf = (place: number) => mapping.columns[place]?.name || t('unnamedColumn', { number: place + 1 })
  const blamed = read.ok ? null : Number(read.detail ?? Number.NaN)
  return (
    <Dialog
      onClose={onClose}
      title={t('correctTitle', { line: row.line })}
      size="lg"
      action={{ label: t('correctKeep'), onChoose: submit }}
    >
      <Text>
        {t('correctWhy', {
          reason: isKnownReason(reason) ? t(`terms:rejection.${reason}`) : t('terms:rejectionOther', { code: reason }),
        })}
      </Text>
      {(reason === 'too-many-cells' || reason === 'too-few-cells') && <Text>{t('correctCells')}</Text>}
      {places.map(place => (
        <TextInput
          key={place}
          label={<span dir="auto">{nameOf(place)}</span>}
          dir="auto"
          maxLength={2000}
          {...(place === first && { 'data-autofocus': true })}
          value={typed[place] ?? row.cells[place] ?? ''}
          error={asked && blamed === place && !read.ok ? t(`terms:rejection.${read.problem}`) : null}
          onChange={event => setTyped({ ...typed, [place]: event.currentTarget.value })}
        />
      ))}
      <Outcome
        read={read}
        mapping={mapping}
        tells={asked ? blamed === null || !places.includes(blamed) : Object.keys(changed).length > 0}
      />
    </Dialog>
  )
}

type OutcomeProps = {
  read: Result<readonly ObservationRead[], RejectionReason>
  mapping: Mapping
  /** Whether to say why it would stay out: not before something was typed, nor where the field says it. */
  tells: boolean
}

const shownFirst = 6

/** What the row comes to as it stands in the fields. */
function Outcome({ read, mapping, tells }: OutcomeProps) {
  const { t } = useTranslation(['evidence', 'terms'])
  const inWords = useValueWords(mapping)
  return (
    <div role="status">
      {!read.ok && tells && <Text>{t('correctStill', { reason: t(`terms:rejection.${read.problem}`) })}</Text>}
      {read.ok && read.value.length === 0 && <Text>{t('correctCounts')}</Text>}
      {read.ok && read.value.length > 0 && (
        <>
          <Text>{t('correctComesIn', { count: read.value.length })}</Text>
          <ul>
            {read.value.slice(0, shownFirst).map((observation, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they have no ids yet and are replaced whole
              <li key={index} dir="auto">
                {[
                  inWords({ ...observation, flag: flags[observation.flag] }),
                  dayInWords(observation.day),
                  ...Object.values(observation.dimensions),
                ].join(' · ')}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
