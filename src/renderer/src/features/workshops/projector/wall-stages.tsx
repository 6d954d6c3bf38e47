import type { ProjectorView } from '@core/workshop/session/views'
import { useTranslation } from 'react-i18next'
import { RuleSentences } from '../rule-sentences'
import classes from './projector.module.css'
import { WallPages } from './wall-pages'

const wordingsAtATime = 4
const agreedAtATime = 8

/** The final words as they are read aloud, and what has been agreed. */
export function WallAgreement({ view: { agreements, stage, finalSay } }: { view: ProjectorView }) {
  const { t } = useTranslation('projector')
  const isClose = stage.kind === 'close'
  const asked = isClose ? [] : agreements.filter(({ agreed, wording }) => agreed === null && wording !== '')
  const agreed = agreements.filter(each => each.agreed === true)
  return (
    <>
      <p className={isClose ? classes.hugePrompt : classes.prompt} dir="auto">
        {stage.prompt}
      </p>
      {asked.length > 0 && (
        <section>
          <h2 className={classes.heading}>{t('agreeing')}</h2>
          <WallPages all={asked} atATime={wordingsAtATime}>
            {shown =>
              shown.map(({ itemId, wording }) => (
                <p key={itemId} className={classes.wording} dir="auto">
                  {wording}
                </p>
              ))
            }
          </WallPages>
        </section>
      )}
      <section>
        <h2 className={classes.heading}>{t('agreed')}</h2>
        {agreed.length === 0 && <p>{t('agreedNone')}</p>}
        <WallPages all={agreed.map((each, index) => ({ ...each, place: index + 1 }))} atATime={agreedAtATime}>
          {shown => (
            <ol className={classes.agreed} start={shown[0]?.place ?? 1}>
              {shown.map(({ itemId, wording }) => (
                <li key={itemId} dir="auto">
                  {wording}
                </li>
              ))}
            </ol>
          )}
        </WallPages>
      </section>
      {isClose && (
        <section>
          <p>
            <b>{t('finalSay')}:</b> <bdi>{finalSay}</bdi>
          </p>
          <p>{t('thanksMore')}</p>
        </section>
      )}
    </>
  )
}

const ideasAtATime = 12

/** Everybody's ideas in one shuffled order, without names. */
export function WallIdeas({ view: { ideas, perspectives, stage } }: { view: ProjectorView }) {
  const { t } = useTranslation(['projector', 'terms'])
  const nameOf = (id: string) => perspectives.find(perspective => perspective.id === id)?.name ?? t('terms:groupGone')
  return (
    <>
      <p className={classes.prompt} dir="auto">
        {stage.prompt}
      </p>
      {ideas.length === 0 && <p>{t('ideasNone')}</p>}
      <WallPages all={ideas} atATime={ideasAtATime}>
        {shown => (
          <ul className={classes.ideas} aria-label={t('ideas')}>
            {shown.map(({ id, words, translation, perspectiveId }) => (
              <li key={id} className={classes.idea}>
                <p dir="auto">{words}</p>
                {translation !== '' && (
                  <p>
                    <span className={classes.quiet}>{t('translation')}</span> <bdi>{translation}</bdi>
                  </p>
                )}
                {perspectiveId !== null && (
                  <p className={classes.quiet}>{t('from', { name: nameOf(perspectiveId) })}</p>
                )}
              </li>
            ))}
          </ul>
        )}
      </WallPages>
    </>
  )
}

const itemsAtATime = 8

/** What is voted on and by which rule. Nothing of how anybody answers. */
export function WallVote({ view: { items, rule, finalSay, stage } }: { view: ProjectorView }) {
  const { t } = useTranslation('projector')
  return (
    <>
      <p className={classes.prompt} dir="auto">
        {stage.prompt}
      </p>
      <p>{t('voteSecret')}</p>
      <div className={classes.vote}>
        <section>
          <h2 className={classes.heading}>{t('items')}</h2>
          <WallPages all={items.map((item, index) => ({ ...item, place: index + 1 }))} atATime={itemsAtATime}>
            {shown => (
              <ol className={classes.items} start={shown[0]?.place ?? 1}>
                {shown.map(({ id, words }) => (
                  <li key={id} dir="auto">
                    {words}
                  </li>
                ))}
              </ol>
            )}
          </WallPages>
        </section>
        <section className={classes.ruleOnWall}>
          <h2 className={classes.heading}>{t('rule')}</h2>
          <RuleSentences rule={rule} />
          <h2 className={classes.heading}>{t('finalSay')}</h2>
          <p dir="auto">{finalSay}</p>
        </section>
      </div>
    </>
  )
}
