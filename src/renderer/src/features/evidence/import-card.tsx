import { edited, removed } from '@core/change/change'
import { remainingRejections } from '@core/import/rejections'
import type { ImportRecord, Measure, ReplacedFigures } from '@core/project/entities'
import { localDateInWords, rowInWords } from '@core/words/format'
import { Anchor, Group, Text } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { useRead, useSession } from '../../data/hooks'
import { correctedObservations, standingInFor } from '../../data/live-imports'
import { useCommit } from '../../terms/actions'
import common from '../../ui/common.module.css'
import { DeleteAfterAsking } from '../../ui/dialog'
import { showDone } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import classes from './evidence.module.css'
import { RejectionsOfImport } from './rejections-of-import'

type ImportCardProps = {
  record: ImportRecord
  measures: readonly Measure[]
  /** Of all imports, to say whose figures this one's stand in for. */
  fileNames: ReadonlyMap<string, string>
}

export function ImportCard({ record, measures, fileNames }: ImportCardProps) {
  const { t } = useTranslation('evidence')
  const { id, db } = useSession()
  const commit = useCommit()
  const [looking, setLooking] = useState(false)
  const corrected = useRead({
    key: `corrected of import ${record.id}`,
    madeOf: ['observation'],
    load: () => correctedObservations(db, record),
  })
  const correct = corrected ?? []
  const count = (value: number) => ({ count: value })
  const fed = measures.filter(measure => record.measureIds.includes(measure.id))
  const takeOut = async () => {
    // What was put right for another file's row counts on, when the value it stood in for is gone.
    const stays = (await standingInFor(db, record)).map(each =>
      edited('observation', each, { ...each, corrects: null, source: each.source || record.source.slice(0, 1000) }),
    )
    const goes = [
      ...correct.map(each => removed('observation', each)),
      ...stays.filter(change => change !== null),
      removed('import', record),
    ]
    if (await commit('import.remove', goes)) {
      showDone({ title: t('importRemovedTitle'), message: t('isRemoved', { file: record.fileName }) })
    }
  }
  return (
    <li className={classes.import}>
      <Group justify="space-between" align="flex-start">
        <h3 className={classes.fileName} dir="auto" tabIndex={-1} data-field={`import-${record.id}`}>
          {record.fileName}
        </h3>
        <DeleteAfterAsking
          label={t('takeOut')}
          name={t('takeOutOf', { file: record.fileName })}
          title={t('takeOutTitle')}
          yes={t('takeOutYes')}
          onDelete={takeOut}
        >
          {t('takeOutText', { ...count(record.observationsMade), file: record.fileName })}
        </DeleteAfterAsking>
      </Group>
      <Text dir="auto">{record.source || t('noCredit')}</Text>
      <Text c="dimmed">
        {[
          t('imported', { day: localDateInWords(record.importedAt) }),
          t('rows', count(record.rowsIn)),
          t('observations', count(record.observationsMade)),
          t('leftOut', count(remainingRejections(record, correct).rows)),
        ].join(' · ')}
      </Text>
      {fed.length > 0 && (
        <Text component="div">
          {t('feeds')}
          <ul className={common.bullets}>
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
      {record.replaces && <Text dir="auto">{replacedWords(record.replaces)}</Text>}
      {record.leftOut.length + (record.corrected?.length ?? 0) > 0 && (
        <details className={common.details} onToggle={event => setLooking(event.currentTarget.open)}>
          <summary>{t('showLeftOut')}</summary>
          {looking && <RejectionsOfImport record={record} measures={measures} correct={correct} />}
        </details>
      )}
    </li>
  )

  function replacedWords({ cells, observationIds }: ReplacedFigures): string {
    const replaced = cells.reduce((sum, { runs }) => sum + runs.reduce((all, [, each]) => all + each, 0), 0)
    const files = [...new Set(cells.map(({ importId }) => fileNames.get(importId)))].filter(name => name !== undefined)
    const words = count(replaced + observationIds.length)
    return files.length > 0 ? t('replacesOf', { ...words, files: rowInWords(files) }) : t('replaces', words)
  }
}
