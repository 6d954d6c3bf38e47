import type { ImportRecord } from '@core/project/entities'
import { Anchor, Button, Group, Stack, Text } from '@mantine/core'
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link, useNavigate } from 'react-router'
import { useNextUndo, useRow, useRows, useSession } from '../../../data/hooks'
import { showDone, showProblem } from '../../../ui/notices'
import classes from './import-wizard.module.css'
import type { ImportWizardState } from './use-import-wizard'

export function DoneStep({ wizard }: { wizard: ImportWizardState }) {
  const { record } = wizard
  return record && <Done record={record} onAnother={wizard.startAgain} />
}

function Done({ record, onAnother }: { record: ImportRecord; onAnother: () => void }) {
  const { t } = useTranslation('evidence')
  const session = useSession()
  const navigate = useNavigate()
  const measures = useRows('measure')
  const [undoing, setUndoing] = useState(false)
  const nextUndo = useNextUndo()
  const isRemoved = useRow('import', record.id) === null
  // After any later step, Undo would take that one back instead.
  const isNextUndo =
    nextUndo?.changes.some(({ kind, id, before }) => kind === 'import' && id === record.id && before === null) ?? false

  const undo = async () => {
    setUndoing(true)
    const undone = await session.undo()
    if (undone.ok) showDone({ title: t('undone'), message: t('undoneMore') })
    else showProblem({ title: t('undoneNot'), message: t('problem.gone.lost') })
    await navigate('..', { relative: 'path' })
  }
  const onwards = (
    <>
      <Button component={Link} to={`/p/${session.id}/measures`}>
        {t('doneMeasures')}
      </Button>
      <Button variant="default" onClick={onAnother}>
        {t('doneAnother')}
      </Button>
    </>
  )
  if (isRemoved) {
    return (
      <Stack gap="lg" maw="56rem">
        <div className={classes.isRemoved} role="status">
          <IconArrowBackUp size={32} aria-hidden />
          <div>
            <Text fw={700} size="lg" dir="auto">
              {t('doneTakenOutTitle', { file: record.fileName })}
            </Text>
            <Text>{t('doneTakenOut')}</Text>
          </div>
        </div>
        <Group>{onwards}</Group>
      </Stack>
    )
  }
  return (
    <Stack gap="lg" maw="56rem">
      <div className={classes.done} role="status">
        <IconCircleCheck size={32} aria-hidden />
        <div>
          <Text fw={700} size="lg" dir="auto">
            {t('doneTitle', { file: record.fileName })}
          </Text>
          <Text>
            {t('doneText', {
              observations: record.observationsMade,
              rows: record.rowsIn - record.rowsLeftOut,
              leftOut: record.rowsLeftOut,
            })}
          </Text>
        </div>
      </div>
      <ul className={classes.fed}>
        {record.measureIds.map(id => (
          <li key={id}>
            <Anchor component={Link} to={`/p/${session.id}/measures/${id}`} dir="auto">
              {measures?.find(measure => measure.id === id)?.title}
            </Anchor>
          </li>
        ))}
      </ul>
      <Group>
        {onwards}
        {isNextUndo && (
          <Button variant="subtle" color="red" loading={undoing} onClick={undo}>
            {t('doneUndo')}
          </Button>
        )}
      </Group>
    </Stack>
  )
}
