import { type LeftOutReason, leftOutReasons } from '@core/import/left-out'
import { Button, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { TableFrame } from '../../ui/table-frame'

/** A row or a cell that was left out. `cell`: the one cell of a row that came in otherwise. */
export type ListedLeftOut = {
  readonly line: number
  readonly reason: string
  readonly text: string
  readonly cell?: number | undefined
}

type LeftOutTableProps<Entry extends ListedLeftOut> = {
  leftOut: readonly Entry[]
  /** How many there are, listed or not. */
  all: number
  /** Absent: none can be put right here. */
  onPutRight?: ((entry: Entry) => void) | undefined
  canPutRight?: ((entry: Entry) => boolean) | undefined
}

/** So many are put on the page at once. */
const shownAtOnce = 100

const isKnownReason = (reason: string): reason is LeftOutReason => leftOutReasons.some(known => known === reason)

/** Every row that was left out, with its line, its reason and its text, and a way to put it right. */
export function LeftOutTable<Entry extends ListedLeftOut>({
  leftOut,
  all,
  onPutRight,
  canPutRight = () => true,
}: LeftOutTableProps<Entry>) {
  const { t } = useTranslation('evidence')
  const [most, setMost] = useState(shownAtOnce)
  const shown = leftOut.slice(0, most)
  const offers = onPutRight !== undefined && leftOut.some(canPutRight)
  return (
    <Stack gap="xs">
      <TableFrame caption={t('leftOutCaption')}>
        <thead>
          <tr>
            <th scope="col" data-number>
              {t('line')}
            </th>
            <th scope="col">{t('reasonColumn')}</th>
            <th scope="col">{t('textColumn')}</th>
            {offers && <th scope="col">{t('putRightColumn')}</th>}
          </tr>
        </thead>
        <tbody>
          {shown.map((entry, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one line may hold several cells with one reason; the list is replaced whole
            <tr key={index}>
              <th scope="row" data-number>
                {entry.line}
              </th>
              <td>
                {isKnownReason(entry.reason) ? t(`reason.${entry.reason}`) : t('reason.other', { code: entry.reason })}
                {entry.cell !== undefined && (
                  <Text size="sm" c="dimmed">
                    {t('cellOnly')}
                  </Text>
                )}
              </td>
              <td dir="auto">{entry.text}</td>
              {offers && (
                <td>
                  {canPutRight(entry) && (
                    <Button
                      size="compact-md"
                      variant="subtle"
                      aria-label={t('putRightOf', { line: entry.line })}
                      onClick={() => onPutRight(entry)}
                    >
                      {t('putRight')}
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
