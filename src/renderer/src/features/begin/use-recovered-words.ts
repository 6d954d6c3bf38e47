import type { JournalSetAside } from '@core/host-api'
import { useTranslation } from 'react-i18next'
import type { RecoveredFrom } from '../../data/recover-project'
import { timeInWords } from '../../terms/today'

/** Says what a recovery could not bring back, in one notice; `null`: everything that was saved is back. */
export function useRecoveredWords(damagedJournals: readonly JournalSetAside[]) {
  const { t } = useTranslation('begin')
  return (recovered: RecoveredFrom): string | null => {
    const { commitsMissing, lastAt, journal, importsLost, attachmentsLost } = recovered
    const when = lastAt === null ? t('theBeginning') : timeInWords(lastAt)
    const name = damagedJournals[0]?.name ?? ''
    const sentences = [
      commitsMissing > 0 &&
        t(journal === 'whole' ? 'changesMissing' : 'atLeastMissing', { count: commitsMissing, when }),
      commitsMissing === 0 && journal !== 'whole' && t('maybeMissing', { when }),
      journal === 'gone' && t('recordGone'),
      journal === 'damaged' && t('recordDamaged', { name }),
      importsLost.length > 0 && t('importsLost', { files: importsLost.join(', ') }),
      attachmentsLost.length > 0 && t('attachmentsLost', { titles: attachmentsLost.join(', ') }),
    ].filter(sentence => sentence !== false)
    return sentences.length > 0 ? sentences.join(' ') : null
  }
}
