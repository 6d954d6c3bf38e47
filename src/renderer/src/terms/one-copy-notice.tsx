import { IconAlertCircle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { host } from '../host'
import { linkProblem, onLetIn } from '../host-key'
import { useTranslation } from '../ui/use-translation'
import classes from './one-copy-notice.module.css'

/**
 * Says so where this page may not ask the host, so that no second copy is kept, and how to get a link that lets it in. Nothing where
 * it may, or has no answer yet. `withLink`: also why the link that this page was opened with did not do.
 */
export function OneCopyNotice({ withLink = false }: { withLink?: boolean }) {
  const { t } = useTranslation('terms')
  const secondCopy = useKeepsSecondCopy()
  if (secondCopy) return null
  const problem = withLink ? linkProblem() : null
  return (
    <section className={classes.notice} aria-label={t('notice')}>
      <IconAlertCircle size={22} aria-hidden />
      <div className={classes.words}>
        {problem && (
          <p>
            <strong>{t(`linkProblem.${problem}`)}</strong> {problem === 'used' && t('linkUsedMore')}
          </p>
        )}
        <p>{t('oneCopyOnly')}</p>
      </div>
    </section>
  )
}

/** False where this page was not let in; true as long as nothing is known. A host that does not answer still has its copy. */
export function useKeepsSecondCopy(): boolean {
  const [secondCopy, setSecondCopy] = useState(true)
  useEffect(() => {
    let gone = false
    const ask = () =>
      host.about().then(
        about => {
          if (!gone) setSecondCopy(about.secondCopy)
        },
        () => undefined,
      )
    void ask()
    const stop = onLetIn(ask)
    return () => {
      gone = true
      stop()
    }
  }, [])
  return secondCopy
}
