import { expect, it } from 'vitest'
import type { DrawnNode, DrawnPart } from '../../../../src/renderer/src/features/reports/preview/drawn-node'
import { drawPart, redrawPart } from '../../../../src/renderer/src/features/reports/preview/redraw-part'

const node = (tag: string, style: Record<string, string>, children: DrawnNode[]): DrawnNode => ({
  ...{ tag, style, attributes: {}, children },
})
/** A page with room for four lines. */
const shell = JSON.stringify(node('section', { display: 'block', minHeight: '210px' }, [node('article', {}, [])]))
const line = (text: string) => JSON.stringify(node('p', { height: '50px', margin: '0' }, [text]))
const partOf = (lines: readonly string[]): DrawnPart => ({ shell, pieces: lines.map(line) })
const table = (rows: number) =>
  JSON.stringify(
    node(
      'table',
      { borderSpacing: '0' },
      Array.from({ length: rows }, (_, row) =>
        node('tr', {}, [node('td', { height: '50px', padding: '0' }, [`row ${row}`])]),
      ),
    ),
  )

const wrapper = () => document.body.appendChild(document.createElement('div'))
const settingIn = (into: HTMLElement) => ({ wrapper: into, look: '', isOver: () => false })
const sheetsIn = (into: HTMLElement) => [...into.querySelectorAll('section')]
const textsIn = (into: HTMLElement) => sheetsIn(into).map(sheet => sheet.textContent)
const lines = Array.from({ length: 12 }, (_, at) => `<${at}>`)

async function drawn(into: HTMLElement, part: DrawnPart) {
  const shown = await drawPart(part, null, settingIn(into))
  if (!shown) throw new Error('not drawn')
  return shown
}

it('of a part of many sheets only those are drawn again that what changed can be on', async () => {
  const into = wrapper()
  const shown = await drawn(into, partOf(lines))
  expect(textsIn(into)).toEqual(['<0><1><2><3>', '<4><5><6><7>', '<8><9><10><11>'])
  const before = sheetsIn(into)
  const changed = lines.with(5, '<five>')
  const again = await redrawPart(partOf(changed), shown, settingIn(into))
  expect(textsIn(into)).toEqual(['<0><1><2><3>', '<4><five><6><7>', '<8><9><10><11>'])
  expect(sheetsIn(into).map((sheet, at) => sheet === before[at])).toEqual([true, false, true])
  // One line more moves all that follow, and one less brings them back.
  const longer = again && (await redrawPart(partOf(changed.toSpliced(5, 0, '<new>')), again, settingIn(into)))
  expect(textsIn(into)).toEqual(['<0><1><2><3>', '<4><new><five><6>', '<7><8><9><10>', '<11>'])
  const first = longer && (await redrawPart(partOf(lines.slice(1)), longer, settingIn(into)))
  expect(textsIn(into)).toEqual(['<1><2><3><4>', '<5><6><7><8>', '<9><10><11>'])
  // What is first on a sheet may have room on the one before by now.
  const shorter = first && (await redrawPart(partOf(lines.slice(1).toSpliced(2, 1)), first, settingIn(into)))
  expect(textsIn(into)).toEqual(['<1><2><4><5>', '<6><7><8><9>', '<10><11>'])
  expect(shorter?.sheets.map(({ first: at }) => at)).toEqual([0, 4, 8])
  into.remove()
})

it('what is typed meanwhile stops it, and nothing half drawn is left', async () => {
  const into = wrapper()
  const shown = await drawn(into, partOf(lines))
  const many = Array.from({ length: 4000 }, (_, at) => `(${at})`)
  expect(await redrawPart(partOf(many), shown, { ...settingIn(into), isOver: () => true })).toBeNull()
  expect(textsIn(into)).toEqual(['<0><1><2><3>', '<4><5><6><7>', '<8><9><10><11>'])
  into.remove()
})

it('a table longer than a sheet goes on over as many as it needs', async () => {
  const into = wrapper()
  await drawn(into, { shell, pieces: [line('<0>'), table(10), line('<1>')] })
  expect(textsIn(into)).toEqual(['<0>row 0row 1row 2', 'row 3row 4row 5row 6', 'row 7row 8row 9<1>'])
  into.remove()
})
