import { type ExportAsked, endingOf, fileKindOf } from '@core/export/export-file'
import { Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { exportedBytes } from '../../data/export/export-work'
import { useProject, useSession } from '../../data/hooks'
import { ExportMenu } from '../../terms/export/export-menu'
import { type Choice, useExport } from '../../terms/export/use-export'
import { ConfirmDialog } from '../../ui/dialog'
import { IatiDialog } from './iati-dialog'

/** All figures as files: to share, with small numbers hidden, or as they are for the team. */
export function ExportFigures() {
  const { t } = useTranslation('takeOut')
  const { db } = useSession()
  const { smallestGroup, createdAt } = useProject()
  const { working, takeOut } = useExport()
  const [asking, setAsking] = useState<'team' | 'iati' | null>(null)
  const save = (asked: Exclude<ExportAsked, { as: 'theory-svg' }>) => {
    setAsking(null)
    const file = { choice: asked.as, kind: fileKindOf[asked.as], ending: endingOf[asked.as] }
    void takeOut(file, () => exportedBytes(db.name, asked))
  }
  const onChoose = (choice: Choice) => {
    if (choice === 'csv') setAsking('team')
    if (choice === 'iati') setAsking('iati')
    if (choice === 'csv-excel') save({ as: choice })
    if (choice === 'xlsx') save({ as: choice, now: new Date().toISOString() })
  }
  return (
    <>
      <ExportMenu
        working={working}
        onChoose={onChoose}
        groups={[
          { label: t('forOthers'), choices: ['csv-excel', 'xlsx', 'iati'] },
          { label: t('forTeam'), choices: ['csv'] },
        ]}
      />
      <ConfirmDialog
        opened={asking === 'team'}
        title={t('teamTitle')}
        confirm={t('teamYes')}
        cancel={t('teamNo')}
        onConfirm={() => save({ as: 'csv' })}
        onCancel={() => setAsking(null)}
        instead={{ label: t('teamInstead'), onChoose: () => save({ as: 'csv-excel' }) }}
      >
        <Text>{t('teamText', { threshold: smallestGroup })}</Text>
        <Text mt="sm">{t('teamFormulas')}</Text>
      </ConfirmDialog>
      {asking === 'iati' && (
        <IatiDialog
          start={createdAt.slice(0, 10)}
          onClose={() => setAsking(null)}
          onDone={publisher => save({ as: 'iati', publisher, now: new Date().toISOString() })}
        />
      )}
    </>
  )
}
