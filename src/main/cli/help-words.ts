import type { Rule } from '@core/project/entities'
import type { GatheredVotes, RowReason } from '@core/workshop/gathered-votes'
import type { ProjectCounts } from './project-counts'
import { onOneLine } from './table'

/** Why a row of a file of votes is not counted. */
const rowReasonWords = {
  'no-person': 'no person, so a double vote could not be recognised.',
  'no-item': 'no proposal.',
  'item-too-long': 'the proposal is longer than 2,000 characters.',
  'no-such-rating': 'not a rating:',
  'no-such-round': 'not a round from 1 to 9:',
} as const satisfies Record<RowReason, string>

/** What help says, and what a command says when it is done. */
export const cliWords = {
  seeHelp: 'See common-measure --help, or --help after a command.',
  program: {
    does: 'Works on Common Measure project files without a window.',
    version: 'print the version',
    help: 'print help',
    after: [
      'Ends with 0 when it is done, 1 when there was a problem (said in a sentence on standard error, with nothing',
      'half-written), and 2 when it was asked in a way that cannot be understood.',
      '',
      'Try it:',
      '  common-measure sample sample.commonmeasure',
      '  common-measure show sample.commonmeasure --period 2016',
      '  common-measure report sample.commonmeasure --period 2016 --out report.docx',
    ].join('\n'),
  },
  arguments: {
    project: 'project file',
    projectOut: 'project file to write, ending in .commonmeasure',
    data: 'Excel workbook (.xlsx), CSV file, or another file of delimited text',
  },
  options: {
    json: 'answer in JSON, for other programs',
    force: 'replace the file if it is already there',
    notAMonth: 'A month is a number from 1 to 12.',
  },
  sample: {
    summary: 'write the sample project',
    does: 'Writes the sample project: a housing campaign made up for learning, with real figures on rough sleeping.',
    written: (file: string) => `Wrote the sample project to ${file}.`,
  },
  new: {
    summary: 'begin a project',
    does: 'Writes a new project with nothing in it yet.',
    title: 'what the project is called',
    purpose: 'what it is for, in a few sentences',
    yearStart: 'first month of the reporting year, 1 to 12; April if not given',
    perspective: 'a group people speak from; give it once for each, instead of the usual four',
    written: (title: string, file: string) => `Began “${title}” in ${file}.`,
  },
  addMeasure: {
    summary: 'add a success measure',
    does: 'Adds a success measure to a project.',
    title: 'what is measured, in plain words',
    because: 'how it ends: we will know because...',
    unit: 'what is counted: people, households',
    kind: 'number, share (0 to 1, or per cent), scale (answers in words), rubric (levels in words that groups judge by), milestone (reached or not) or story (words alone)',
    direction: 'which way is better',
    aggregation: 'how observations become one figure for a period',
    countsPeople: 'the number is a number of people: small ones are hidden in reports',
    baseline: 'the value it starts from and its date: 1768@2010-11-30',
    target: 'the value aimed for in a reporting year or a named period: 2016=900; may be given again',
    outcome: 'an element of the theory of change that it measures; may be given again',
    proposedBy: 'a perspective it was proposed from; may be given again',
    level: 'a level of a rubric or a scale, “NAME: WORDS”, lowest first; give it once for each',
    method: 'where the figures come from and how they are gathered',
    definition: 'what exactly is counted, and what is not',
    why: 'why this measure was chosen',
    item: 'what a scale asks about; may be given again',
    cumulative: 'each value is a running total: a period’s figure is how far it rose',
    frequency: 'how often figures are gathered',
    collectedBy: 'who collects: a role or a team',
    decidedBy: 'who decided that this is what success means',
    verification: 'what somebody could look at to see that the figure is right',
    possibleHarm: 'what collecting it could do to people, and what is done about it',
    review: 'the day on which the measure is looked at again: 2027-03-31',
    added: (title: string, file: string) => `Added the measure “${title}” to ${file}.`,
  },
  import: {
    summary: 'import figures from a file',
    does: [
      'Brings figures from a workbook or a CSV file into a project, long or wide. Prints how the file was read, what each column becomes,',
      'and every row that is skipped with its line and the reason. With --dry-run nothing is written.',
    ].join(' '),
    map: 'a mapping, as `import --dry-run --json` prints it under "mapping": the file is read exactly so',
    measure:
      'a measure of the project that takes the figures, or COLUMN=MEASURE to take that column alone; may be given again',
    date: 'the date all figures are of, where no column says: 2014-09-30',
    dateOrder: 'how 03/04/2016 is meant: day-first or month-first',
    decimal: 'what stands before decimals: point or comma',
    encoding: 'how the bytes are read: utf-8, utf-16le, utf-16be or windows-1252',
    headerLine: 'the line that names the columns, or “none”',
    notALine: 'A line is a whole number from 1, or “none”.',
    sheet: 'the sheet of a workbook; otherwise the one with most figures',
    duplicates:
      'figures the project already has, by measure, date and place: skip them, replace what is there, or add them beside. Asked where values differ; otherwise skip',
    correct:
      'read a cell as something else, LINE:COLUMN=VALUE (the column by its heading or its place, from 1); may be given again',
    corrections: 'the same from a CSV file with the columns line, column and value',
    like: 'read it as a file with these columns was read before: the newest one, or the one of that name',
    as: 'survey: each row is what one person answered; table: rows are figures. Otherwise as the headings look',
    source: 'credit, as it should be printed: publisher, title, licence',
    dryRun: 'only say what would be done',
    written: (data: string, file: string) => `Imported ${data} into ${file}.`,
  },
  show: {
    summary: 'print the measures by period',
    does: 'Prints every measure with its figures by reporting year or, with --period, how each stood in that year.',
    period: 'one reporting year (2016 or 2016-17), or a named period by its title',
    all: 'all reporting years, however many',
    measure: 'Measure',
    baseline: 'Baseline',
    target: 'Target',
    standing: 'Standing',
    none: '-',
    noVersion: 'Theory of change: no version was saved.',
    version: (title: string, date: string, changed: boolean) =>
      `Theory of change: ${changed ? 'as it is now, changed since version' : 'version'} “${title}” of ${date}.`,
    attached: ({ files, links }: { files: number; links: number }) =>
      `Attached for the team alone: ${files} ${files === 1 ? 'file' : 'files'}, ${links} ${links === 1 ? 'link' : 'links'}.`,
    noMeasures: 'There are no measures yet. Add one with common-measure add-measure.',
    earlier: (count: number) =>
      count === 1 ? 'One earlier year is not shown: add --all.' : `${count} earlier years are not shown: add --all.`,
  },
  consensus: {
    summary: 'rank proposals by how groups voted',
    does: [
      'Ranks proposals from a file of votes so that every group weighs the same, whatever its size, and says what the rule',
      'makes of each. Reads the participants-votes.csv of a Polis export, or a CSV file of person, perspective, item and',
      'rating (1 to 9, or: not needed, useful, must have, don’t know, skip), with a column for the round if there were two.',
    ].join(' '),
    votes: 'file of votes',
    group: 'the column that says which group a person speaks from, where its name does not say so',
    rule: 'who has to agree: every group, any group, or all together',
    comments: 'the comments.csv of a Polis export, for the words of the statements',
    statement: (id: string) => `Statement ${id}`,
    place: 'Place',
    item: 'Proposal',
    score: 'Equal voice',
    product: 'Product',
    says: 'The rule says',
    none: '-',
    outcome: { in: 'in', 'to-discuss': 'to discuss', out: 'out' },
    groupColumn: (group: string, people: number) => `${group} (${people})`,
    mustHaveOf: (mustHave: number, ratings: number) => `${mustHave} of ${ratings}`,
    heading: (file: string, items: number) => `${file}: ${items} ${items === 1 ? 'proposal' : 'proposals'}.`,
    ruleIs: (variant: Rule['variant'], inAtLeast: string, notNeededBelow: string) =>
      `In: at least ${inAtLeast} of the ratings are “must have” and fewer than ${notNeededBelow} “not needed”, ${
        { 'every-group': 'in every group', 'any-group': 'in at least one group', pooled: 'over all groups together' }[
          variant
        ]
      }. Under each group, with its people: how many of its ratings say “must have”.`,
    account: ({ answers, repeats, peopleLeftOut, peopleInSeveral, rowsLeftOut, rowsLeftOutCount }: GatheredVotes) => [
      `${answers} answers counted.`,
      ...(repeats > 0
        ? [`${repeats} earlier answers of people who answered again were not: the last one counts.`]
        : []),
      ...(peopleLeftOut > 0 ? [`${peopleLeftOut} people name no group, and their votes are not counted.`] : []),
      ...(peopleInSeveral > 0 ? [`${peopleInSeveral} people speak from more than one group.`] : []),
      ...(rowsLeftOutCount > 0 ? [`${rowsLeftOutCount} rows could not be used:`] : []),
      ...rowsLeftOut.map(({ line, reason, text }) =>
        `  line ${line}: ${rowReasonWords[reason]} ${onOneLine(text)}`.trimEnd(),
      ),
      ...(rowsLeftOutCount > rowsLeftOut.length ? [`  and ${rowsLeftOutCount - rowsLeftOut.length} more`] : []),
    ],
    small: (threshold: number) =>
      `Some groups have fewer than ${threshold} people. Their votes are shown here so that you can check them: please do not pass them on.`,
  },
  report: {
    summary: 'write the Word report of a period',
    does: 'Writes the report of one reporting year as a Word document.',
    period: 'the reporting year (2016 or 2016-17), or a named period by its title',
    out: 'file to write, ending in .docx',
    written: (period: string, file: string) => `Wrote the report for ${period} to ${file}.`,
  },
  export: {
    summary: 'take figures or the theory of change out',
    does: [
      'Writes what a project holds as a file for other programs. Small numbers of people are hidden in all of them but csv,',
      'which is for the team alone: every value as it is, to be read back exactly.',
    ].join(' '),
    as: 'csv (every value as it is), csv-excel and xlsx (for spreadsheets), iati (IATI 2.03 results), theory-csv, theory-svg',
    out: 'file to write, ending in .csv, .xlsx, .xml or .svg as fits',
    period: 'theory-svg: the reporting year or named period whose standings are shown; without it none are',
    overlay: 'theory-svg, with --period: progress, trend and assessed status too',
    orgName: 'iati: name of the organisation that reports',
    orgId: 'iati: its identifier, like GB-CHC-1234567',
    orgType: 'iati: its code in the OrganisationType list',
    start: 'iati: the day the work began; without it the day the project was begun',
    written: (file: string) => `Wrote ${file}.`,
    teamOnly: 'It holds small numbers of people and the team’s notes as they are: keep it within the team.',
    formulas:
      'A spreadsheet runs a cell that begins with = + - @, a tab or a line end as a formula. csv-excel is safe to open in one.',
  },
  check: {
    summary: 'check that a project file is whole',
    does: 'Reads everything in a project file and checks that it fits together.',
    whole: (title: string) => `“${title}” is whole. It holds:`,
    counted: [
      ['elements', 'element of the theory of change', 'elements of the theory of change'],
      ['links', 'link between them', 'links between them'],
      ['measures', 'measure', 'measures'],
      ['importedValues', 'imported value', 'imported values'],
      ['imports', 'import they came in', 'imports they came in'],
      ['observations', 'figure entered or corrected by hand', 'figures entered or corrected by hand'],
      ['workshops', 'workshop', 'workshops'],
      ['narratives', 'report text', 'report texts'],
      ['attachedFiles', 'attached file', 'attached files'],
      ['attachedLinks', 'attached link', 'attached links'],
      ['commits', 'step in the log', 'steps in the log'],
    ] as const satisfies readonly (readonly [keyof ProjectCounts, string, string])[],
  },
} as const
