import { type RejectionReason, rejectionReasons } from '@core/import/rejections'
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'

/** A row or a cell that was left out. `cell`: the one cell of a row that came in otherwise. */
export type ListedRejection = {
  readonly line: number
  readonly reason: string
  readonly text: string
  readonly cell?: number | undefined
}

type RejectionTableProps<Entry extends ListedRejection> = {
  leftOut: readonly Entry[]
  /** How many there are, listed or not. */
  all: number
  /** Absent: none can be put right here. */
  onCorrect?: ((entry: Entry) => void) | undefined
  canCorrect?: ((entry: Entry) => boolean) | undefined
}

/** So many are put on the page at once. */
const shownAtOnce = 100

const isKnownReason = (reason: string): reason is RejectionReason => rejectionReasons.some(known => known === reason)

/** Every row that was left out, with its line, its reason and its text, and a way to put it right. */
export function RejectionTable<Entry extends ListedRejection>({
  leftOut,
  all,
  onCorrect,
  canCorrect = () => true,
}: RejectionTableProps<Entry>) {
  const { t } = useTranslation(['evidence', 'terms'])
  const [most, setMost] = useState(shownAtOnce)
  const shown = leftOut.slice(0, most)
  const offers = onCorrect !== undefined && leftOut.some(canCorrect)
  return (
    <Stack gap="xs">
      <TableFrame caption={t('leftOutCaption')}>
        <ColumnHeads
          columns={[{ number: t('line') }, t('reasonColumn'), t('textColumn'), offers && t('correctColumn')]}
        />
        <tbody>
          {shown.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one line may hold several cells with one reason; the list is replaced whole
            <tr key={index}>
              <th scope="row" data-number>
                {entry.line}
              </th>
              <td>
                {isKnownReason(entry.reason)
                  ? t(`terms:rejection.${entry.reason}`)
                  : t('terms:rejectionOther', { code: entry.reason })}
                {entry.cell !== undefined && (
                  <Text size="sm" c="dimmed">
                    {t('cellOnly')}
                  </Text>
                )}
              </td>
              <td dir="auto">{entry.text}</td>
              {offers && (
                <td>
                  {canCorrect(entry) && (
                    <Button
                      size="compact-md"
                      variant="subtle"
                      aria-label={t('correctOf', { line: entry.line })}
                      onClick={() => onCorrect(entry)}
                    >
                      {t('correct')}
                    </Button>
                  )}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {shown.length < leftOut.length && (
        <div>
          <Button variant="subtle" onClick={() => setMost(most + shownAtOnce)}>
            {t('leftOutMore', { count: Math.min(shownAtOnce, leftOut.length - shown.length) })}
          </Button>
        </div>
      )}
      {leftOut.length < all && shown.length === leftOut.length && (
        <Text size="sm" c="dimmed">
          {t('leftOutFirst', { shown: leftOut.length })}
        </Text>
      )}
    </Stack>
  )
}
