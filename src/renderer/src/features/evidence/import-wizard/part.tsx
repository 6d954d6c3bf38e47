import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import { ErrorNotice } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import words from '../words.en.json'
import classes from './import-wizard.module.css'
import type { ImportProblem } from './use-import-wizard'

export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className={classes.part}>
      <Title order={3} id={id}>
        {title}
      </Title>
      {children}
    </section>
  )
}

type Sentence = { title: string; lost: string; next: string }

/** A problem without words does not compile. */
const sentences = words.problem satisfies Record<ImportProblem['problem'], Sentence>

/** What happened, that nothing was lost, what to do next. */
export function ProblemNotice({ problem, actions }: { problem: ImportProblem; actions?: ReactNode }) {
  const { t } = useTranslation('evidence')
  const code: keyof typeof sentences = problem.problem
  const about = { detail: problem.detail ?? '' }
  return (
    <ErrorNotice
      title={t(`problem.${code}.title`, about)}
      lost={t(`problem.${code}.lost`, about)}
      next={t(`problem.${code}.next`, about)}
      actions={actions}
    />
  )
}
