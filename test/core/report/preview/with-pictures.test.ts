import { asFormatted } from '@core/report/preview/chart-values'
import { withPictures } from '@core/report/preview/with-pictures'
import { parseXml, type XmlElement, xmlOf } from '@core/report/template/xml-tree'
import { writeReport } from '@core/report/word/write-report'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { beforeAll, describe, expect, it } from 'vitest'
import { campaign, modelWith } from '../build'

let bytes: Uint8Array
beforeAll(async () => {
  bytes = await writeReport(modelWith(campaign))
}, 60_000)

const document = 'word/document.xml'
const drawnOf = (file: Uint8Array) => {
  const made = withPictures(file)
  if (!made) throw new Error('no document')
  const xmlIn = (path: string) => xmlOf(made.trees.get(path) as XmlElement)
  const pictures = [...made.files].filter(([path]) => path.endsWith('.svg')).map(([, svg]) => strFromU8(svg))
  return { ...made, xmlIn, xml: xmlIn(document), pictures }
}
const edited = (change: (xml: string) => string) => {
  const parts = unzipSync(bytes)
  return zipSync({ ...parts, [document]: strToU8(change(strFromU8(parts[document] as Uint8Array))) })
}

describe('a document for viewers that draw no charts, no shapes and no fields', () => {
  it('has a picture where each chart stands, with the figures that the chart holds, and its alt text', () => {
    const charts = Object.keys(unzipSync(bytes)).filter(path => /charts\/chart\d+\.xml$/.test(path)).length
    const { xml, pictures, alts } = drawnOf(bytes)
    expect(charts).toBeGreaterThan(1)
    expect(xml).not.toMatch(/c:chart|wps:wsp|AlternateContent/)
    // And the theory.
    expect(pictures).toHaveLength(charts + 1)
    expect(pictures.some(svg => svg.includes('4,134'))).toBe(true)
    expect([...alts.values()].some(alt => /2016: 4,134/.test(alt))).toBe(true)
    for (const svg of pictures) expect(() => parseXml(svg)).not.toThrow()
  })

  it('has the theory with its boxes’ words and an arrow for each link', () => {
    const theory = drawnOf(bytes).pictures.find(svg => svg.includes('Outcomes'))
    expect(theory).toMatch(/marker-end="url\(#end\)"/)
    expect(theory?.replace(/<[^>]+>/g, ' ')).toContain('Moving the wrong way')
  })

  it('says what its fields say, and marks where the number of a page goes', () => {
    const { xml, xmlIn, trees } = drawnOf(bytes)
    expect(xml).not.toMatch(/fldSimple|fldChar|instrText/)
    expect(xml.replace(/<[^>]+>/g, '')).toContain('Figure 1. ')
    const footers = [...trees.keys()].filter(path => /footer\d+\.xml$/.test(path)).map(xmlIn)
    expect(footers.some(footer => /"cm-page-number"\/><.*<w:t[^>]*>1<\/w:t>/.test(footer))).toBe(true)
  })

  it('leaves out only the one drawing whose chart is missing or damaged', () => {
    const gone = drawnOf(edited(xml => xml.replace(/(<c:chart [^>]*r:id=")[^"]+"/, '$1rIdNowhere"')))
    expect(gone.pictures).toHaveLength(drawnOf(bytes).pictures.length - 1)
    expect(withPictures(new TextEncoder().encode('not a zip'))).toBeNull()
  })
})

it('figures of a chart are written in the formats that charts have', () => {
  expect(asFormatted(0.4167, '0%')).toBe('42%')
  expect(asFormatted(4134, '#,##0')).toBe('4,134')
  expect(asFormatted(3.456, '0.0')).toBe('3.5')
  expect(asFormatted(1250, '"£"#,##0')).toBe('£1,250')
  expect(asFormatted(12, '0" people"')).toBe('12 people')
  expect(asFormatted(0.1 + 0.2, 'General')).toBe('0.3')
})
