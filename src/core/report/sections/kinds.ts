import type { SectionKind } from '@core/project/entities'
import { glanceBlocks, overviewBlocks } from '../glance'
import { insightBlocks, isIn, issueBlocks, phaseBlocks, storiesBlocks } from '../learning-section'
import { outcomeBlocks } from '../outcomes'
import type { Outline } from '../outlines'
import type { ReportMatter } from '../report-matter'
import { sourceBlocks } from '../sources'
import { paymentBlocks, takingPartBlocks } from '../taking-part-section'
import { theoryBlocks, theoryInWords } from '../theory-section'
import { workshopBlocks } from '../workshop-section'
import { glossaryBlocks, readingBlocks, readingOfWords, thanksBlocks } from './closing'
import { askedFor, askedForBlocks, hiddenFigures, limitBlocks, measureSheetBlocks } from './figures'
import {
  didBlocks,
  happenedBlocks,
  happenedInEasyRead,
  happenedInSentences,
  hiddenPaymentsIn,
  hiddenPeopleIn,
  learnedBlocks,
  moneyBlocks,
  surpriseBlocks,
} from './questions'
import type { SectionMaker, Withheld } from './section'
import { recordBlocks, saidAndDidBlocks } from './workshops'

/** Stories of the period that may not be told, by the reason. */
function untoldStories(matter: ReportMatter): Withheld {
  const counts = new Map<Withheld[number]['code'], number>()
  for (const { gap, toldOn } of matter.learning.untold)
    if (isIn(matter, toldOn)) counts.set(`story-${gap}`, (counts.get(`story-${gap}`) ?? 0) + 1)
  return [...counts].map(([code, count]) => ({ code, count }))
}

const withFigures = (section: SectionKind): boolean =>
  ['summary', 'overview', 'results', 'happened', 'asked-for'].includes(section)

/** What each kind of section says in this outline. `now`: ISO time in UTC. */
export function sectionMakers({ sections, print }: Outline, now: string): Readonly<Record<SectionKind, SectionMaker>> {
  const on = sections.filter(({ off }) => !off).map(({ section }) => section)
  const hasResults = on.includes('results')
  const figures = (matter: ReportMatter) => hiddenFigures(matter)
  const nothing = () => []
  const wordsAtEnd = on.includes('theory') && on.includes('reading')
  const reading = on.some(withFigures) ? readingBlocks : readingOfWords
  return {
    cover: { blocks: nothing },
    text: { blocks: nothing },
    summary: { blocks: glanceBlocks, withheld: figures },
    overview: { blocks: overviewBlocks, withheld: figures },
    agreed: { blocks: matter => workshopBlocks(matter, now) },
    theory: { blocks: matter => theoryBlocks(matter, wordsAtEnd) },
    results: { blocks: outcomeBlocks, withheld: matter => [...figures(matter), ...untoldStories(matter)] },
    'asked-for': {
      blocks: askedForBlocks,
      withheld: (matter, section) =>
        hiddenFigures(
          matter,
          askedFor(matter, section).map(({ id }) => id),
        ),
    },
    stories: { blocks: matter => storiesBlocks(matter, hasResults), withheld: untoldStories },
    insights: { blocks: matter => insightBlocks(matter, 'solidarity') },
    programme: { blocks: matter => insightBlocks(matter, 'programme') },
    surprises: { blocks: surpriseBlocks },
    did: { blocks: didBlocks, withheld: hiddenPeopleIn },
    happened: {
      blocks: { plain: happenedBlocks, large: happenedInSentences, 'easy-read': happenedInEasyRead }[print],
      withheld: figures,
    },
    learned: { blocks: learnedBlocks },
    money: { blocks: moneyBlocks, withheld: hiddenPaymentsIn },
    'said-and-did': { blocks: saidAndDidBlocks },
    'taking-part': { blocks: takingPartBlocks, withheld: hiddenPeopleIn },
    payments: { blocks: paymentBlocks, withheld: hiddenPaymentsIn },
    phases: { blocks: phaseBlocks },
    issues: { blocks: issueBlocks },
    limits: { blocks: limitBlocks },
    method: { blocks: sourceBlocks },
    'measure-sheets': { blocks: measureSheetBlocks },
    workshop: { blocks: matter => recordBlocks(matter, now) },
    glossary: { blocks: glossaryBlocks },
    acknowledgements: { blocks: thanksBlocks },
    reading: { blocks: matter => [...reading(matter), ...(wordsAtEnd ? theoryInWords(matter) : [])] },
  }
}
