import type { Measure } from '@core/project/entities'
import { Stack } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './measures.module.css'
import type { EditMeasure } from './use-measure-edit'

export type SheetPartProps = { measure: Measure; edit: EditMeasure }

export function SheetPart({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className={classes.sheetPart}>
      <legend className={classes.sheetTitle}>{title}</legend>
      <Stack gap="md">{children}</Stack>
    </fieldset>
  )
}
