import { numberInWords } from '@core/measure/figure-words'
import type { MeasureReading } from '@core/observation/measure-reading'
import type { Measure } from '@core/project/entities'
import { Anchor, Button, Stack, Text, Title } from '@mantine/core'
import { IconDatabaseImport, IconTableImport } from '@tabler/icons-react'
import { Link, Route, Routes } from 'react-router'
import { useMeasureReadings, useRows, useSession } from '../../data/hooks'
import { EmptyState } from '../../ui/hints'
import { StillReading } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { ColumnHeads, TableFrame } from '../../ui/table-frame'
import { useTranslation } from '../../ui/use-translation'
import classes from './evidence.module.css'
import { ExportFigures } from './export-figures'
import { ImportCard } from './import-card'
import { ImportWizard } from './import-wizard/import-wizard'

type MeasureEntriesProps = { measures: readonly Measure[]; readings: ReadonlyMap<string, MeasureReading> }

const sum = (counts: Uint32Array | undefined): number => counts?.reduce((total, count) => total + count, 0) ?? 0

/** The way in to every measure's observations: how many there are, and where to add one. */
function MeasureEntries({ measures, readings }: MeasureEntriesProps) {
  const { t } = useTranslation(['evidence', 'terms'])
  const { id } = useSession()
  return (
    <section aria-labelledby="by-measure">
      <Title order={2} size="h3" id="by-measure" mb={4}>
        {t('byMeasure')}
      </Title>
      <Text c="dimmed" mb="sm">
        {measures.length === 0 ? t('byMeasureNone') : t('byMeasureHint')}
      </Text>
      {measures.length > 0 && (
        <Anchor component={Link} to={`/p/${id}/measures/observations`} display="inline-block" mb="sm">
          {t('allObservations')}
        </Anchor>
      )}
      {measures.length > 0 && (
        <TableFrame caption={t('byMeasureCaption')}>
          <ColumnHeads
            columns={[
              t('measure'),
              { number: t('recorded') },
              { number: t('terms:flag.missing') },
              { number: t('terms:flag.suppressed') },
              t('observationsColumn'),
            ]}
          />
          <tbody>
            {measures.map(measure => {
              const summary = readings.get(measure.id)?.summary
              return (
                <tr key={measure.id}>
                  <th scope="row" dir="auto">
                    {measure.title}
                  </th>
                  <td data-number>{numberInWords(sum(summary?.n))}</td>
                  <td data-number>{numberInWords(sum(summary?.missing))}</td>
                  <td data-number>{numberInWords(sum(summary?.suppressed))}</td>
                  <td>
                    <Anchor
                      component={Link}
                      to={`/p/${id}/measures/${measure.id}?view=observations`}
                      aria-label={t('lookAndAddOf', { title: measure.title })}
                    >
                      {t('lookAndAdd')}
                    </Anchor>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </TableFrame>
      )}
    </section>
  )
}

function EvidenceOverview() {
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

export function EvidenceScreen() {
  return (
    <Routes>
      <Route index element={<EvidenceOverview />} />
      <Route path="bring-in" element={<ImportWizard />} />
    </Routes>
  )
}
