import type { ProjectorView } from '@core/workshop/session/views'
import { useTranslation } from 'react-i18next'
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
