import { useTranslation } from 'react-i18next'
import classes from './bring-in.module.css'
import { type Step, steps } from './use-bring-in'

export function StepList({ step }: { step: Step }) {
  const { t } = useTranslation('evidence')
  const now = steps.indexOf(step)
  return (
    <ol className={classes.steps} aria-label={t('stepsLabel')}>
      {steps.map((name, index) => (
        <li
          key={name}
          data-state={index < now ? 'past' : index === now ? 'now' : 'later'}
          {...(index === now ? { 'aria-current': 'step' } : {})}
        >
          <span className={classes.stepNumber}>{index + 1}</span>
          {t(`step.${name}`)}
        </li>
      ))}
    </ol>
  )
}
