import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useReopen, useSaveProblem } from '../../data/hooks'
import classes from './frame.module.css'
import { notSavedWords } from './not-saved-words'

/** Where what a person does is in this window alone, or nothing can be saved any more: too much to leave to the sign. */
export function SaveNotice() {
  const { t } = useTranslation('shell')
  const problem = useSaveProblem()
  const reopen = useReopen()
  const ended = problem === 'database-lost' || problem === 'differs'
  if (!ended && problem !== 'disk-full' && problem !== 'storage-failed') return null
  return (
    <section className={classes.saveNotice} aria-label={t('notSavedTitle')}>
      <IconAlertTriangle size={22} aria-hidden />
      <span>{t(notSavedWords[problem])}</span>
      {ended && (
        <Button size="compact-md" onClick={reopen}>
          {t(problem === 'differs' ? 'openAgain' : 'bringBack')}
        </Button>
      )}
    </section>
  )
}
