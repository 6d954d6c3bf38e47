import type { ProjectorView } from '@core/workshop/session/views'
import { useTranslation } from 'react-i18next'
import classes from './projector.module.css'

/** How latecomers get in, and the way to a full screen. */
export function WallFooter({ view: { joining, stage } }: { view: ProjectorView }) {
  const { t } = useTranslation('projector')
  const showsJoining = stage.kind !== 'welcome' && joining.address !== null
  return (
    <footer className={classes.footer}>
      {showsJoining && !joining.locked && (
        <p>
          {t('join')}: <b dir="ltr">{joining.address}</b> · {t('code')} <b dir="ltr">{joining.code}</b>
        </p>
      )}
      {showsJoining && joining.locked && <p>{t('locked')}</p>}
      {document.fullscreenEnabled && (
        <button
          type="button"
          className={classes.button}
          onClick={() =>
            document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()
          }
        >
          {t('fullScreen')}
        </button>
      )}
    </footer>
  )
}
