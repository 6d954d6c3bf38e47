import { Title, type TitleProps } from '@mantine/core'
import { type ReactNode, useId } from 'react'

type SectionProps = Pick<TitleProps, 'order' | 'size' | 'mb'> & { title: ReactNode; children: ReactNode }

/** A part of a page, called as its heading says. On a page of several, second headings look like third ones. */
export function Section({
  title,
  order = 2,
  size = order === 2 ? 'h3' : `h${order}`,
  mb = 'sm',
  children,
}: SectionProps) {
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <Title order={order} size={size} id={id} mb={mb}>
        {title}
      </Title>
      {children}
    </section>
  )
}
