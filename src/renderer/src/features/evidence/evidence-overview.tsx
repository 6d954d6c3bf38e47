import { Button, Stack, Title } from '@mantine/core'
import { IconDatabaseImport, IconTableImport } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useMeasureReadings, useRows } from '../../data/hooks'
import { EmptyState, StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import classes from './evidence.module.css'
import { ExportFigures } from './export-figures'
import { ImportCard } from './import-card'
import { MeasureEntries } from './measure-entries'

export function EvidenceOverview() {
  const { t } = useTranslation('evidence')
  const imports = useRows('import')
  const measures = useRows('measure')
  const readings = useMeasureReadings()
  if (!imports || !measures || !readings) return <StillReading label={t('reading')} />
  const fileNames = new Map(imports.map(({ id, fileName }) => [id, fileName]))
  const bringIn = (
    <Button component={Link} to="bring-in" leftSection={<IconTableImport size={20} aria-hidden />}>
      {t('bringIn')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('lead')}
        actions={
          <>
            {measures.length > 0 && <ExportFigures />}
            {imports.length > 0 && bringIn}
          </>
        }
      />
      <Stack gap="xl">
        {imports.length === 0 ? (
          <EmptyState icon={<IconDatabaseImport size={32} />} title={t('noneTitle')} actions={bringIn}>
            {t('none')}
          </EmptyState>
        ) : (
          <section aria-labelledby="imports">
            <Title order={2} size="h3" id="imports" mb="sm">
              {t('importsTitle')}
            </Title>
            <ul className={classes.imports}>
              {imports
                .toSorted((a, b) => b.importedAt.localeCompare(a.importedAt))
                .map(record => (
                  <ImportCard key={record.id} record={record} measures={measures} fileNames={fileNames} />
                ))}
            </ul>
          </section>
        )}
        <MeasureEntries measures={measures} readings={readings} />
      </Stack>
    </>
  )
}
