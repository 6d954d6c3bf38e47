import { Button, Text } from '@mantine/core'
import { Panel } from '@xyflow/react'
import { useTranslation } from 'react-i18next'
import classes from './picture.module.css'

/** Says that a link has been begun by the keyboard, and how it ends. */
export function LinkingBar({ title, onStop }: { title: string; onStop: () => void }) {
  const { t } = useTranslation('theory')
  return (
    <Panel position="top-left" className={classes.bar ?? ''}>
      <Text role="status" dir="auto">
        {t('linking', { title })}
      </Text>
      <Button size="compact-md" variant="default" onClick={onStop}>
        {t('cancel')}
      </Button>
    </Panel>
  )
}
