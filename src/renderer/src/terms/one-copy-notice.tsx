import { IconAlertCircle } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { host } from '../host'
import classes from './one-copy-notice.module.css'

/** Says that the machine keeps no second copy of what is done. */
export function OneCopyNotice() {
  const { t } = useTranslation('terms')
  return (
    <section className={classes.notice} aria-label={t('notice')}>
      <IconAlertCircle size={22} aria-hidden />
      <span>{t('oneCopyOnly')}</span>
    </section>
  )
}

/** True, too, while the machine has not answered yet. */
export function useKeepsSecondCopy(): boolean {
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
