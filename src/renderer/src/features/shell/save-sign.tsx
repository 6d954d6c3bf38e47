import { Button, Popover, Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconDeviceFloppy, IconRefresh } from '@tabler/icons-react'
import { useReopen, useSaveProblem, useSaveState } from '../../data/hooks'
import type { SaveProblem } from '../../data/second-copy'
import { useTranslation } from '../../ui/use-translation'
import classes from './frame.module.css'

/** What has happened, what is where, and what to do next. */
const notSavedWords = {
  'disk-full': 'notSavedWhy.diskFull',
  'storage-failed': 'notSavedWhy.storageFailed',
  'database-lost': 'notSavedWhy.databaseLost',
  differs: 'notSavedWhy.differs',
  'no-space': 'notSavedWhy.noSpace',
  'host-gone': 'notSavedWhy.hostGone',
  'not-let-in': 'notSavedWhy.noAccess',
  'not-allowed': 'notSavedWhy.notAllowed',
  'not-found': 'notSavedWhy.other',
  'too-large': 'notSavedWhy.other',
  'read-back-differs': 'notSavedWhy.readBackDiffers',
  'journal-gap': 'notSavedWhy.other',
  'bad-request': 'notSavedWhy.other',
  other: 'notSavedWhy.other',
} as const satisfies Record<SaveProblem, string>

/** Says honestly where the last change is. Only bad news is announced: good news after every edit would be noise. */
export function SaveSign() {
  const { t } = useTranslation('shell')
  const state = useSaveState()
  const problem = useSaveProblem()
  if (state === 'not-saved') {
    return (
      <div role="alert">
        <Popover width="min(22rem, 90vw)" withArrow shadow="md">
          <Popover.Target>
            <UnstyledButton className={classes.notSaved}>
              <IconAlertTriangle size={20} aria-hidden /> {t('notSaved')}
            </UnstyledButton>
          </Popover.Target>
          <Popover.Dropdown>
            <Text>{t(notSavedWords[problem ?? 'other'])}</Text>
          </Popover.Dropdown>
        </Popover>
      </div>
    )
  }
  return (
    <span className={classes.saveSign} data-testid="save-sign">
      {state === 'saving' && <IconRefresh size={20} aria-hidden />}
      {state === 'saved' && <IconCircleCheck size={20} aria-hidden />}
      {state === 'saved-here-only' && <IconDeviceFloppy size={20} aria-hidden />}
      {t(state === 'saving' ? 'saving' : state === 'saved' ? 'saved' : 'savedHereOnly')}
    </span>
  )
}

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
        <Button size="compact-md" onClick={() => reopen()}>
          {t(problem === 'differs' ? 'openAgain' : 'bringBack')}
        </Button>
      )}
    </section>
  )
}
