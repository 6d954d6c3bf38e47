import type { ImportRecord } from '@core/project/entities'
import { Anchor, Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { IconArrowBackUp, IconCircleCheck } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { useNextUndo, useRow, useRows, useSession } from '../../../data/hooks'
import common from '../../../ui/common.module.css'
import { showDone, showProblem } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { Wizard, WizardStep } from '../../../ui/wizard'
import { CheckStep } from './check-step'
import { ChooseStep } from './choose-step'
import classes from './import-wizard.module.css'
import { ProblemNotice } from './part'
import { type ImportWizardState, steps, useImportWizard } from './use-import-wizard'

const longestCredit = 2000

function CreditStep({ wizard }: { wizard: ImportWizardState }) {
  const { t } = useTranslation('evidence')
  const { found, file, source, running, problem } = wizard
  const counts = found?.preview.reading?.counts
  if (!counts || !file) return null
  const tooLong = source.length > longestCredit
  const rows = Math.min(wizard.rowsRead ?? 0, counts.rowsIn)
  return (
    <WizardStep
      problem={problem && <ProblemNotice problem={problem} />}
      onPrevious={() => wizard.goTo('check')}
      next={{ label: t('importNow', { count: counts.observations }), disabled: tooLong, onChoose: wizard.run }}
      progress={
        running
          ? {
              share: counts.rowsIn === 0 ? 0 : rows / counts.rowsIn,
              label: t('progress'),
              words: t('bringingIn', { rows, all: counts.rowsIn }),
              cancel: t('cancelRun'),
              onCancel: wizard.cancelRun,
            }
          : null
      }
    >
      <Text fw={600}>{t('fileNamed', { name: file.name })}</Text>
      <Textarea
        label={t('creditLabel')}
        description={t('creditHint')}
        placeholder={t('creditExample')}
        autosize
        minRows={3}
        disabled={running}
        value={source}
        error={tooLong ? t('creditTooLong') : null}
        onChange={event => wizard.setSource(event.currentTarget.value)}
      />
    </WizardStep>
  )
}

function DoneStep({ wizard }: { wizard: ImportWizardState }) {
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
            <Text fw={700} size="lg">
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
          <Text fw={700} size="lg">
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
      <ul className={common.bullets}>
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

/** Takes the file that was dropped on the window (`use-dropped-file.ts`); not in the middle of another. */
function useFileFromDrop({ step, choose }: ImportWizardState) {
  const { state } = useLocation()
  const take = useEffectEvent((file: File) => {
    if (step === 'choose') choose({ name: file.name, bytes: file })
  })
  const dropped: unknown = state?.file
  useEffect(() => {
    if (dropped instanceof File) take(dropped)
  }, [dropped])
}

/** From a file to observations in steps. Nothing is written before the last button. */
export function ImportWizard() {
  const { t } = useTranslation('evidence')
  const wizard = useImportWizard()
  const { step } = wizard
  useFileFromDrop(wizard)
  return (
    <Wizard
      title={t('wizardTitle')}
      intro={t('wizardLead')}
      back={t('back')}
      steps={steps.map(name => t(`step.${name}`))}
      now={steps.indexOf(step)}
    >
      {step === 'choose' && <ChooseStep wizard={wizard} />}
      {step === 'check' && <CheckStep wizard={wizard} />}
      {step === 'credit' && <CreditStep wizard={wizard} />}
      {step === 'done' && <DoneStep wizard={wizard} />}
    </Wizard>
  )
}
