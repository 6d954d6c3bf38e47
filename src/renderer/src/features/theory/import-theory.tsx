import { theoryFromTable } from '@core/export/theory-from-table'
import type { TheoryRowReason } from '@core/export/theory-row'
import { ok } from '@core/result'
import { newId } from '../../data/new-id'
import { ImportTable } from '../../terms/import-table/import-table'
import { useTranslation } from '../../ui/use-translation'
import type { Theory } from './use-theory'
import words from './words.en.json'

/** A reason without words does not compile. */
words.rowReason satisfies Record<TheoryRowReason | 'closes-circle', string>

/** Elements, links, groups and assumptions out of a table. */
export function ImportTheory({ theory, onClose }: { theory: Theory; onClose: () => void }) {
  const { t } = useTranslation('theory')
  const read = (bytes: Uint8Array) => {
    const found = theoryFromTable(bytes, theory, { newId })
    if (!found.ok) return found
    const { changes, elements, links, frames, assumptions, leftOut, circles, from } = found.value
    const parts = [
      { key: 'wouldAddElements', count: elements.added },
      { key: 'wouldChangeElements', count: elements.changed },
      { key: 'wouldAddLinks', count: links.added },
      { key: 'wouldChangeLinks', count: links.changed },
      { key: 'wouldAddFrames', count: frames.added },
      { key: 'wouldChangeFrames', count: frames.changed },
      { key: 'wouldAddAssumptions', count: assumptions.added },
      { key: 'wouldChangeAssumptions', count: assumptions.changed },
      { key: 'wouldKeep', count: elements.same + links.same + frames.same + assumptions.same },
    ] as const
    const noted = (rows: typeof leftOut | typeof circles) =>
      rows.map(({ line, reason, text }) => ({ line, text, why: t(`rowReason.${reason}`) }))
    return ok({
      changes,
      from,
      effects: parts.flatMap(({ key, count }) => (count > 0 ? [t(key, { count })] : [])),
      skipped: noted(leftOut),
      doubtful: {
        caption: t('rowsInCircles', { count: circles.length }),
        means: t('circlesMeans'),
        rows: noted(circles),
      },
    })
  }
  return (
    <ImportTable
      title={t('bringInTitle')}
      lead={t('bringInLead')}
      action="theory.import"
      read={read}
      onClose={onClose}
    />
  )
}
