import { withStableIds, withStableRelationships } from '@core/report/word/finished-package'
import { describe, expect, it } from 'vitest'

describe('ids that depend on nothing but the document', () => {
  it('number drawings from 1, and the ends of their connectors with them', () => {
    const xml = '<wps:cNvPr id="40" name="A"/><wps:cNvPr id="41" name="B"/><a:stCxn id="41" idx="0"/><wp:docPr id="7"/>'
    expect(withStableIds(xml)).toBe(
      '<wps:cNvPr id="1" name="A"/><wps:cNvPr id="2" name="B"/><a:stCxn id="2" idx="0"/><wp:docPr id="3"/>',
    )
  })

  it('rename a canvas, which docx names after its number, and nothing that a person named', () => {
    expect(withStableIds('<wps:cNvPr id="40" name="Canvas 40"><a:extLst>')).toContain('id="1" name="Canvas 1"')
    expect(withStableIds('<wp:docPr id="2018" name="2010 to 2018"/>')).toBe('<wp:docPr id="1" name="2010 to 2018"/>')
    expect(withStableIds('<wps:cNvPr id="40" name="Canvas 40"/>')).toBe('<wps:cNvPr id="1" name="Canvas 40"/>')
  })

  it('leave text that people typed alone', () => {
    const typed = '<w:t>PAGEREF _Toc9 w:anchor="_Toc9" &lt;wp:docPr id="9"</w:t>'
    expect(withStableIds(`<w:bookmarkStart w:name="_Toc9" w:id="9"/>${typed}`)).toBe(
      `<w:bookmarkStart w:name="_Toc9" w:id="1"/>${typed}`,
    )
  })

  it('give relationships made by chance a name, in both places', () => {
    const id = 'rIdtbspmnnvedn3lsgqx8wlz'
    const stable = withStableRelationships(
      `<c:chart r:id="${id}"/>`,
      `<Relationship Id="rId1"/><Relationship Id="${id}"/>`,
    )
    expect(stable.part).toBe('<c:chart r:id="rIdPart1"/>')
    expect(stable.relationships).toBe('<Relationship Id="rId1"/><Relationship Id="rIdPart1"/>')
  })
})
