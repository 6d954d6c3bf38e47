import classes from './step-list.module.css'

type StepListProps = { label: string; steps: readonly string[] /** From 0. */; now: number }

/** Where a person is on a way of several steps. */
export function StepList({ label, steps, now }: StepListProps) {
  return (
    <ol className={classes.steps} aria-label={label}>
      {steps.map((name, index) => (
        <li
          key={name}
          data-state={index < now ? 'past' : index === now ? 'now' : 'later'}
          {...(index === now ? { 'aria-current': 'step' } : {})}
        >
          <span className={classes.stepNumber}>{index + 1}</span>
          {name}
        </li>
      ))}
    </ol>
  )
}
