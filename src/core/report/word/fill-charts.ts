import { legalText, withTexts } from '@core/export/xml'
import { ok, problem, type Result } from '@core/result'
import { patchDocument } from 'docx'
import { ChartDataPatch } from 'docx/charts'
import { withoutFields } from '../field-syntax'
import type { ReportChart } from '../model'
import type { TemplateReading } from '../template/read-template'
import { WordPackage } from '../template/word-package'
import { childOf } from '../template/xml-tree'

/**
 * Puts a measure's figures into the template's own charts, which keep their design. Their workbooks and alt texts go with them. Problem
 * `chart-not-filled`: a chart cannot take them; the detail says which.
 */
export async function fillCharts(
  template: WordPackage,
  charts: TemplateReading['charts'],
): Promise<Result<WordPackage, 'chart-not-filled' | 'unsafe-result'>> {
  const patches: Record<string, ChartDataPatch> = {}
  const titles: Record<string, string> = {}
  for (const [at, { drawing, chart }] of charts.entries()) {
    const properties = childOf(drawing, 'wp:docPr')
    if (!properties) continue
    delete properties.attributes.title
    properties.attributes.descr = ''
    if (chart === null) continue
    const key = `common-measure-chart-${at}`
    properties.attributes.descr = `{{${key}}}`
    titles[key] = chart.caption
    patches[key] = new ChartDataPatch(dataOf(withTexts(chart, text => withoutFields(legalText(text)))))
  }
  if (Object.keys(patches).length === 0) return ok(template)
  try {
    const patched = await patchDocument({ outputType: 'uint8array', data: template.write(), patches })
    const opened = WordPackage.open(patched)
    return opened.ok ? opened : problem('unsafe-result', opened.problem)
  } catch (error) {
    if (!(error instanceof Error)) throw error
    // Which of them cannot take its figures (two series for a pie) is found by giving it these alone.
    for (const [key, patch] of Object.entries(patches)) {
      const alone = { outputType: 'uint8array', data: template.write(), patches: { [key]: patch } } as const
      const isFilled = await patchDocument(alone).then(
        () => true,
        () => false,
      )
      if (!isFilled) return problem('chart-not-filled', titles[key])
    }
    throw error
  }
}

/** The figure first, then target and baseline where there are any. */
const dataOf = ({ categories, figures, target, baseline, alt }: ReportChart) => ({
  description: alt,
  categories,
  series: [
    figures,
    ...(target ? [target] : []),
    ...(baseline ? [{ name: baseline.name, values: categories.map(() => baseline.value) }] : []),
  ],
})
