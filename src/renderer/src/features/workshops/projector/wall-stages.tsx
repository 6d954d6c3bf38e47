import type { ProjectorView } from '@core/workshop/session/views'
import { agreedNow, askedNow } from '@core/workshop/session/wall-pages'
import common from '../../../ui/common.module.css'
import { useTranslation } from '../../../ui/use-translation'
import { RuleSentences } from '../rule-sentences'
import classes from './projector.module.css'
import { pointedAt, WallPages } from './wall-pages'

/** The final words as they are read aloud, and what has been agreed. */
export function WallAgreement({ view }: { view: ProjectorView }) {
  const { t } = useTranslation('projector')
  const { stage, finalSay } = view
  const isClose = stage.kind === 'close'
  const asked = askedNow(view)
  const agreed = agreedNow(view)
  return (
    <>
      <p className={isClose ? classes.hugePrompt : classes.prompt} dir="auto">
        {stage.prompt}
      </p>
      {asked.length > 0 && (
        <section>
          <h2 className={classes.heading}>{t(view.method === 'stories' ? 'choosing' : 'agreeing')}</h2>
          <WallPages view={view} listed="asked" all={asked}>
            {shown =>
              shown.map(({ itemId, wording }) => (
                <p key={itemId} className={classes.wording} dir="auto" {...pointedAt(view, itemId)}>
                  {wording}
                </p>
              ))
            }
          </WallPages>
        </section>
      )}
      <WallLevels levels={view.levels} />
      <section>
        <h2 className={classes.heading}>{t(view.method === 'stories' ? 'chosen' : 'agreed')}</h2>
        {agreed.length === 0 && <p>{t(view.method === 'stories' ? 'chosenNone' : 'agreedNone')}</p>}
        <WallPages view={view} listed="agreed" all={agreed.map((each, index) => ({ ...each, place: index + 1 }))}>
          {shown => (
            <ol className={classes.agreed} start={shown[0]?.place ?? 1}>
              {shown.map(({ itemId, wording }) => (
                <li key={itemId} dir="auto" {...pointedAt(view, itemId)}>
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

/** Everybody's ideas in one shuffled order, without names. */
export function WallIdeas({ view }: { view: ProjectorView }) {
  const { t } = useTranslation(['projector', 'terms'])
  const { ideas, perspectives, stage } = view
  const nameOf = (id: string) => perspectives.find(perspective => perspective.id === id)?.name ?? t('terms:groupGone')
  return (
    <>
      <p className={classes.prompt} dir="auto">
        {stage.prompt}
      </p>
      <WallLevels levels={view.levels} />
      {ideas.length === 0 && view.levels.every(({ words }) => words === '') && <p>{t('ideasNone')}</p>}
      <WallPages view={view} listed="ideas" all={ideas}>
        {shown => (
          <ul className={classes.ideas} aria-label={t('ideas')}>
            {shown.map(({ id, words, translation, perspectiveId }) => (
              <li key={id} className={classes.idea} {...pointedAt(view, id)}>
                <p dir="auto">{words}</p>
                {translation !== '' && (
                  <p>
                    <span className={common.quiet}>{t('translation')}</span> <bdi>{translation}</bdi>
                  </p>
                )}
                {perspectiveId !== null && <p className={common.quiet}>{t('from', { name: nameOf(perspectiveId) })}</p>}
              </li>
            ))}
          </ul>
        )}
      </WallPages>
    </>
  )
}

/** What is voted on and by which rule. Nothing of how anybody answers. */
export function WallVote({ view }: { view: ProjectorView }) {
  const { t } = useTranslation('projector')
  const { items, rule, finalSay, stage } = view
  return (
    <>
      <p className={classes.prompt} dir="auto">
        {stage.prompt}
      </p>
      <div className={classes.vote}>
        <section>
          <h2 className={classes.heading}>{t('items')}</h2>
          <WallPages view={view} listed="items" all={items.map((item, index) => ({ ...item, place: index + 1 }))}>
            {shown => (
              <ol className={classes.items} data-many={shown.length > 6 || undefined} start={shown[0]?.place ?? 1}>
                {shown.map(({ id, words }) => (
                  <li key={id} dir="auto" {...pointedAt(view, id)}>
                    {words}
                  </li>
                ))}
              </ol>
            )}
          </WallPages>
        </section>
        <section className={classes.ruleOnWall}>
          <p>{t('voteSecret')}</p>
          <h2 className={classes.heading}>{t('rule')}</h2>
          <RuleSentences rule={rule} />
          <h2 className={classes.heading}>{t('finalSay')}</h2>
          <p dir="auto">{finalSay}</p>
        </section>
      </div>
    </>
  )
}

/** The levels of a rubric side by side, the lowest first; nothing in other sessions. */
function WallLevels({ levels }: Pick<ProjectorView, 'levels'>) {
  const { t } = useTranslation('projector')
  if (levels.length === 0) return null
  return (
    <ol className={classes.levels} aria-label={t('levels')}>
      {levels.map(({ id, name, words }) => (
        <li key={id} className={classes.idea}>
          <h2 className={classes.heading} dir="auto">
            {name}
          </h2>
          {words === '' ? (
            <p className={common.quiet}>{t('levelEmpty')}</p>
          ) : (
            words.split('\n').map((line, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two lines can have the same words, and their order stays
              <p key={place} dir="auto">
                {line}
              </p>
            ))
          )}
        </li>
      ))}
    </ol>
  )
}
