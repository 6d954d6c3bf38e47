import { IconAlertCircle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { host } from '../host'
import classes from './one-copy-notice.module.css'

/** Says so where the machine keeps no second copy of what is done. Nothing while it does, or has not answered yet. */
export function OneCopyNotice() {
  const { t } = useTranslation('terms')
  const secondCopy = useSecondCopy()
  if (secondCopy) return null
  return (
    <section className={classes.notice} aria-label={t('notice')}>
      <IconAlertCircle size={22} aria-hidden />
      <span>{t('oneCopyOnly')}</span>
    </section>
  )
}

function useSecondCopy(): boolean {
  const [secondCopy, setSecondCopy] = useState(true)
  useEffect(() => {
    let gone = false
    host.about().then(
      about => {
        if (!gone) setSecondCopy(about.secondCopy)
      },
      () => {
        if (!gone) setSecondCopy(false)
      },
    )
    return () => {
      gone = true
    }
  }, [])
  return secondCopy
}
