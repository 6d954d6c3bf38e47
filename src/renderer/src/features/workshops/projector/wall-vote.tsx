import type { ProjectorView } from '@core/workshop/session/views'
import { useTranslation } from 'react-i18next'
import { RuleSentences } from '../rule-sentences'
import classes from './projector.module.css'
import { WallPages } from './wall-pages'

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
