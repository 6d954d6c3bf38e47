import { Anchor, Title } from '@mantine/core'
import { IconCircle, IconCircleCheck } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSession } from '../../data/hooks'
import classes from './overview.module.css'

type FirstStepsProps = { drawn: boolean; defined: boolean; counted: boolean }

/** Leads into a young project, and goes away once it has figures. Steps can be taken in any order. */
export function FirstSteps({ drawn, defined, counted }: FirstStepsProps) {
  const { t } = useTranslation('overview')
  const { id } = useSession()
  if (drawn && defined && counted) return null
  const steps = [
    { step: 'draw', done: drawn, to: 'theory' },
    { step: 'define', done: defined, to: 'measures' },
    { step: 'count', done: counted, to: 'evidence' },
  ] as const
  return (
    <section aria-labelledby="steps" className={classes.steps}>
      <Title order={2} id="steps">
        {t('steps')}
      </Title>
      <ol className={classes.list}>
        {steps.map(({ step, done, to }) => (
          <li key={step} className={classes.step}>
            {done ? <IconCircleCheck size={28} aria-hidden /> : <IconCircle size={28} stroke={1.5} aria-hidden />}
            <div>
              <Anchor component={Link} to={`/p/${id}/${to}`} fw={650}>
                {t(`step.${step}`)}
              </Anchor>{' '}
              {done && t('stepDone')}
              <div className={classes.stepMore}>{t(`stepMore.${step}`)}</div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}
