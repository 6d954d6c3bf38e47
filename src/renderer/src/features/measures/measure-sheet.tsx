import { hasLevels } from '@core/observation/aggregate'
import type { Measure } from '@core/project/entities'
import { Stack } from '@mantine/core'
import { Attachments } from '../../terms/attachments/attachments'
import { AimFields } from './aim-fields'
import { CountingFields } from './counting-fields'
import { GatheringFields } from './gathering-fields'
import { RubricEditor } from './rubric-editor'
import { StoryFields } from './story-fields'
import { useMeasureEdit } from './use-measure-edit'
import { WordFields } from './word-fields'

/** A measure's definition. Each field is kept by itself when it is left: there is nothing to save at the end. */
export function MeasureSheet({ measure }: { measure: Measure }) {
  const edit = useMeasureEdit(measure)
  return (
    <Stack gap="lg" maw="60rem">
      <WordFields measure={measure} edit={edit} />
      <CountingFields measure={measure} edit={edit} />
      {hasLevels(measure.kind) && <RubricEditor measure={measure} edit={edit} />}
      {measure.kind !== 'story' && <AimFields measure={measure} edit={edit} />}
      <GatheringFields measure={measure} edit={edit} />
      <StoryFields measure={measure} edit={edit} />
      <Attachments about={{ kind: 'measure', id: measure.id }} headingOrder={2} />
    </Stack>
  )
}
