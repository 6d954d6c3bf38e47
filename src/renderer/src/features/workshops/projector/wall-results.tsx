import { numberInWords } from '@core/measure/figure-words'
import { countedGroupName } from '@core/workshop/counted-groups'
import { ratingKey } from '@core/workshop/ratings'
import type { ProjectorResult, ProjectorView } from '@core/workshop/session/views'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
import { OutcomeMark } from '../outcome-mark'
import classes from './projector.module.css'
import { pointedAt, WallPages } from './wall-pages'

const answers = ['mustHave', 'useful', 'notNeeded', 'dontKnow'] as const
const ratingOf = { mustHave: 'must-have', useful: 'useful', notNeeded: 'not-needed', dontKnow: 'dont-know' } as const

/** What the last closed vote says, as far as it is safe to show, and the reasons each way. What has to be discussed comes first. */
export function WallResults({ view }: { view: ProjectorView }) {
  const { t } = useTranslation(['projector', 'terms'])
  const { results, stage, statements } = view
  const all = results ?? []
  return (
    <>
      <p className={classes.prompt} dir="auto">
        {stage.prompt}
      </p>
      {results === null && <p>{t('resultsNone')}</p>}
      {statements
        .filter(({ itemId }) => itemId === null)
        .map(statement => (
          <StatementOnWall key={statement.id} view={view} statement={statement} />
        ))}
      {all.length > 0 && (
        <WallPages view={view} listed="results" all={all}>
          {shown => (
            <ul className={classes.results} aria-label={t('results')}>
              {shown.map(result => (
                <ResultOnWall key={result.itemId} view={view} result={result} />
              ))}
            </ul>
          )}
        </WallPages>
      )}
      {all.length > 0 && <p className={common.quiet}>{t('hiddenNote')}</p>}
    </>
  )
}

function ResultOnWall({ view, result }: { view: ProjectorView; result: ProjectorResult }) {
  const { t } = useTranslation(['projector', 'terms'])
  const { itemId, outcome, essentialForProtected, groups } = result
  const words = view.items.find(({ id }) => id === itemId)?.words ?? ''
  const nameOf = (id: string) => countedGroupName(id, view.perspectives, view.joinedGroups)
  const countSaid = (count: Count): string => {
    if (count === null) return t('hiddenCell')
    return typeof count === 'number' ? numberInWords(count) : t(`terms:answerBand.${count}`)
  }
  const reasons = view.reasons.filter(reason => reason.itemId === itemId)
  return (
    <li className={classes.result} {...pointedAt(view, itemId)}>
      <div className={classes.resultHead}>
        <h2 className={classes.resultTitle} dir="auto">
          {words}
        </h2>
        <p className={classes.outcome}>
          <OutcomeMark code={outcome} />
        </p>
      </div>
      {essentialForProtected && <p className={classes.protected}>{t('protected')}</p>}
      {groups.length === 0 && <p className={common.quiet}>{t('noCounts')}</p>}
      {groups.length > 0 && (
        <table className={classes.counts}>
          <caption className={common.unseen}>{t('resultCaption')}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className={common.unseen}>{t('group')}</span>
              </th>
              {answers.map(answer => (
                <th key={answer} scope="col">
                  {t(ratingKey(view.method, ratingOf[answer]))}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {groups.map(({ perspectiveId, people, counts }) => (
              <tr key={perspectiveId}>
                <th scope="row" dir="auto">
                  {nameOf(perspectiveId)}
                </th>
                {answers.map(answer => (
                  <td key={answer}>
                    {countSaid(counts[answer])}
                    <AnswerBar answer={answer} share={shareOf(counts[answer], people)} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {view.statements
        .filter(statement => statement.itemId === itemId)
        .map(statement => (
          <StatementOnWall key={statement.id} view={view} statement={statement} />
        ))}
      <div className={classes.sides}>
        <ReasonsOnWall heading={t('reasonsFor')} reasons={reasons.filter(({ side }) => side === 'for')} />
        <ReasonsOnWall heading={t('reasonsAgainst')} reasons={reasons.filter(({ side }) => side === 'against')} />
      </div>
    </li>
  )
}

type Count = ProjectorResult['groups'][number]['counts']['mustHave']

/** As long as a band says, and no longer: the same for all of it and all but one. */
const shareOfBand = { 'nearly-all': 1, most: 0.7, half: 0.5, some: 0.3, 'hardly-anyone': 0.06 } as const

const shareOf = (count: Count, people: number | null): number | null => {
  if (count === null) return null
  if (typeof count !== 'number') return shareOfBand[count]
  return people === null || people === 0 ? null : count / people
}

/** The words above say the same. A number that is hidden has no bar. */
const AnswerBar = ({ answer, share }: { answer: (typeof answers)[number]; share: number | null }) =>
  share === null ? null : (
    <svg className={classes.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
      <rect width="100" height="8" className={classes.barTrack} />
      <rect width={share * 100} height="8" data-answer={answer} />
    </svg>
  )

function ReasonsOnWall({ heading, reasons }: { heading: string; reasons: readonly { words: string }[] }) {
  if (reasons.length === 0) return null
  return (
    <div>
      <h3 className={classes.stepTitle}>{heading}</h3>
      <ul>
        {reasons.map(({ words }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: reasons come to the wall without anything that tells them apart
          <li key={index} dir="auto">
            {words}
          </li>
        ))}
      </ul>
    </div>
  )
}

type Statement = ProjectorView['statements'][number]

function StatementOnWall({ view, statement }: { view: ProjectorView; statement: Statement }) {
  const { t } = useTranslation(['projector', 'terms'])
  const { perspectiveId } = statement
  const from =
    perspectiveId === null
      ? t('statementUnnamed')
      : t('statement', { name: countedGroupName(perspectiveId, view.perspectives) })
  return (
    <p className={classes.statement}>
      <b>{from}</b> <bdi>{statement.words}</bdi>
    </p>
  )
}
