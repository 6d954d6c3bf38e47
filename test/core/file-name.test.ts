import { endingOf, plainFileName, safeFileName, safeNameOfFile } from '@core/file-name'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

describe('a name to save under', () => {
  it('is not turned round by marks in a title', () =>
    expect(safeFileName('Minutes \u202efdp.exe\u202c', 'file')).toBe('Minutes fdp.exe'))

  it.each([
    ['minutes.pdf', 'minutes.pdf'],
    ['../../etc/passwd', 'etc passwd'],
    ['..\\..\\system.ini', 'system.ini'],
    ['C:\\temp\\a.txt', 'C temp a.txt'],
    ['a\u0000b\u0007.png', 'ab.png'],
    ['minutes\u202egnp.exe', 'minutesgnp.exe'],
    ['CON', '_CON'],
    ['con.txt', '_con.txt'],
    ['Lpt1.tar.gz', '_Lpt1.tar.gz'],
    ['console.txt', 'console.txt'],
    ['.env', 'env'],
    ['...', 'file'],
    ['what?', 'what'],
    ['ends with dots...  ', 'ends with dots'],
    ['no ending', 'no ending'],
    ['Versammlung für alle.docx', 'Versammlung für alle.docx'],
    [`${'long'.repeat(75)}.jpeg`, `${'long'.repeat(20)}.jpeg`],
  ])('is safe on every system: %j', (name, safe) => expect(safeNameOfFile(name, 'file')).toBe(safe))

  it('is never empty, a path, or hidden, whatever it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), name => {
        const safe = safeNameOfFile(name, 'file')
        expect(safe).toMatch(/^[^\p{Cc}\\/:*?"<>|.][^\p{Cc}\\/:*?"<>|]*$/u)
        expect(safe.length).toBeLessThanOrEqual(100)
        expect(safe).not.toMatch(/[. ]$/)
      }),
    )
  })

  it('tells the ending that counts, not the one that seems to stand there', () => {
    expect(endingOf('minutes\u202egnp.exe')).toBe('.exe')
    expect(endingOf('photo.JPG')).toBe('.JPG')
    for (const none of ['photo', 'photo.', '.hidden', 'a.b c', `a.${'x'.repeat(17)}`]) expect(endingOf(none)).toBe('')
    expect(plainFileName('a\u2066b\u200f\tc')).toBe('abc')
  })

  it('is found for a title that Windows keeps for itself', () => expect(safeFileName('Aux', 'project')).toBe('_Aux'))
})
