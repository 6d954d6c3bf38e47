import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'
import classes from './import-wizard.module.css'

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
