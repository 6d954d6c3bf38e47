import { Document, Paragraph } from 'docx'
import { ChartRun, type ChartSeries, type ColumnChartOptions } from 'docx/charts'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import { compiled, type Parts, withStableRelationships, zipped } from './finished-package'
import { chartPlace, escaped, WrittenChartRun } from './written-xml'

export type ChartOptions = Omit<ColumnChartOptions, 'categories' | 'altText' | 'title'> & {
  readonly categories: readonly string[]
  readonly altText: { readonly name: string; readonly title: string; readonly description: string }
}

/** A part of a file in pieces: between every two of them goes the text or the number of that place in the chart's own. */
type Pattern = readonly { readonly piece: string; readonly text?: number; readonly number?: number }[]
type ChartPattern = {
  readonly drawing: Pattern
  readonly space: Pattern
  readonly workbook: readonly (readonly [path: string, part: Pattern])[]
}

const patterns = new Map<string, ChartPattern>()
const mostPatterns = 200

/**
 * A chart of Word's. `docx` takes long for one, and charts of a report differ in little but their figures: it makes one of each look, and its
 * texts and numbers are exchanged.
 */
export function chartRun(options: ChartOptions): WrittenChartRun {
  const { texts, numbers, look } = takenApart(options)
  const key = JSON.stringify(look)
  const pattern = patterns.get(key) ?? patternOf(look)
  if (patterns.size >= mostPatterns) patterns.clear()
  patterns.set(key, pattern)
  const fill = (parts: Pattern): string =>
    parts
      .map(({ piece, text, number }) => {
        if (text !== undefined) return escaped(texts[text] ?? '') + piece
        return number === undefined ? piece : String(numbers[number]) + piece
      })
      .join('')
  const workbook = pattern.workbook.map(([path, part]) => [path, strToU8(fill(part))] as const)
  return new WrittenChartRun(fill(pattern.drawing), {
    space: fill(pattern.space),
    // The document is compressed as a whole.
    workbook: zipped(Object.fromEntries(workbook), { level: 0 }),
  })
}

/** What stands for a text and for a number of the chart. Private use, and a number that nothing in a chart's look is. */
const textMark = (place: number) => `\uE0C9${place}\uE0C9`
const firstNumber = 900_000_000
const marks = /\uE0C9(\d+)\uE0C9|\b9000(\d{5})\b/

/** The chart as one of its look: its texts and numbers, and in their places what stands for them. */
function takenApart(options: ChartOptions) {
  const texts: string[] = []
  const numbers: number[] = []
  const text = (said: string): string => textMark(texts.push(said) - 1)
  const number = (value: number | null) => (value === null ? null : firstNumber + numbers.push(value) - 1)
  const { altText, valueAxis } = options
  const title = valueAxis?.title
  const series = ({ name, values, pointLabels, ...looks }: ChartSeries): ChartSeries => ({
    ...looks,
    name: text(name),
    values: values.map(number),
    ...(pointLabels
      ? {
          pointLabels: pointLabels.map(label =>
            label && 'text' in label && label.text !== undefined ? { ...label, text: text(label.text) } : label,
          ),
        }
      : {}),
  })
  const look: ChartOptions = {
    ...options,
    categories: options.categories.map(text),
    series: options.series.map(series),
    ...(typeof title === 'object' ? { valueAxis: { ...valueAxis, title: { ...title, text: text(title.text) } } } : {}),
    altText: { name: text(altText.name), title: text(altText.title), description: text(altText.description) },
  }
  return { texts, numbers, look }
}

function patternOf(look: ChartOptions): ChartPattern {
  const children = [new Paragraph({ children: [new ChartRun(look)] })]
  const parts = compiled(new Document({ sections: [{ children }] }))
  const space = textOf(parts, 'word/charts/chart1.xml')
  const relationships = textOf(parts, 'word/charts/_rels/chart1.xml.rels')
  const drawing = /<w:r><w:drawing>.*<\/w:drawing><\/w:r>/s.exec(textOf(parts, 'word/document.xml'))?.[0]
  const workbook = Object.entries(parts).find(([path]) => path.endsWith('.xlsx'))?.[1]
  if (!drawing || !workbook) throw new Error('docx wrote no chart')
  return {
    drawing: pieces(drawing.replace(/ r:id="[^"]+"/, ` r:id="${chartPlace}"`)),
    space: pieces(withNumbersUnbroken(inBritishEnglish(withStableRelationships(space, relationships).part))),
    workbook: Object.entries(unzipSync(workbook)).map(([path, part]) => [path, pieces(strFromU8(part))]),
  }
}

function textOf(parts: Parts, path: string): string {
  const part = parts[path]
  if (!part) throw new Error(`docx wrote no ${path}`)
  return strFromU8(part)
}

function pieces(xml: string): Pattern {
  const [first = '', ...rest] = xml.split(marks)
  const filled = Array.from({ length: rest.length / 3 }, (_, index) => {
    const [text, number, piece = ''] = rest.slice(index * 3, index * 3 + 3)
    return text === undefined ? { number: Number(number), piece } : { text: Number(text), piece }
  })
  return [{ piece: first }, ...filled]
}

const inBritishEnglish = (xml: string): string =>
  xml.replace('<c:lang val="en-US"/>', '<c:lang val="en-GB"/>').replaceAll(' lang="en-US"', ' lang="en-GB"')

/** `docx` lets every label of a chart break; over a narrow bar `33%` would be two lines. Labels of words may. */
const withNumbersUnbroken = (xml: string): string =>
  xml.replace(/(<c:dLbls><c:numFmt formatCode="[#0,.%]*"(?:(?!<\/c:dLbls>).)* wrap=")square"/gs, '$1none"')
