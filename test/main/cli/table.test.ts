import { describe, expect, it } from 'vitest'
import { onOneLine, textTable } from '../../../src/main/cli/table'

describe('a table as text', () => {
  it('lines columns up, numbers at their end', () => {
    const columns = [
      { label: 'Measure', align: 'start' },
      { label: '2016', align: 'end' },
    ] as const
    expect(
      textTable(columns, [
        ['People', '4,134'],
        ['Share', '62%'],
      ]),
    ).toBe(['Measure   2016', 'People   4,134', 'Share      62%'].join('\n'))
  })

  it('lets long text run on over more lines, and cuts nothing', () => {
    const text = 'Renters on low and middle incomes, Llanfairpwllgwyngyll'
    const table = textTable([{ label: '', align: 'start', widest: 12 }], [[text]])
    expect(table.split('\n').join(' ').trim()).toBe(text)
    expect(table.split('\n').filter(line => line.length > 12)).toEqual(['Llanfairpwllgwyngyll'])
  })

  it('counts characters as people do', () => {
    const columns = [
      { label: 'a', align: 'start' },
      { label: 'b', align: 'start' },
    ] as const
    expect(
      textTable(columns, [
        ['😀😀', 'x'],
        ['yy', 'x'],
      ])
        .split('\n')
        .slice(1),
    ).toEqual(['😀😀  x', 'yy  x'])
  })

  it('takes line ends and what a terminal would obey out of a text', () => {
    expect(onOneLine(' one\r\ntwo\u001b[31m\u0007 three\u2028four ')).toBe('one two [31m three four')
  })
})
