import type { FileProblem } from '@core/import/file'
import type { PreviewWarning } from '@core/import/preview'
import type { MappingProblem } from '@core/import/questions'
import type { RejectionReason } from '@core/import/rejections'
import type { RunProblem } from '@core/import/run'
import type { Answers, ReadObservation } from './import-of'

/** A file that has gone wrong somewhere, and what must become of it. Listed in words in test/fixtures/README.md. */
export type HostileFile = {
  readonly name: string
  readonly content: Uint8Array | string
  /** What the person answers, where the file cannot say it itself. */
  readonly answers?: Answers
  readonly must:
    | { readonly refuse: FileProblem | RunProblem; readonly detail?: string }
    | { readonly ask: readonly MappingProblem[] }
    | {
        readonly make: readonly (readonly [day: string, value: ReadObservation['value'], ...words: string[]])[]
        readonly leaveOut?: readonly (readonly [line: number, reason: RejectionReason])[]
        readonly warn?: readonly PreviewWarning[]
      }
}

const bytes = (...codes: number[]): Uint8Array => Uint8Array.from(codes)
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text)
const joined = (...parts: Uint8Array[]): Uint8Array => Uint8Array.from(parts.flatMap(part => [...part]))
const utf16le = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap(letter => [letter.charCodeAt(0) & 255, letter.charCodeAt(0) >> 8]))
const utf16be = (text: string): Uint8Array =>
  Uint8Array.from([...text].flatMap(letter => [letter.charCodeAt(0) >> 8, letter.charCodeAt(0) & 255]))
const windows1252 = (text: string): Uint8Array => Uint8Array.from([...text].map(letter => letter.charCodeAt(0)))
const lines = (...rows: string[]): string => `${rows.join('\n')}\n`

const plain = lines('place,year,people', 'Leeds,2016,20', 'York,2016,18')
const plainRows = [
  ['2016-12-31', 20, 'Leeds'],
  ['2016-12-31', 18, 'York'],
] as const
const onDay = (day: number): Answers => ({ change: mapping => ({ ...mapping, day }) })
const numbersAs = (numbers: 'point' | 'comma'): Answers => ({
  change: mapping => ({
    ...mapping,
    columns: mapping.columns.map(column =>
      'numbers' in column.role ? { ...column, role: { ...column.role, numbers } } : column,
    ),
  }),
})
const datesAs = (order: 'day-first' | 'month-first' | 'serial'): Answers => ({
  change: mapping => ({
    ...mapping,
    columns: mapping.columns.map(column =>
      column.role.as === 'date' ? { ...column, role: { ...column.role, order } } : column,
    ),
  }),
})
const day2016 = 17_166 // 31 December 2016

export const hostileFiles: readonly HostileFile[] = [
  // Not a table at all
  { name: 'empty', content: '', must: { refuse: 'empty' } },
  { name: 'only a byte order mark', content: bytes(0xef, 0xbb, 0xbf), must: { refuse: 'empty' } },
  { name: 'only blank lines', content: '\n \r\n\t\n', must: { refuse: 'empty' } },
  {
    name: 'picture',
    content: bytes(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13),
    must: { refuse: 'binary' },
  },
  { name: 'NUL in the middle', content: joined(utf8(plain), bytes(0), utf8(plain)), must: { refuse: 'binary' } },
  {
    name: 'beginning of an xlsx, named csv',
    content: joined(bytes(0x50, 0x4b, 3, 4), utf8('....[Content_Types].xml....xl/workbook.xml')),
    must: { refuse: 'damaged-workbook' },
  },
  { name: 'xls named csv', content: bytes(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), must: { refuse: 'workbook' } },
  {
    name: 'ods named csv',
    content: joined(bytes(0x50, 0x4b, 3, 4), utf8('mimetypeapplication/vnd.oasis.opendocument.spreadsheet')),
    must: { refuse: 'workbook' },
  },
  { name: 'other zip', content: joined(bytes(0x50, 0x4b, 3, 4), utf8('photo.jpg')), must: { refuse: 'binary' } },
  { name: 'pdf', content: '%PDF-1.7\n1 0 obj\n', must: { refuse: 'pdf' } },
  { name: 'header and nothing below', content: 'place,year,people\n', must: { refuse: 'no-rows' } },
  {
    name: 'no header',
    content: lines('Leeds,2016,20.5', 'York,2016,18.5'),
    must: { refuse: 'no-header', detail: '1' },
  },
  {
    name: 'no header, and the person said so',
    content: lines('Leeds,2016,20.5', 'York,2016,18.5'),
    answers: {
      headerLine: null,
      change: mapping => ({ ...mapping, columns: mapping.columns.map(onlyThird), day: day2016 }),
    },
    must: {
      make: [
        ['2016-12-31', 20.5],
        ['2016-12-31', 18.5],
      ],
    },
  },
  {
    name: 'one column of sentences with commas',
    content: lines(
      'comment',
      'I was moved on, again',
      'Warm, safe, but far away',
      'They listened',
      'Yes, no, maybe, later',
    ),
    must: { ask: ['no-value-column'] },
  },
  {
    name: 'one column of thousands',
    content: lines('People', '1,234', '2,345', '12'),
    answers: { change: mapping => numbersAs('point').change?.({ ...mapping, day: day2016 }) ?? mapping },
    must: {
      make: [
        ['2016-12-31', 1234],
        ['2016-12-31', 2345],
        ['2016-12-31', 12],
      ],
    },
  },
  { name: 'web page', content: '<!DOCTYPE html><html><body>Sign in</body></html>\n', must: { refuse: 'other-text' } },
  {
    name: 'web page named xls',
    content: '<html xmlns:o="urn:schemas-microsoft-com:office:office"><table><tr><td>place</td></tr></table></html>',
    must: { refuse: 'other-text' },
  },
  {
    name: 'Excel 2003 as XML',
    content: '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook><Worksheet/></Workbook>',
    must: { refuse: 'other-text' },
  },
  { name: 'JSON', content: '[{"place":"Leeds","people":20}]', must: { refuse: 'other-text' } },
  { name: 'JSON, one object a line', content: lines('{"people":20}', '{"people":18}'), must: { refuse: 'other-text' } },
  { name: 'RTF', content: '{\\rtf1\\ansi place,people\\par Leeds,20}', must: { refuse: 'other-text' } },
  { name: 'gzip', content: bytes(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1, 2), must: { refuse: 'binary' } },
  { name: 'one line of five megabytes', content: 'a'.repeat(5_000_000), must: { refuse: 'row-too-long', detail: '1' } },
  {
    name: 'cell of five megabytes',
    content: `place,people\n${'b'.repeat(5_000_000)},3\n`,
    must: { refuse: 'row-too-long', detail: '2' },
  },
  {
    name: 'more columns than a mapping holds',
    content: lines(Array.from({ length: 20_001 }, (_, index) => `c${index}`).join(','), '1'),
    must: { refuse: 'too-many-columns' },
  },

  // Encodings
  { name: 'utf-8 with its mark', content: joined(bytes(0xef, 0xbb, 0xbf), utf8(plain)), must: { make: plainRows } },
  { name: 'utf-16le with its mark', content: joined(bytes(0xff, 0xfe), utf16le(plain)), must: { make: plainRows } },
  { name: 'utf-16be with its mark', content: joined(bytes(0xfe, 0xff), utf16be(plain)), must: { make: plainRows } },
  { name: 'utf-16le without a mark', content: utf16le(plain), must: { make: plainRows } },
  {
    name: 'windows-1252',
    content: windows1252(lines('place,year,people', 'Bangor-is-y-coed \u00e9,2016,3', 'York,2016,\u00a318')),
    must: {
      make: [
        ['2016-12-31', 3, 'Bangor-is-y-coed é'],
        ['2016-12-31', 18, 'York'],
      ],
    },
  },
  {
    name: 'said to be utf-8 but is not',
    content: windows1252('place,people\nOrl\u00e9ans,3\n'),
    answers: { encoding: 'utf-8' },
    must: { refuse: 'not-that-encoding', detail: 'utf-8' },
  },
  {
    name: 'right-to-left and other scripts',
    content: lines('place,year,people', 'القدس,2016,4', '東京,2016,5', '🏠,2016,6'),
    must: {
      make: [
        ['2016-12-31', 4, 'القدس'],
        ['2016-12-31', 5, '東京'],
        ['2016-12-31', 6, '🏠'],
      ],
    },
  },

  // Shape
  { name: 'semicolons', content: plain.replaceAll(',', ';'), must: { make: plainRows } },
  { name: 'tabs', content: plain.replaceAll(',', '\t'), must: { make: plainRows } },
  { name: 'pipes', content: plain.replaceAll(',', '|'), must: { make: plainRows } },
  {
    name: 'sep= line',
    content: `sep=;\n${plain.replaceAll(',', ';')}`,
    must: { make: plainRows, leaveOut: [[1, 'above-header']] },
  },
  { name: 'CR line ends', content: plain.replaceAll('\n', '\r'), must: { make: plainRows } },
  {
    name: 'mixed line ends',
    content: 'place,year,people\r\nLeeds,2016,20\rYork,2016,18\n',
    must: { make: plainRows },
  },
  { name: 'no last line end', content: plain.trimEnd(), must: { make: plainRows } },
  {
    name: 'quoted line ends and delimiters',
    content: 'place,year,people\n"Leeds,\nWest Yorkshire",2016,20\nYork,2016,18\n,,\nHull,2016,x1\n',
    must: {
      make: [
        ['2016-12-31', 20, 'Leeds, West Yorkshire'],
        ['2016-12-31', 18, 'York'],
      ],
      leaveOut: [
        [5, 'empty-row'],
        [6, 'not-a-number'],
      ],
    },
  },
  {
    name: 'unclosed quote',
    content: lines('place,year,people', 'Leeds,2016,20', '"York,2016,18', 'Hull,2016,5'),
    must: { refuse: 'unclosed-quote', detail: '3' },
  },
  {
    name: 'unclosed quote before quoted cells',
    content: lines('place,year,people', '"Leeds,2016,20', '"York",2016,18', '"Hull",2016,5'),
    must: { refuse: 'unclosed-quote', detail: '2' },
  },
  {
    name: 'ragged rows',
    content: lines('place,year,people', 'Leeds,2016,20', 'York,2016', 'Hull,2016,5,7', 'Ripon,2016,1'),
    must: {
      make: [
        ['2016-12-31', 20, 'Leeds'],
        ['2016-12-31', 1, 'Ripon'],
      ],
      leaveOut: [
        [3, 'too-few-cells'],
        [4, 'too-many-cells'],
      ],
    },
  },
  {
    name: 'trailing delimiter',
    content: lines('place,year,people', 'Leeds,2016,20,', 'York,2016,18,'),
    must: { make: plainRows },
  },
  {
    name: 'trailing delimiter in the header too',
    content: lines('place,year,people,', 'Leeds,2016,20,', 'York,2016,18,'),
    must: { make: plainRows },
  },
  {
    name: 'same column name twice',
    content: lines('place,year,people,people', 'Leeds,2016,20,21', 'York,2016,18,19'),
    must: {
      make: [
        ['2016-12-31', 20, 'Leeds'],
        ['2016-12-31', 18, 'York'],
        ['2016-12-31', 21, 'Leeds'],
        ['2016-12-31', 19, 'York'],
      ],
      warn: ['same-column-names'],
    },
  },
  {
    name: 'missing column name',
    content: lines('place,year,', 'Leeds,2016,20', 'York,2016,18'),
    must: { make: plainRows, warn: ['missing-column-names'] },
  },
  {
    name: 'title rows and footnotes',
    content: lines(
      'Table 1: people sleeping rough',
      '',
      'place,year,people',
      'Leeds,2016,20',
      'York,2016,18',
      '',
      'Source: councils',
    ),
    must: {
      make: plainRows,
      leaveOut: [
        [1, 'above-header'],
        [2, 'above-header'],
        [6, 'empty-row'],
        [7, 'no-values'],
      ],
    },
  },
  {
    name: 'header repeated on every page',
    content: lines('place,year,people', 'Leeds,2016,20', 'place,year,people', 'York,2016,18'),
    must: { make: plainRows, leaveOut: [[3, 'repeated-header']] },
  },
  {
    name: 'row numbers without a heading',
    content: lines('"",place,year,people', '1,Leeds,2016,20', '2,York,2016,18'),
    must: { make: plainRows },
  },
  {
    name: 'total row',
    content: lines('place,year,people', 'Leeds,2016,20', 'York,2016,18', 'Total,2016,38'),
    must: { make: plainRows, leaveOut: [[4, 'total-row']] },
  },
  {
    name: 'total row under another name',
    content: lines('place,people', 'Leeds,20', 'York,18', 'Hull,5', 'Ripon,1', 'Yorkshire,44'),
    answers: onDay(day2016),
    must: {
      make: [...plainRows, ['2016-12-31', 5, 'Hull'], ['2016-12-31', 1, 'Ripon']],
      leaveOut: [[6, 'total-row']],
    },
  },
  {
    name: 'per cent rows among counts',
    content: lines('place,2015,2016', 'Leeds,10,20', '% change,,100', 'York,9,18'),
    must: {
      make: [
        ['2015-12-31', 10, 'Leeds'],
        ['2016-12-31', 20, 'Leeds'],
        ['2015-12-31', 9, 'York'],
        ['2016-12-31', 18, 'York'],
      ],
      leaveOut: [[3, 'percentage-row']],
    },
  },
  {
    name: 'financial years as columns',
    content: lines('place,2014-15,2015-16', 'Leeds,10,..', 'York,-,18'),
    must: {
      make: [
        ['2015-03-31', 10, 'Leeds'],
        ['2016-03-31', 'missing', 'Leeds'],
        ['2015-03-31', 'missing', 'York'],
        ['2016-03-31', 18, 'York'],
      ],
    },
  },
  {
    name: 'years as a column of text',
    content: lines('place,period,people', 'Leeds,Q3 2014,20', 'York,2014 Q3,18'),
    must: {
      make: [
        ['2014-09-30', 20, 'Leeds'],
        ['2014-09-30', 18, 'York'],
      ],
    },
  },
  {
    name: 'long with a measure column',
    content: lines(
      'place,year,measure,value',
      'Leeds,2016,Sleeping rough,20',
      'Leeds,2016,In hostels,40',
      'York,2016,,3',
    ),
    must: {
      make: [
        ['2016-12-31', 20, 'Leeds'],
        ['2016-12-31', 40, 'Leeds'],
      ],
      leaveOut: [[4, 'unknown-measure']],
    },
  },

  // Cells
  {
    name: 'thousands, quoted',
    content: lines('place,year,people', 'Leeds,2016,"1,234,567"', 'York,2016,"1,234.5"', 'Hull,2016,"2,345"'),
    must: {
      make: [
        ['2016-12-31', 1_234_567, 'Leeds'],
        ['2016-12-31', 1234.5, 'York'],
        ['2016-12-31', 2345, 'Hull'],
      ],
    },
  },
  {
    name: 'thousands or decimals, nothing says which',
    content: lines('place;year;people', 'Leeds;2016;1,234', 'York;2016;2,345'),
    must: { ask: ['ask-number-format'] },
  },
  {
    name: 'thousands or decimals, answered',
    content: lines('place;year;people', 'Leeds;2016;1,234', 'York;2016;2,345'),
    answers: numbersAs('comma'),
    must: {
      make: [
        ['2016-12-31', 1.234, 'Leeds'],
        ['2016-12-31', 2.345, 'York'],
      ],
    },
  },
  {
    name: 'decimal commas',
    content: lines('place;year;people', 'Leeds;2016;1.234,5', 'York;2016;2,25'),
    must: {
      make: [
        ['2016-12-31', 1234.5, 'Leeds'],
        ['2016-12-31', 2.25, 'York'],
      ],
    },
  },
  {
    name: 'decimal points and commas in one column',
    content: lines('place;year;people', 'Leeds;2016;1.5', 'York;2016;2,5'),
    must: { ask: ['ask-number-format'] },
  },
  {
    name: 'per cent signs',
    content: lines('place,year,satisfied', 'Leeds,2016,62%', 'York,2016,28.7 %', 'Hull,2016,101%'),
    must: {
      make: [
        ['2016-12-31', 0.62, 'Leeds'],
        ['2016-12-31', 0.287, 'York'],
      ],
      leaveOut: [[4, 'not-a-share']],
    },
  },
  {
    name: 'per cent only in the heading',
    content: lines('place,year,% satisfied', 'Leeds,2016,62', 'York,2016,28.7'),
    must: {
      make: [
        ['2016-12-31', 0.62, 'Leeds'],
        ['2016-12-31', 0.287, 'York'],
      ],
    },
  },
  {
    name: 'currency, brackets and unicode minus',
    content: lines('place,year,balance', 'Leeds,2016,"£1,200.50"', 'York,2016,(£30)', 'Hull,2016,−5', 'Ripon,2016,€ 7'),
    must: {
      make: [
        ['2016-12-31', 1200.5, 'Leeds'],
        ['2016-12-31', -30, 'York'],
        ['2016-12-31', -5, 'Hull'],
        ['2016-12-31', 7, 'Ripon'],
      ],
    },
  },
  {
    name: 'exponents, Infinity, NaN and too many digits',
    content: lines(
      'place,year,people',
      'Leeds,2016,1.5E+03',
      'York,2016,Infinity',
      'Hull,2016,NaN',
      'Ripon,2016,12345678901234567890',
    ),
    must: {
      make: [
        ['2016-12-31', 1500, 'Leeds'],
        ['2016-12-31', 'missing', 'Hull'],
      ],
      leaveOut: [
        [3, 'not-a-number'],
        [5, 'number-too-large'],
      ],
    },
  },
  {
    name: 'missing and suppressed marks of many kinds',
    content: lines(
      'place,year,people',
      'A,2016,NA',
      'B,2016,',
      'C,2016,–',
      'D,2016,..',
      'E,2016,[c]',
      'F,2016,<5',
      'G,2016,*',
      'H,2016,0',
      'I,2016,nil',
    ),
    must: {
      make: [
        ['2016-12-31', 'missing', 'A'],
        ['2016-12-31', 'missing', 'B'],
        ['2016-12-31', 'missing', 'C'],
        ['2016-12-31', 'missing', 'D'],
        ['2016-12-31', 'suppressed', 'E'],
        ['2016-12-31', 'suppressed', 'F'],
        ['2016-12-31', 'suppressed', 'G'],
        ['2016-12-31', 0, 'H'],
      ],
      leaveOut: [[10, 'not-a-number']],
    },
  },
  {
    name: 'formula-looking cells',
    content: lines('place,year,people', '=HYPERLINK("http://x"),2016,=1+1', '@SUM(A1),2016,18', '+44 20,2016,7'),
    must: {
      make: [
        ['2016-12-31', 18, '@SUM(A1)'],
        ['2016-12-31', 7, '+44 20'],
      ],
      leaveOut: [[2, 'not-a-number']],
    },
  },
  {
    name: 'codes with leading zeros stay text',
    content: lines('place,year,people', '01234,2016,20', '00567,2016,18', 'N1,2016,4'),
    answers: { change: mapping => ({ ...mapping, columns: mapping.columns.map(firstAsPlace) }) },
    must: {
      make: [
        ['2016-12-31', 20, '01234'],
        ['2016-12-31', 18, '00567'],
        ['2016-12-31', 4, 'N1'],
      ],
    },
  },
  {
    name: 'very long cell',
    content: lines('place,year,people', `${'x'.repeat(1_000_000)},2016,20`, 'York,2016,18'),
    must: { make: [['2016-12-31', 18, 'York']], leaveOut: [[2, 'word-too-long']] },
  },
  {
    name: 'ten thousand columns',
    content: lines(
      ['place', ...Array.from({ length: 9999 }, (_, index) => `n${index}`)].join(','),
      ['Leeds', ...Array.from({ length: 9999 }, (_, index) => `${index}`)].join(','),
    ),
    answers: onDay(day2016),
    must: { make: [['2016-12-31', 0, 'Leeds']] },
  },

  // Days
  {
    name: 'UK or US dates, nothing says which',
    content: lines('place,date,people', 'Leeds,03/04/2016,20', 'York,05/06/2016,18'),
    must: { ask: ['ask-date-order'] },
  },
  {
    name: 'UK or US dates, answered',
    content: lines('place,date,people', 'Leeds,03/04/2016,20', 'York,05/06/2016,18'),
    answers: datesAs('month-first'),
    must: {
      make: [
        ['2016-03-04', 20, 'Leeds'],
        ['2016-05-06', 18, 'York'],
      ],
    },
  },
  {
    name: 'UK dates, one cell says so',
    content: lines('place,date,people', 'Leeds,03/04/2016,20', 'York,31/03/2016,18'),
    must: {
      make: [
        ['2016-04-03', 20, 'Leeds'],
        ['2016-03-31', 18, 'York'],
      ],
    },
  },
  {
    name: 'US dates, one cell says so',
    content: lines('place,date,people', 'Leeds,03/04/2016,20', 'York,03/31/2016,18'),
    must: {
      make: [
        ['2016-03-04', 20, 'Leeds'],
        ['2016-03-31', 18, 'York'],
      ],
    },
  },
  {
    name: 'UK and US dates in one column',
    content: lines('place,date,people', 'Leeds,31/03/2016,20', 'York,03/31/2016,18'),
    must: { ask: ['ask-date-order'] },
  },
  {
    name: '31 February and year 0',
    content: lines(
      'place,date,people',
      'Leeds,31/02/2016,20',
      'York,31/03/2016,18',
      'Hull,0000-01-01,5',
      'Ripon,soon,1',
      'Selby,,2',
    ),
    must: {
      make: [['2016-03-31', 18, 'York']],
      leaveOut: [
        [2, 'no-such-day'],
        [4, 'no-such-day'],
        [5, 'not-a-date'],
        [6, 'no-date'],
      ],
    },
  },
  {
    name: 'Excel serial dates, said by the person',
    content: lines('place,date,people', 'Leeds,2016-12-31,20', 'York,2016-12-31,18', 'Hull,42735,5'),
    answers: datesAs('serial'),
    must: { make: [...plainRows, ['2016-12-31', 5, 'Hull']] },
  },
  {
    name: 'Excel serial dates, nobody said',
    content: lines('place,date,people', 'Leeds,42735,20', 'York,42736,18'),
    must: { ask: ['ask-date-order'] },
  },
  {
    name: 'months that could be years',
    content: lines('place,month,people', 'Leeds,2011-12,20', 'York,2012-01,18'),
    must: {
      make: [
        ['2011-12-31', 20, 'Leeds'],
        ['2012-01-31', 18, 'York'],
      ],
    },
  },
  {
    name: 'same observation twice',
    content: lines('place,year,people', 'Leeds,2016,20', 'York,2016,18', 'Leeds,2016,20'),
    must: { make: [...plainRows, ['2016-12-31', 20, 'Leeds']], warn: ['repeated-observations'] },
  },
  {
    name: 'words only',
    content: lines('place,comment', 'Leeds,cold', 'York,warm'),
    must: { ask: ['no-value-column'] },
  },
  {
    name: 'every row unreadable',
    content: lines('place,date,people', 'Leeds,2016-02-30,20', 'York,2016-02-31,18', 'Hull,2016-03-01,x1'),
    must: { refuse: 'no-observations' },
  },
  // Headers of two rows
  {
    name: 'years over sexes',
    content: lines(',2015,,2016,', 'Council,Men,Women,Men,Women', 'Leeds,12,3,14,4', 'York,5,*,6,2'),
    must: {
      make: [
        ['2015-12-31', 12, 'Leeds', 'Men'],
        ['2015-12-31', 3, 'Leeds', 'Women'],
        ['2016-12-31', 14, 'Leeds', 'Men'],
        ['2016-12-31', 4, 'Leeds', 'Women'],
        ['2015-12-31', 5, 'York', 'Men'],
        ['2015-12-31', 'suppressed', 'York', 'Women'],
        ['2016-12-31', 6, 'York', 'Men'],
        ['2016-12-31', 2, 'York', 'Women'],
      ],
      leaveOut: [[1, 'above-header']],
    },
  },
  {
    name: 'years over sexes and their total',
    content: lines(',2015,,', 'Council,Men,Women,All', 'Leeds,12,3,15', 'York,5,1,6'),
    must: { ask: ['ask-day'] },
  },
  {
    name: 'a nameless column of regions beside the councils',
    content: lines('Council,,2015,2016', 'Leeds,Yorkshire,1,2', 'York,Yorkshire,3,4', 'Poole,South West,5,6'),
    must: {
      make: [
        ['2015-12-31', 1, 'Leeds'],
        ['2016-12-31', 2, 'Leeds'],
        ['2015-12-31', 3, 'York'],
        ['2016-12-31', 4, 'York'],
        ['2015-12-31', 5, 'Poole'],
        ['2016-12-31', 6, 'Poole'],
      ],
    },
  },
  {
    name: 'a nameless column that tells rows apart',
    content: lines('Council,,2016', 'Leeds,Men,1', 'Leeds,Women,2', 'York,Men,3'),
    must: {
      make: [
        ['2016-12-31', 1, 'Leeds', 'Men'],
        ['2016-12-31', 2, 'Leeds', 'Women'],
        ['2016-12-31', 3, 'York', 'Men'],
      ],
      warn: ['missing-column-names'],
    },
  },
  {
    name: 'a list of people with their names',
    content: lines(
      'Date,E-mail,Place,Visits',
      '2016-01-31,a@b.org,Leeds,3',
      '2016-01-31,c@d.org,York,1',
      '2016-02-29,e@f.org,Leeds,x9',
      '2016-03-31,g@h.org,York,2',
    ),
    must: {
      make: [
        ['2016-01-31', 3, 'Leeds'],
        ['2016-01-31', 1, 'York'],
        ['2016-03-31', 2, 'York'],
      ],
      leaveOut: [[4, 'not-a-number']],
    },
  },

  // Surveys
  {
    name: 'Google Forms with one person',
    content: lines('Timestamp,Do you feel safe at home?', '2026/01/03 9:00:00 am GMT,Yes'),
    must: { make: [['2026-01-03', 1]] },
  },
  {
    name: 'Google Forms with nobody',
    content: lines('Timestamp,Do you feel safe at home?'),
    must: { refuse: 'no-rows' },
  },
  {
    name: 'Google Forms in German',
    content: lines(
      'Zeitstempel,Fühlen Sie sich sicher?',
      '03.01.2026 09:00:00,Ja',
      '04.01.2026 09:00:00,Nein',
      '05.01.2026 09:00:00,Ja',
    ),
    must: {
      make: [['2026-01-05', 2]],
    },
  },
  {
    name: 'Google Forms, every question open',
    content: lines(
      'Timestamp,What would help you most?',
      '2026/01/03 9:00:00 am GMT,"A key, a door, and nobody asking why I need one"',
      '2026/01/04 9:00:00 am GMT,"That they ring back when they say they will"',
    ),
    must: { ask: ['no-value-column'] },
  },
  {
    name: 'Google Forms, one answer with a comma',
    content: lines(
      'Timestamp,How often do you get help?',
      '2026/01/03 9:00:00 am GMT,"Yes, often"',
      '2026/01/04 9:00:00 am GMT,"Yes, sometimes"',
      '2026/01/05 9:00:00 am GMT,No',
      '2026/01/05 9:30:00 am GMT,"Yes, often"',
    ),
    must: {
      make: [
        ['2026-01-05', 2, 'Yes, often'],
        ['2026-01-05', 1, 'Yes, sometimes'],
        ['2026-01-05', 1, 'No'],
      ],
    },
  },
  {
    name: 'Google Forms, cells missing at the end',
    content: lines(
      'Timestamp,Do you feel safe at home?,Do you have a key?',
      '2026/01/03 9:00:00 am GMT,Yes,Yes',
      '2026/01/04 9:00:00 am GMT,No',
      '2026/01/05 9:00:00 am GMT,No,No,and more',
    ),
    must: {
      make: [
        ['2026-01-05', 1],
        ['2026-01-05', 1],
      ],
      leaveOut: [
        [3, 'too-few-cells'],
        [4, 'too-many-cells'],
      ],
    },
  },
  {
    name: 'Microsoft Forms, several answers and nobody’s name',
    content: lines(
      'ID,Start time,Completion time,Email,Name,What helped you?',
      '1,13/05/2026 10:00,13/05/2026 10:02,anonymous,,Tea;A bus pass;',
      '2,14/05/2026 10:00,14/05/2026 10:02,anonymous,,Tea;',
      '3,14/05/2026 11:00,14/05/2026 11:02,anonymous,,',
    ),
    must: {
      make: [
        ['2026-05-14', 2],
        ['2026-05-14', 2, 'Tea'],
        ['2026-05-14', 1, 'A bus pass'],
      ],
      leaveOut: [[4, 'empty-row']],
    },
  },
  {
    name: 'Microsoft Forms, times that can be read two ways',
    content: lines('ID,Start time,Completion time,Email,Name,Do you feel safe?', '1,5/3/26 10:00,5/3/26 10:02,,,Yes'),
    must: { ask: ['ask-date-order'] },
  },
  {
    name: 'KoboToolbox, columns of 0 and 1 with a stranger among them',
    content: lines(
      'needs;needs/food;needs/rent;_id;_uuid;_submission_time',
      'food rent;1;1;1;u1;2026-04-01T10:00:00',
      'food;1;0;2;u2;2026-04-02T10:00:00',
      'rent;0;1;3;u3;2026-04-03T10:00:00',
      'rent;0;true;4;u4;2026-04-03T11:00:00',
      'food;?;0;5;u5;2026-04-04T10:00:00',
    ),
    must: {
      make: [
        ['2026-04-04', 5],
        ['2026-04-04', 2, 'food'],
        ['2026-04-04', 3, 'rent'],
      ],
      leaveOut: [[6, 'not-a-choice']],
    },
  },
  {
    name: 'KoboToolbox, two questions of one name in two groups',
    content: lines(
      'home/safe;street/safe;_id;_uuid;_submission_time',
      'yes;no;1;u1;2026-04-01T10:00:00',
      'yes;yes;2;u2;2026-04-02T10:00:00',
    ),
    must: {
      make: [
        ['2026-04-02', 2],
        ['2026-04-02', 1],
      ],
    },
  },
  {
    name: 'words only in a column called timestamp',
    content: lines('Timestamp,Notes', 'soon,x', 'later,y'),
    must: { ask: ['no-value-column'] },
  },

  // Seen with fresh eyes
  {
    name: 'utf-32',
    content: Uint8Array.from(
      [...`\ufeff${plain}`].flatMap(sign => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8, 0, 0]),
    ),
    must: { refuse: 'binary' },
  },
  {
    name: 'byte order marks in the middle',
    content: lines('place,year,people', '\ufeffLeeds,2016,20', 'York,2016,\ufeff18'),
    must: { make: plainRows },
  },
  {
    name: 'marks of direction around numbers',
    content: lines('place,year,people', 'Leeds,2016,\u200e20', 'York,2016,18\u200f'),
    must: { make: plainRows },
  },
  {
    name: 'Arabic digits',
    content: lines('place,date,people', 'القاهرة,٢٠١٦-٠١-٣١,١٬٢٣٤', 'الجيزة,٢٠١٦-٠١-٣١,٤٥٫٥'),
    must: {
      make: [
        ['2016-01-31', 1234, 'القاهرة'],
        ['2016-01-31', 45.5, 'الجيزة'],
      ],
    },
  },
  {
    name: 'wide digits of East Asia',
    content: lines('place,year,people', '東京,２０１６,１２', '大阪,２０１６,３'),
    must: {
      make: [
        ['2016-12-31', 12, '東京'],
        ['2016-12-31', 3, '大阪'],
      ],
    },
  },
  {
    name: 'thousands as in India',
    content: lines('place,year,people', 'Delhi,2016,"12,34,567"', 'Pune,2016,"1,23,456"'),
    must: {
      make: [
        ['2016-12-31', 1_234_567, 'Delhi'],
        ['2016-12-31', 123_456, 'Pune'],
      ],
    },
  },
  {
    name: 'thousands as in Switzerland and France',
    content: lines('place;year;people', "Bern;2016;1'234.50", 'Paris;2016;1\u00a0234', 'Lyon;2016;12\u202f345'),
    must: {
      make: [
        ['2016-12-31', 1234.5, 'Bern'],
        ['2016-12-31', 1234, 'Paris'],
        ['2016-12-31', 12_345, 'Lyon'],
      ],
    },
  },
  {
    name: 'nothing but three digits behind a point',
    content: lines('place,year,people', 'Leeds,2016,1.234', 'York,2016,2.345'),
    must: { ask: ['ask-number-format'] },
  },
  {
    name: 'per cents among parts of one',
    content: lines('place,year,in work', 'Leeds,2016,45%', 'York,2016,0.5', 'Hull,2016,0.25'),
    must: {
      make: [
        ['2016-12-31', 0.45, 'Leeds'],
        ['2016-12-31', 0.5, 'York'],
        ['2016-12-31', 0.25, 'Hull'],
      ],
    },
  },
  {
    name: 'fewer than five, in words and signs',
    content: lines('place,year,people', 'Leeds,2016,<5', 'York,2016,18', 'Hull,2016,fewer than 5', 'Bath,2016,≤5'),
    must: {
      make: [
        ['2016-12-31', 'suppressed', 'Leeds'],
        ['2016-12-31', 18, 'York'],
        ['2016-12-31', 'suppressed', 'Hull'],
        ['2016-12-31', 'suppressed', 'Bath'],
      ],
    },
  },
  {
    name: 'hexadecimal, thousands in short, ranges, a minus behind',
    content: lines(
      'place,year,people',
      'Leeds,2016,20',
      'York,2016,18',
      ...['0x10', '1.2k', '1-4', '3-'].map((cell, index) => `Ward ${index},2016,${cell}`),
      'Ely,2016,1',
      'Wye,2016,2',
    ),
    must: {
      make: [...plainRows, ['2016-12-31', 1200, 'Ward 1'], ['2016-12-31', 1, 'Ely'], ['2016-12-31', 2, 'Wye']],
      leaveOut: [
        [4, 'not-a-number'],
        [6, 'not-a-number'],
        [7, 'not-a-number'],
      ],
    },
  },
  {
    name: 'names that programs trip over',
    content: lines('__proto__,year,people', 'constructor,2016,20', 'toString,2016,18'),
    must: {
      make: [
        ['2016-12-31', 20, 'constructor'],
        ['2016-12-31', 18, 'toString'],
      ],
    },
  },
  {
    name: 'measures with such names',
    content: lines('measure,year,value', '__proto__,2016,20', 'constructor,2016,18'),
    must: {
      make: [
        ['2016-12-31', 20],
        ['2016-12-31', 18],
      ],
    },
  },
  {
    name: 'a row of units below the header',
    content: lines('place,year,people', 'text,yyyy,number', 'Leeds,2016,20', 'York,2016,18'),
    must: { make: plainRows, leaveOut: [[2, 'not-a-date']] },
  },
  {
    name: 'lines of comment above the header',
    content: lines('# made by hand', '# 2016', 'place,year,people', 'Leeds,2016,20', 'York,2016,18'),
    must: {
      make: plainRows,
      leaveOut: [
        [1, 'above-header'],
        [2, 'above-header'],
      ],
    },
  },
  {
    name: 'line ends doubled by a program',
    content: 'place,year,people\r\r\nLeeds,2016,20\r\r\nYork,2016,18\r\r\n',
    must: {
      make: plainRows,
      leaveOut: [
        [2, 'empty-row'],
        [4, 'empty-row'],
        [6, 'empty-row'],
      ],
      warn: ['half-left-out'],
    },
  },
  {
    name: 'end-of-file sign of old programs',
    content: `${plain}\u001a`,
    must: { make: plainRows, leaveOut: [[4, 'no-values']] },
  },
  {
    name: 'half a character',
    content: joined(utf8('place,year,people\nLe'), bytes(0xed, 0xa0, 0x80), utf8('ds,2016,20\n')),
    must: { make: [['2016-12-31', 20, 'Leí €ds']] },
  },
  {
    name: 'times in other zones',
    content: lines('place,date,people', 'Leeds,2016-01-31T23:30:00Z,20', 'York,2016-02-01T00:30:00+02:00,18'),
    must: {
      make: [
        ['2016-01-31', 20, 'Leeds'],
        ['2016-02-01', 18, 'York'],
      ],
    },
  },
  {
    name: 'weeks',
    content: lines('place,week,people', 'Leeds,2016-W05,20', 'York,2016-W06,18'),
    must: {
      make: [
        ['2016-02-07', 20, 'Leeds'],
        ['2016-02-14', 18, 'York'],
      ],
    },
  },
  {
    name: 'Google Forms, a question answered in decimals',
    content: lines(
      'Timestamp,How many hours did you wait?',
      ...['1.5', '2.5', '4.5', '2.5', '3.5'].map(hours => `2016/05/01 10:00:00,${hours}`),
    ),
    must: { make: [1.5, 2.5, 2.5, 3.5, 4.5].map(hours => ['2016-05-01', hours] as const) },
  },
]

function onlyThird(column: { name: string; role: unknown }, place: number) {
  const role =
    place === 2
      ? ({ as: 'value', measure: 'column-3', numbers: 'point', perCent: false } as const)
      : ({ as: 'ignore' } as const)
  return { name: column.name, role }
}

function firstAsPlace<T extends { name: string; role: unknown }>(column: T, place: number) {
  return place === 0 ? { ...column, role: { as: 'dimension', dimension: 'place', required: true } as const } : column
}
