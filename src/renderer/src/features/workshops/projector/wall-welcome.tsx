import type { ProjectorView } from '@core/workshop/session/views'
import { QrCode } from '../../../ui/qr-code'
import { useTranslation } from '../../../ui/use-translation'
import { joinLink, type Wifi, wifiQrText } from '../use-wifi-on-wall'
import classes from './projector.module.css'

/** The first thing people see: the question, how to join, what they are offered. */
export function WallWelcome({ view, wifi }: { view: ProjectorView; wifi: Wifi | null }) {
  const { t } = useTranslation('projector')
  const { question, stage, joining, paymentOffer } = view
  return (
    <div className={classes.welcome}>
      <div className={classes.welcomeWords}>
        <p className={classes.question} dir="auto">
          {question}
        </p>
        <p className={classes.prompt} dir="auto">
          {stage.prompt}
        </p>
        {paymentOffer !== null && (
          <section>
            <h2 className={classes.heading}>{t('payment')}</h2>
            <p dir="auto">{paymentOffer}</p>
            <p>{t('paymentBenefits')}</p>
          </section>
        )}
      </div>
      <section className={classes.join} aria-label={t('join')}>
        {joining.address === null ? (
          <p>{t('noPhone')}</p>
        ) : joining.locked ? (
          <p>{t('locked')}</p>
        ) : (
          <JoinSteps
            address={joining.address}
            code={joining.code}
            link={joinLink(joining.address, joining.key)}
            wifi={wifi}
          />
        )}
      </section>
    </div>
  )
}

type JoinStepsProps = { address: string; code: string; link: string; wifi: Wifi | null }

function JoinSteps({ address, code, link, wifi }: JoinStepsProps) {
  const { t } = useTranslation('projector')
  return (
    <>
      <h2 className={classes.heading}>{t('join')}</h2>
      <div className={classes.steps}>
        {wifi && (
          <div className={classes.step}>
            <h3 className={classes.stepTitle}>{t('joinStep1')}</h3>
            <QrCode text={wifiQrText(wifi)} label={t('wifiQr', { name: wifi.name })} className={classes.qr} />
            <p>
              {t('wifiName')}: <b dir="auto">{wifi.name}</b>
            </p>
            <p>
              {wifi.password === '' ? (
                t('wifiNoPassword')
              ) : (
                <>
                  {t('wifiPassword')}: <b dir="ltr">{wifi.password}</b>
                </>
              )}
            </p>
          </div>
        )}
        <div className={classes.step}>
          <h3 className={classes.stepTitle}>{wifi ? t('joinStep2') : t('joinOnly')}</h3>
          <QrCode text={link} label={t('addressQr', { address })} className={classes.qr} />
          <p>
            <b dir="ltr">{address}</b>
          </p>
          <p>
            {t('code')}: <b className={classes.code}>{code}</b>
          </p>
        </div>
      </div>
      <p>{t('noPhone')}</p>
    </>
  )
}
