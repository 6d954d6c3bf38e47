import { type LeftOut, type LeftOutReason, leftOutReasons } from '@core/import/left-out'
import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { TableFrame } from '../../ui/table-frame'

type LeftOutTableProps = {
  leftOut: readonly (Pick<LeftOut, 'line' | 'text'> & { readonly reason: string; readonly cellOnly?: boolean })[]
  /** How many there are, listed or not. */
  all: number
}

/** So many are put on the page at once. */
const shownFirst = 200

const isKnownReason = (reason: string): reason is LeftOutReason => leftOutReasons.some(known => known === reason)

/** Every row that was left out, with its line, its reason and its text. */
export function LeftOutTable({ leftOut, all }: LeftOutTableProps) {
  const { t } = useTranslation('evidence')
  const shown = leftOut.slice(0, shownFirst)
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
          </tr>
        </thead>
        <tbody>
          {shown.map(({ line, reason, text, cellOnly }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: one line may hold several cells with one reason; the list never changes
            <tr key={index}>
              <th scope="row" data-number>
                {line}
              </th>
              <td>
                {isKnownReason(reason) ? t(`reason.${reason}`) : t('reason.other', { code: reason })}
                {cellOnly && (
                  <Text size="sm" c="dimmed">
                    {t('cellOnly')}
                  </Text>
                )}
              </td>
              <td dir="auto">{text}</td>
            </tr>
          ))}
        </tbody>
      </TableFrame>
      {shown.length < all && (
        <Text size="sm" c="dimmed">
          {t('leftOutFirst', { shown: shown.length })}
        </Text>
      )}
    </Stack>
  )
}
