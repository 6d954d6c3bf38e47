import { linkTyped } from '@core/attachment/files-and-links'
import { safeFileName } from '@core/file-name'
import { splitColumns, surveyColumns, surveyTool } from '@core/import/survey/recognise'
import { withoutZone } from '@core/import/survey/survey-reader'
import { numberedLevels, scaleOf } from '@core/import/survey/word-scales'
import { formatOfCode } from '@core/table/workbook/number-format'
import { describe, expect, it } from 'vitest'

const long = 300_000

/**
 * Texts on which a pattern once took the square of their length or more: minutes each. They come from strangers' files, so the
 * work has to grow with the length alone. Found with recheck over every pattern in `src`.
 */
describe('a long text made for a slow pattern', () => {
  it.each<[string, () => unknown, unknown]>([
    ['brackets in a heading', () => surveyTool(['Timestamp', `${'[]'.repeat(long)}x`], []), null],
    ['GPS in a heading', () => surveyColumns([`${'gps '.repeat(long)}\n!`], [], 'kobo'), ['personal']],
    ['slashes in a heading', () => splitColumns(['a/'.repeat(long), 'a/b'], () => true), []],
    ['a cell like an address', () => surveyColumns(['What?'], [['a'.repeat(long)]], 'other'), ['question']],
    ['tabs behind a time', () => withoutZone(`${'\t'.repeat(long)}U`).length, long + 1],
    ['exclamation marks within an answer', () => scaleOf([`${'!'.repeat(long)}a!`, 'agree']), null],
    ['a number and words and a number', () => numberedLevels([`1 ${'a'.repeat(long)}2`, '2']), []],
    ['open brackets in a number format', () => formatOfCode('['.repeat(long)), 'number'],
    ['points and spaces in a title', () => safeFileName(`${'. '.repeat(long)}x`, 'project').length > 0, true],
    ['dots in an address', () => linkTyped(`a${'.#'.repeat(900)}\n`).ok, false],
  ])('is answered: %s', (_, answer, expected) => expect(answer()).toEqual(expected))
})
