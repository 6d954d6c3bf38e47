import { Anchor, Stack, Title } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { PageHeader } from '../../../ui/page-header'
import { StepList } from '../../../ui/step-list'
import { CheckStep } from './check-step'
import { ChooseStep } from './choose-step'
import { CreditStep } from './credit-step'
import { DoneStep } from './done-step'
import classes from './import-wizard.module.css'
import { steps, useImportWizard } from './use-import-wizard'

/** From a file to observations in steps. Nothing is written before the last button. */
export function ImportWizard() {
  const { t } = useTranslation('evidence')
  const wizard = useImportWizard()
  const { step } = wizard
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  // A new step is read out from its heading. The first one is not: there the screen's own heading has the focus.
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [step])
  return (
    <Stack gap="lg">
      <Anchor component={Link} to=".." relative="path" className={classes.back ?? ''}>
        <IconArrowLeft size={18} aria-hidden /> {t('back')}
      </Anchor>
      <PageHeader title={t('wizardTitle')} intro={t('wizardLead')} />
      <StepList label={t('stepsLabel')} steps={steps.map(name => t(`step.${name}`))} now={steps.indexOf(step)} />
      <Title order={2} ref={heading} tabIndex={-1} className={classes.stepTitle ?? ''}>
        {t('stepOf', { number: steps.indexOf(step) + 1, all: steps.length, name: t(`step.${step}`) })}
      </Title>
      {step === 'choose' && <ChooseStep wizard={wizard} />}
      {step === 'check' && <CheckStep wizard={wizard} />}
      {step === 'credit' && <CreditStep wizard={wizard} />}
      {step === 'done' && <DoneStep wizard={wizard} />}
    </Stack>
  )
}
