import { ok, type Problem, problem, type Result } from '@core/result'
import { patchDocument } from 'docx'
import { ChartDataPatch } from 'docx/charts'
import type { ReportChart } from '../model'
import type { TemplateReading } from '../template/read-template'
import { WordPackage } from '../template/word-package'
import { childOf } from '../template/xml-tree'

/** Puts a measure's figures into the template's own charts, which keep their design. Their workbooks and alt texts go with them. */
export async function fillCharts(
  template: WordPackage,
  charts: TemplateReading['charts'],
): Promise<Result<WordPackage, 'unsafe-result'>> {
  const patches: Record<string, ChartDataPatch> = {}
  for (const [at, { drawing, chart }] of charts.entries()) {
    const properties = childOf(drawing, 'wp:docPr')
    if (!properties) continue
    delete properties.attributes.title
    properties.attributes.descr = ''
    if (chart === null) continue
    const key = `common-measure-chart-${at}`
    properties.attributes.descr = `{{${key}}}`
    patches[key] = new ChartDataPatch({ ...dataOf(chart), description: chart.alt })
  }
  if (Object.keys(patches).length === 0) return ok(template)
  try {
    const patched = await patchDocument({ outputType: 'uint8array', data: template.write(), patches })
    const opened = WordPackage.open(patched)
    return opened.ok ? opened : notFilled(opened.problem)
  } catch (error) {
    // What a chart of the template cannot take (two series for a pie) is said by docx in a sentence.
    if (error instanceof Error) return notFilled(error.message)
    throw error
  }
}

const notFilled = (detail: string): Problem<'unsafe-result'> => problem('unsafe-result', detail)

/** The figure first, then target and baseline where there are any. */
const dataOf = ({ categories, figures, target, baseline }: ReportChart) => ({
  categories,
  series: [
    figures,
    ...(target ? [target] : []),
    ...(baseline ? [{ name: baseline.name, values: categories.map(() => baseline.value) }] : []),
  ],
})
