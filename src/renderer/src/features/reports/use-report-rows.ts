import type { Rows } from '@core/project/contents'
import { useProject, useRows } from '../../data/hooks'

/** What the screen of reports shows and looks at. */
export type ScreenRows = Pick<
  Rows,
  | 'project'
  | 'measure'
  | 'element'
  | 'narrative'
  | 'import'
  | 'workshop'
  | 'reportOutline'
  | 'reportNote'
  | 'reportExport'
>

/** `undefined`: still reading. */
export function useReportRows(): ScreenRows | undefined {
  const project = useProject()
  const measure = useRows('measure')
  const element = useRows('element')
  const narrative = useRows('narrative')
  const imports = useRows('import')
  const workshop = useRows('workshop')
  const reportOutline = useRows('reportOutline')
  const reportNote = useRows('reportNote')
  const reportExport = useRows('reportExport')
  if (!measure || !element || !narrative || !imports || !workshop) return undefined
  if (!reportOutline || !reportNote || !reportExport) return undefined
  return {
    project: [project],
    measure,
    element,
    narrative,
    import: imports,
    workshop,
    reportOutline,
    reportNote,
    reportExport,
  }
}
