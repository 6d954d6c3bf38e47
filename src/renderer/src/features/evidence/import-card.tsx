import { removed } from '@core/change/make'
import type { ImportRecord, Measure } from '@core/project/entities'
import { Anchor, Button, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../data/hooks'
import { useCommit } from '../../terms/actions'
import { ConfirmDialog } from '../../ui/confirm-dialog'
import { showDone } from '../../ui/notices'
import classes from './evidence.module.css'
import { LeftOutTable } from './left-out-table'

const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long' })

export function ImportCard({ record, measures }: { record: ImportRecord; measures: readonly Measure[] }) {
  const { t } = useTranslation('evidence')
  const { id } = useSession()
  const commit = useCommit()
  const [asking, setAsking] = useState(false)
  const count = (value: number) => ({ count: value, formatted: value.toLocaleString('en-GB') })
  const fed = measures.filter(measure => record.measureIds.includes(measure.id))
  const takeOut = async () => {
    setAsking(false)
    if (await commit('import.remove', [removed('import', record)])) {
      showDone({ title: t('takenOutTitle'), message: t('takenOut', { file: record.fileName }) })
    }
  }
  return (
    <li className={classes.import}>
      <Group justify="space-between" align="flex-start">
        <h3 className={classes.fileName} dir="auto">
          {record.fileName}
        </h3>
        <Button
          variant="subtle"
          color="red"
          aria-label={t('takeOutOf', { file: record.fileName })}
          onClick={() => setAsking(true)}
        >
          {t('takeOut')}
        </Button>
      </Group>
      <Text dir="auto">{record.source || t('noCredit')}</Text>
      <Text c="dimmed">
        {[
          t('broughtIn', { day: longDate.format(new Date(record.importedAt)) }),
          t('rows', count(record.rowsIn)),
          t('observations', count(record.observationsMade)),
          t('leftOut', count(record.rowsLeftOut)),
        ].join(' · ')}
      </Text>
      {fed.length > 0 && (
        <Text component="div">
          {t('feeds')}
          <ul className={classes.feeds}>
            {fed.map(measure => (
              <li key={measure.id}>
                <Anchor component={Link} to={`/p/${id}/measures/${measure.id}`} dir="auto">
                  {measure.title}
                </Anchor>
              </li>
            ))}
          </ul>
        </Text>
      )}
      {record.leftOut.length > 0 && (
        <details className={classes.details}>
          <summary>{t('showLeftOut')}</summary>
          <LeftOutTable leftOut={record.leftOut} all={record.leftOut.length} />
        </details>
      )}
      <ConfirmDialog
        opened={asking}
        title={t('takeOutTitle')}
        confirm={t('takeOutYes')}
        cancel={t('takeOutNo')}
        onConfirm={takeOut}
        onCancel={() => setAsking(false)}
      >
        <span dir="auto">{t('takeOutText', { ...count(record.observationsMade), file: record.fileName })}</span>
      </ConfirmDialog>
    </li>
  )
}
