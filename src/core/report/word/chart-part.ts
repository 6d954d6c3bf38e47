import { Paragraph } from 'docx'
import { ChartRun, type ChartSeries } from 'docx/charts'
import type { ReportChart } from '../model'
import { colours, font, textWidthPixels } from './page'

const height = 264
/** More columns than this and their labels would run into each other. */
const mostLabels = 12

const grey = { color: colours.quiet, size: 9 }

/**
 * Columns for the figures with their numbers at the foot, where no line runs over them; a dashed line with diamonds from
 * target to target; a dotted line for the baseline.
 */
export function chartPart(chart: ReportChart): Paragraph {
  const { categories, figures, target, baseline, levels } = chart
  const labelled = categories.length <= mostLabels
  const series: ChartSeries[] = [
    {
      name: figures.name,
      values: figures.values,
      color: colours.teal,
      dataLabels: labelled
        ? {
            value: true,
            position: 'insideBase',
            numberFormat: chart.numberFormat,
            font: { size: 9, color: colours.text },
          }
        : false,
      ...(levels && labelled
        ? {
            pointLabels: figures.values.map(value =>
              value === null ? false : { text: levels[Math.round(value) - 1] ?? '' },
            ),
          }
        : {}),
    },
  ]
  if (target) {
    series.push({
      name: target.name,
      values: target.values,
      type: 'line',
      color: colours.navy,
      line: { color: colours.navy, width: 2.25, dash: 'dash' },
      markers: { shape: 'diamond', size: 9 },
      dataLabels: false,
    })
  }
  if (baseline) {
    series.push({
      name: baseline.name,
      values: categories.map(() => baseline.value),
      type: 'line',
      color: colours.plum,
      line: { color: colours.plum, width: 2.25, dash: 'shortDot' },
      markers: categories.length === 1 ? { shape: 'dash', size: 12 } : false,
      dataLabels: false,
    })
  }
  return new Paragraph({
    style: 'ReportPicture',
    children: [
      new ChartRun({
        type: 'column',
        categories,
        series,
        gapWidth: categories.length < 4 ? 160 : 60,
        emptyValues: 'connect',
        font: { name: font },
        legend: { position: 'top', font: grey },
        chartArea: { fill: 'none', border: 'none' },
        categoryAxis: { font: grey },
        valueAxis: {
          ...(levels ? { visible: false, gridlines: false, minimum: 0, interval: 1 } : {}),
          ...(chart.top === null ? {} : { maximum: chart.top }),
          ...(levels ? {} : { title: { text: chart.axisTitle, font: grey } }),
          numberFormat: chart.numberFormat,
          font: grey,
        },
        transformation: { width: textWidthPixels, height },
        altText: { name: chart.caption, title: chart.caption, description: chart.alt },
      }),
    ],
  })
}
