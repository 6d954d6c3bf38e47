import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { documentProblems } from '@core/report/word/lint'
import { writeReport } from '@core/report/word/write-report'
import { unzipSync } from 'fflate'
import { afterAll, describe, expect, it } from 'vitest'
import { openXmlProblems } from '../open-xml-sdk'
import { packageProblems } from '../package-problems'
import { back, copyOf, exportId, narratives, partOf, results, textNamed } from './copy'

const folder = mkdtempSync(join(tmpdir(), 'working-copy-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('a working copy', () => {
  it('is right for Word, holds three anchors for each text and no words of it in its own part', async () => {
    const { bytes, exported } = await copyOf()
    const path = join(folder, 'copy.docx')
    writeFileSync(path, bytes)
    expect(await openXmlProblems(path)).toEqual([])
    expect(documentProblems(bytes)).toEqual([])
    // A table within somebody's text has no caption, in any report.
    expect(packageProblems(bytes).filter(each => each !== 'a table unnamed')).toEqual([])
    const body = partOf(bytes, 'word/document.xml')
    const tags = [...body.matchAll(/<w:tag w:val="cm_([0-9a-f]{12})"\/>/g)].map(([, id]) => id)
    expect(tags.length).toBe(exported.texts.length)
    expect(new Set(tags).size).toBe(tags.length)
    for (const id of tags) expect(body).toContain(`w:name="_cm_${id}"`)
    const item = partOf(bytes, 'customXml/item1.xml')
    expect(item).toContain(`export="${exportId}"`)
    for (const id of tags) expect(item).toContain(`id="${id}"`)
    for (const words of ['hard year', 'Nobody asked', 'They asked']) expect(item).not.toContain(words)
  }, 60_000)

  it('comes back as it went out', async () => {
    const { bytes, exported } = await copyOf()
    const taken = back(bytes, [exported])
    if (!taken.ok) throw new Error(taken.problem)
    expect(taken.value.texts.map(({ place, state, foundBy, takes }) => ({ place, state, foundBy, takes }))).toEqual(
      exported.texts.map(({ section, elementId }) => ({
        place: { section, elementId },
        state: 'unchanged',
        foundBy: 'control',
        takes: false,
      })),
    )
    expect(textNamed(taken.value, 'results').inWord).toBe(results)
    expect(taken.value.outside).toEqual([])
    const again = await copyOf()
    expect(Buffer.from(again.bytes).equals(Buffer.from(bytes))).toBe(true)
  })

  it('leaves the clean copy without a trace', async () => {
    const { model } = await copyOf(narratives)
    const clean = await writeReport(model, { pageNumbers: false })
    expect(Object.keys(unzipSync(clean)).filter(path => path.startsWith('customXml'))).toEqual([])
    expect(partOf(clean, 'word/document.xml')).not.toMatch(/cm_|w:tag/)
  })
})
