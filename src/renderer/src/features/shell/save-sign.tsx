import { Popover, Text, UnstyledButton } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconDeviceFloppy, IconRefresh } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useSaveProblem, useSaveState } from '../../data/hooks'
import classes from './frame.module.css'
import { notSavedWords } from './not-saved-words'

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
