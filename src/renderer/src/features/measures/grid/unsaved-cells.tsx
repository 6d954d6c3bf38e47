import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ErrorNotice } from '../../../ui/notices'
import { useColumnWords } from './use-cell-words'
import type { GridEdits } from './use-grid-edits'

/** The cells show what is stored: what could not be written is here, to be tried again or copied. */
export function UnsavedCells({ edits: { unsaved, tryAgain } }: { edits: GridEdits }) {
  const { t } = useTranslation('observationGrid')
  const columnWords = useColumnWords()
  const [first] = unsaved
  if (!first) return null
  const cells = unsaved.map(({ column, text }) => t('unsavedCell', { column: columnWords(column), text }))
  return (
    <ErrorNotice
      title={t('unsaved', { count: unsaved.length })}
      lost={cells.join(' · ')}
      next={first.reason}
      actions={
        <Button variant="default" onClick={tryAgain}>
          {t('tryAgain')}
        </Button>
      }
    />
  )
}
