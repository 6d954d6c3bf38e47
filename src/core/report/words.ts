import { numberInWords, shareInWords } from '@core/measure/figure-words'
import type { Rule } from '@core/project/entities'

/** Every sentence of the report, in one place. Plain British English in the terms of the method. */

const many = (count: number, one: string, more: string): string => `${numberInWords(count)} ${count === 1 ? one : more}`
const listed = new Intl.ListFormat('en-GB', { type: 'conjunction' })
const longDate = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })
const monthAndYear = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

const quoted = (text: string): string => `\u201C${text}\u201D`
const ended = (text: string): string => (/[.!?\u2026]$/.test(text) ? text : `${text}.`)
const unitAfter = (figure: string, unit: string): string => (unit === '' ? figure : `${figure} ${unit}`)

export const words = {
  program: 'Common Measure',
  contents: 'Contents',
  figure: 'Figure',
  table: 'Table',
  page: 'Page',
  documentTitle: (title: string, period: string) => `${title}: report for ${period}`,
  documentDescription: (title: string, period: string) => `What is changing, and how we know. ${title}, ${period}.`,
  kicker: 'What is changing, and how we know',
  made: (date: string) => `Made on ${date} with Common Measure. Small numbers of people are hidden.`,
  /** Cut between letters, never within one. */
  shortened: (text: string, most: number) => {
    const letters = [...text]
    return letters.length <= most
      ? text
      : `${letters
          .slice(0, most - 1)
          .join('')
          .trimEnd()}\u2026`
  },
  day: (day: number) => longDate.format(day * 86_400_000),
  time: (iso: string) => longDate.format(new Date(iso)),
  /** A named period has days that its name does not tell. */
  reported: (label: string, isYear: boolean, firstDay: number, lastDay: number) =>
    isYear
      ? `${monthAndYear.format(firstDay * 86_400_000)} to ${monthAndYear.format(lastDay * 86_400_000)}`
      : `${label}: ${longDate.format(firstDay * 86_400_000)} to ${longDate.format(lastDay * 86_400_000)}`,
  quoted,
  hidden: (threshold: number) => `hidden: fewer than ${threshold}`,
  hiddenCell: 'hidden',
  number: numberInWords,
  heading: (text: string) => text.replace(/^./u, first => first.toLocaleUpperCase('en-GB')),
  none: '\u2013',

  glance: {
    title: (period: string) => `${period} at a glance`,
    noMeasures: 'This project has no measures yet, so there are no figures to report.',
    measures: (count: number, period: string, parts: readonly string[]) =>
      `We watch ${many(count, 'measure', 'measures')}. In ${period}, ${listed.format(parts)}.`,
    unmeasured: (titles: readonly string[]) =>
      titles.length === 1
        ? `One outcome is not measured by anybody: ${quoted(titles[0] ?? '')}. We cannot say whether it is changing.`
        : `${numberInWords(titles.length)} outcomes are not measured by anybody. We cannot say whether they are changing:`,
    allMeasured: 'Every outcome has at least one measure.',
    countsCaption: (period: string) => `How the measures stand in ${period}`,
    countsDescription: 'Each row is one standing, with the number of measures that have it.',
    standing: 'Where it stands',
    count: 'Measures',
    overviewTitle: 'Every measure',
    overviewCaption: (period: string) => `Every measure in ${period}`,
    measureWithUnit: (title: string, unit: string) => `${title} (${unit})`,
    overviewDescription: 'Each row is one measure, with its baseline, its figure, its target and where it stands.',
    measure: 'Measure',
    baseline: 'Baseline',
    target: 'Target',
    unmeasuredRow: 'Outcomes nobody measures',
  },

  theory: {
    title: 'Our theory of change',
    lead: 'What we do, and the changes we believe it leads to.',
    empty: 'No theory of change has been drawn yet.',
    caption: 'Theory of change, from what we do to the change we seek',
    subTheory: (title: string) => `Behind ${quoted(title)}`,
    pathwayCaption: (title: string) => `Theory of change: what leads to ${quoted(title)}`,
    split: 'The whole is too large for one page, so each picture shows what leads to one change.',
    tooLarge: 'It is too large to be drawn legibly on a page. The table below holds all of it.',
    alt: (parts: readonly string[]) => `Diagram of the theory of change. ${parts.join(' ')}`,
    altLevel: (level: string, titles: readonly string[]) => `${level}: ${titles.join('; ')}.`,
    altElement: (title: string, standing: string) => (standing === '' ? title : `${title} (${standing})`),
    altLinks: (count: number) => `${many(count, 'link joins', 'links join')} them; the table below lists each.`,
    versionShown: (title: string, date: string) =>
      `This is the version ${quoted(title)}, saved on ${date}. Nothing has changed since.`,
    versionChanged: (title: string, date: string) =>
      `This is the theory as it is now. It has changed since the version ${quoted(title)} of ${date}.`,
    versionWhy: (why: string) => `What changed in that version, and why: ${ended(why)}`,
    noVersion: 'This is the theory as it is now. No version was saved.',
    line: (from: string, to: string) => `${from} \u2192 ${to}`,
    tableCaption: 'The theory of change in words',
    tableDescription: 'Each row is one element, with its level and sphere, what it leads to and how it stands.',
    element: 'Element',
    place: 'Level and sphere',
    leadsTo: 'Leads to',
    placeOf: (level: string, sphere: string) => `${level}, ${sphere}`,
  },

  judged: {
    column: 'As people judged it',
    status: (status: string, date: string, period: string) =>
      `Result status, as people judged it on ${date} for ${period}: ${status.toLocaleLowerCase('en-GB')}.`,
    by: (groups: readonly string[]) =>
      `Judged from ${groups.length === 1 ? 'this perspective' : 'these perspectives'}: ${groups.join('; ')}.`,
    byNobodySaid: 'No record of who judged.',
    reason: (text: string) => `Their reason: ${ended(text)}`,
    cell: (status: string, date: string) => `${status} (${date})`,
  },

  outcomes: {
    title: 'Outcomes and impact',
    none: 'No outcomes have been drawn yet.',
    place: (level: string, sphere: string) => `${level} in our ${sphere}.`,
    watchedByOne: 'One measure watches this.',
    watchedBy: (count: number, parts: readonly string[]) =>
      `${numberInWords(count)} measures watch this: ${listed.format(parts)}.`,
    unmeasured: 'Nobody measures this yet. This report cannot say whether it is changing.',
    elsewhere: (measure: string, place: string, said: string) =>
      `${quoted(measure)} watches this too. Its figures are under ${quoted(place)}. ${said}`,
  },
  activities: { title: 'Activities and outputs', unmeasured: 'No measure watches this.' },
  loose: {
    title: 'Measures tied to no outcome',
    lead: 'These measures watch nothing in the theory of change.',
  },

  measure: {
    because: (text: string) => (/^we will know/i.test(text) ? ended(text) : `We will know because ${ended(text)}`),
    noFigure: (period: string) => `Nothing was recorded for ${period}.`,
    hiddenFigure: (period: string, threshold: number) =>
      `The figure for ${period} is hidden, because it speaks of fewer than ${threshold} people.`,
    figure: (period: string, figure: string, unit: string) => `In ${period} it was ${unitAfter(figure, unit)}.`,
    met: (target: string) => `That meets the target of ${target}.`,
    notMet: (target: string) => `The target of ${target} was not met.`,
    standings: {
      towards: (baseline: string) => `Compared with the baseline of ${baseline}, it is moving the right way.`,
      away: (baseline: string) => `Compared with the baseline of ${baseline}, it is moving the wrong way.`,
      'no-change': (baseline: string) => `It has not changed from the baseline of ${baseline}.`,
      held: (baseline: string) => `It has held steady at about the baseline of ${baseline}.`,
    },
    standingsHidden: {
      towards: 'Compared with the baseline, it is moving the right way.',
      away: 'Compared with the baseline, it is moving the wrong way.',
      'no-change': 'It has not changed from the baseline.',
      held: 'It has held steady.',
    },
    seenDifferently: 'The groups that judged it do not come out on one level, so no single one is given here.',
    inWords: (period: string) =>
      `This measure is told in words, not in numbers. Stories were gathered in ${period}. They are not printed here, because nobody has recorded that they may be.`,
    noWords: (period: string) => `This measure is told in words, not in numbers. None were gathered in ${period}.`,
    reached: (date: string) => `It was reached on ${date}.`,
    notReached: (period: string) => `By the end of ${period} it was not reached.`,
    milestoneUnknown: (period: string) => `Up to the end of ${period} nobody recorded whether it was reached.`,
    judgedCaption: (title: string, period: string) => `How groups judged ${quoted(title)}, ${period}`,
    judgedDescription:
      'Each row is one group, with how many of its people chose each level. Groups are never made into one.',
    judgedDay: 'Judged on',
    judgedLevel: 'More than half reach',
    agreement: 'How far they agree',
    agreements: { close: 'close together', some: 'some spread', split: 'far apart' },
    dontKnow: 'Don\u2019t know',
    judgedReason: (group: string, text: string) => ({ term: `${group}, why`, text }),
    judgedDissent: (group: string, text: string) => ({ term: `${group}, some saw it differently`, text }),
    saysMore: 'More about this measure:',
    milestone: (title: string, day: string, value: string, reached: string) =>
      `${title}${value === '' ? '' : ` (${value})`}, by ${day}: ${reached}`,
    milestoneReached: (day: string) => `reached on ${day}`,
    milestoneOpen: 'not reached',
    sheet: {
      definition: 'What is counted',
      why: 'Why it was chosen',
      numerator: 'The part',
      denominator: 'The whole',
      items: 'What is asked',
      milestones: 'Steps on the way',
      targets: 'Targets by place or group',
      verification: 'How to check it',
      frequency: 'Gathered',
      collectedBy: 'Who collects',
      decidedBy: 'Who decided',
      possibleHarm: 'What collecting it could do',
      reviewOn: 'Looked at again on',
    },
    targetOf: (word: string, period: string, value: string) => `${word}, ${period}: ${value}`,
    rising: 'Its values are running totals: a period\u2019s figure is how far the total rose in it.',
    scale: 'The answers people could give, lowest first:',
    distributionCaption: (title: string) => `How answers lie over the levels: ${title}`,
    distributionDescription: 'Each row is one period, with how many answers chose each level.',
    answers: 'Answers',
    periodColumn: 'Period',
    noComparison: 'There is no baseline and no target for the year, so there is nothing to compare it with.',
    next: (target: string, period: string) => `The next target is ${target}, for ${period}.`,
    proposed: (groups: readonly string[]) =>
      `Proposed from ${groups.length === 1 ? 'this perspective' : 'these perspectives'}: ${groups.join('; ')}.`,
    notProposed: 'No record of who proposed it.',
    agreedIn: (workshop: string, date: string) => `Agreed in the workshop ${quoted(workshop)} on ${date}.`,
    notAgreed: 'Not agreed in a workshop.',
    method: (text: string) => `How the figures are gathered: ${ended(text)}`,
    caption: (title: string, first: string, last: string) =>
      first === last ? `${title}, ${first}` : `${title}, ${first} to ${last}`,
    tableCaption: (title: string, byYear: boolean) => `${title}, ${byYear ? 'year by year' : 'period by period'}`,
    tableDescription: 'Each row is one reporting year or period, with the figure, the target and where it stood.',
    seriesFigures: 'Figure',
    seriesTarget: 'Target',
    seriesBaseline: (words: string, date: string) => `Baseline ${words} (${date})`,
    year: 'Year',
    figureColumn: 'Figure',
    target: 'Target',
    standing: 'Where it stood',
    noFigureCell: 'no figure',
    later: 'later',
    without: (parts: readonly string[]) =>
      `Cells without a number are left out, not counted as zero: ${parts.join('; ')}.`,
    withoutPart: (period: string, missing: number, suppressed: number) => {
      const parts = [
        ...(missing > 0 ? [`${numberInWords(missing)} missing`] : []),
        ...(suppressed > 0 ? [`${numberInWords(suppressed)} hidden by the source`] : []),
      ]
      return `${period}, ${parts.join(' and ')}`
    },
    earlier: (count: number) => `${many(count, 'earlier year is', 'earlier years are')} not shown here.`,
    level: (name: string, text: string) => ({ term: name, text: text === '' ? 'no description' : text }),
    rubric: 'The levels people judged by, lowest first:',
    alt: (parts: readonly string[]) => parts.join(' '),
    altFigures: (unit: string, parts: readonly string[]) =>
      `Column chart${unit === '' ? '' : ` of ${unit}`}. ${parts.join('; ')}.`,
    altPoint: (period: string, figure: string) => `${period}: ${figure}`,
    altTargets: (parts: readonly string[]) => `Targets, dashed line: ${parts.join('; ')}.`,
    altBaseline: (baseline: string) => `Baseline, dotted line: ${baseline}.`,
  },

  workshop: {
    title: 'How the measures were agreed',
    held: (date: string, question: string) =>
      question === '' ? `Held on ${date}.` : `Held on ${date}. The question: ${ended(question)}`,
    rule: (rule: Rule) =>
      `The rule: a proposal was in when at least ${shareInWords(rule.inAtLeast)} of ratings were \u201Cmust have\u201D and fewer than ${shareInWords(rule.notNeededBelow)} were \u201Cnot needed\u201D, ${
        { 'every-group': 'in every group', 'any-group': 'in at least one group', pooled: 'over all groups together' }[
          rule.variant
        ]
      }. It was out when at most ${shareInWords(rule.outAtMost)} were \u201Cmust have\u201D.`,
    ruleChosen: {
      'before-vote': 'The rule was chosen before the vote.',
      'after-vote':
        'The rule was chosen after the vote: the votes were gathered elsewhere, and it was laid over them later.',
    },
    finalSay: (text: string) => `Who had the final say: ${ended(text)}`,
    voted: (count: number) => `${many(count, 'proposal was', 'proposals were')} voted on.`,
    outcome: (counts: { in: number; 'to-discuss': number; out: number }) =>
      `Under the rule ${numberInWords(counts.in)} came out as in, ${numberInWords(counts['to-discuss'])} to be discussed and ${numberInWords(counts.out)} as out.`,
    takingCaption: (title: string) => `Who took part in ${quoted(title)}`,
    takingDescription: 'Each row is one group, with the number of its people who took part.',
    group: 'Group',
    people: 'People',
    everyone: 'Everyone',
    otherGroup: 'A group that is no longer listed',
    began: (text: string) => `It began as: ${quoted(text)}`,
    unchanged: 'The words are as they were proposed.',
    nothing: 'Nothing was agreed as a measure.',
    ratingsCaption: (wording: string) => `How each group rated ${quoted(wording)}`,
    ratingsDescription: 'Each row is one group, with how many of its people gave each rating.',
    mustHave: 'Must have',
    useful: 'Useful',
    notNeeded: 'Not needed',
    dontKnow: 'Don\u2019t know',
    says: 'The group says',
    verdicts: { in: 'in', out: 'out', 'to-discuss': 'to be discussed', 'no-ratings': 'no ratings' },
    minority: 'A minority view',
  },

  sources: {
    title: 'Where the figures come from',
    none: 'No figures have been brought in yet.',
    filesCaption: 'Files that were brought in',
    filesDescription: 'Each row is one file, with its credit, when it was brought in and what was read from it.',
    file: 'File and credit',
    when: 'Brought in',
    feeds: 'Measures it feeds',
    used: 'Values',
    leftOut: 'Rows left out',
    fileAndCredit: (file: string, credit: string) =>
      credit === '' ? `${file}. No credit was given.` : `${file}. ${credit}`,
    reasonsLead: 'Why rows were left out:',
    reason: (file: string, parts: readonly string[]) => ({ term: file, text: `${parts.join('; ')}.` }),
    reasonPart: (count: number, reason: string) => `${many(count, 'row', 'rows')}, ${reason}`,
    cellPart: (count: number, reason: string) => `${many(count, 'single cell', 'single cells')}, ${reason}`,
    notKept: (count: number) => `${many(count, 'row', 'rows')} more, reasons not kept`,
    handLead: 'Values entered or corrected by hand:',
    hand: (measure: string, count: number, sources: readonly string[], corrected: number) => ({
      term: measure,
      text: `${[
        ...(count > 0 ? [many(count, 'value', 'values')] : []),
        ...(corrected > 0 ? [many(corrected, 'correction', 'corrections')] : []),
      ].join(' and ')}. ${sources.length === 0 ? 'No source was given.' : `Source: ${ended(sources.join('; '))}`}`,
    }),
    votesLead: 'Votes gathered elsewhere:',
  },

  reading: {
    title: 'How to read this report',
    hidden: (threshold: number) =>
      `Groups of fewer than ${threshold} people are not shown, so that nobody can be picked out. Where a hidden number could be worked out from others, another is hidden with it.`,
    zero: 'A missing or hidden value is never counted as zero.',
    edit: 'The charts are Word charts: right-click one and choose Edit Data to see its figures. The theory of change is made of shapes that can be moved. To bring the contents list up to date, right-click it and choose Update Field.',
    terms: [
      { term: 'Measure', text: 'a success measure: how we will know that an outcome is changing.' },
      {
        term: 'Activity, output, outcome, impact',
        text: 'the levels of a theory of change, from what we do to the change we seek.',
      },
      {
        term: 'Sphere of control, influence, concern',
        text: 'what we do ourselves; what we can affect; the change we seek beyond that.',
      },
      { term: 'Baseline', text: 'the value at the start, with its date.' },
      { term: 'Target', text: 'the value aimed for in a year.' },
      {
        term: 'Moving the right or the wrong way',
        text: 'compared with the baseline, in the direction the measure should go.',
      },
      {
        term: 'Result status',
        text: 'what people judged has been achieved, with their reason. It is kept apart from what the figures say.',
      },
      { term: 'Mixed', text: 'the measures of an outcome do not stand alike.' },
      { term: 'Nobody measures this yet', text: 'no measure watches it, so we cannot say whether it is changing.' },
      { term: 'Perspective', text: 'the group a person declared to speak from. Nobody else chose it for them.' },
    ],
  },
} as const
