import type { Period } from '@core/observation/period'
import type { Measure } from '@core/project/entities'
import { Box } from '@mantine/core'
import { JudgedStatus } from '../../terms/result-status/judged-status'

/** What people judged of a measure's result, beside the figures and apart from them. `period`: the latest with figures. */
export function JudgedResult({ measure, period }: { measure: Measure; period: Period | null }) {
  return (
    <Box mt="xl" maw="46rem">
      <JudgedStatus judged={{ about: 'measure', aboutId: measure.id }} period={period} upTo={null} headingOrder={2} />
    </Box>
  )
}
