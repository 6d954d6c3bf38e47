import { sayAnswers } from '@core/project/entities'
import { shortened } from '@core/report/text'
import { wordsOfStep } from '../../../../../participant/screens/agree'
import { wordsOfSay } from '../../../../../participant/screens/close'
import { AsWritten } from '../../../../../participant/screens/parts'
import { sayIn, templateWords } from '../../../../../participant/words'
import { useTranslation } from '../../../ui/use-translation'
import { Boxes, Lines, type Print, Prompt, Sheet, SpeakFrom, TakeBackCode } from './sheet-parts'
import classes from './sheets.module.css'

type WordSheetProps = { print: Print; code: string }
const numbered = (count: number) => Array.from({ length: count }, (_, place) => place + 1)

/** Room for several ideas, so that one sheet does. */
export function IdeaSheet({ print, code }: WordSheetProps) {
  const { t } = useTranslation('workshopDoors')
  const say = sayIn(print.language)
  const asksAbout = print.questions.length > 0
  return (
    <Sheet print={print} name={t('sheetOf.ideas', { code })} heading={say(asksAbout ? 'powerTitle' : 'ideasTitle')}>
      <Prompt words={print.question} />
      {asksAbout && (
        <ol className={classes.items}>
          {print.questions.map(question => (
            <li key={question}>
              <AsWritten words={templateWords(question, print.language)} />
            </li>
          ))}
        </ol>
      )}
      {/* The one is the label of a field on phones, with no full stop. */}
      {asksAbout && (
        <p>
          <strong>{say('powerLabel')}</strong>
        </p>
      )}
      <p>
        {!asksAbout && say('paperIdeas')} {say('happensIdeas')}
      </p>
      {numbered(asksAbout ? 2 : 3).map(number => (
        <section key={number} className={classes.idea}>
          {asksAbout && (
            <div className={classes.proposal}>
              {say('powerAbout')} <span className={classes.blank} />
            </div>
          )}
          <Lines count={3} />
          <Boxes>{[say('ideaApart')]}</Boxes>
        </section>
      ))}
      <SpeakFrom {...print} />
      <TakeBackCode print={print} code={code} />
    </Sheet>
  )
}

const longestInList = 90

export function ReasonSheet({ print, code, items }: WordSheetProps & { items: readonly string[] }) {
  const { t } = useTranslation('workshopDoors')
  const say = sayIn(print.language)
  return (
    <Sheet print={print} name={t('sheetOf.reasons', { code })} heading={say('reasonsMine')}>
      {items.length > 0 && (
        <ol className={classes.items}>
          {items.map((words, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a proposal on paper is its number
            <li key={place}>
              <AsWritten words={shortened(words, longestInList)} />
            </li>
          ))}
        </ol>
      )}
      <p>
        {say('paperReasons')} {say('happensIdeas')}
      </p>
      {numbered(items.length > 3 ? 2 : 3).map(number => (
        <section key={number} className={classes.idea}>
          <div className={classes.proposal}>
            {say('paperProposalNumber')}: <span className={classes.blank} />
          </div>
          <Boxes>{[say('reasonFor'), say('reasonAgainst')]}</Boxes>
          <Lines count={3} />
        </section>
      ))}
      <SpeakFrom {...print} />
      <TakeBackCode print={print} code={code} />
    </Sheet>
  )
}

/** `wording` null: nobody knows yet what people will be asked about. */
export function AgreeSheet({ print, code, wording }: WordSheetProps & { wording: string | null }) {
  const { t } = useTranslation('workshopDoors')
  const say = sayIn(print.language)
  return (
    <Sheet print={print} name={t('sheetOf.agree', { code })} heading={say('agreeTitle')}>
      <p>{say('paperWords')}:</p>
      {wording === null ? <Lines count={2} /> : <Prompt words={wording} />}
      <h3>{say('agreeAsk')}</h3>
      <Boxes inColumn>{wordsOfStep.map(step => say(step))}</Boxes>
      <h3>{say('agreeReason')}</h3>
      <p>
        {say('paperAgreeReason')} {say('happensNames')}
      </p>
      <Lines count={3} />
      <SpeakFrom {...print} />
      <TakeBackCode print={print} code={code} />
    </Sheet>
  )
}

export function EndSheet({ print, code }: WordSheetProps) {
  const { t } = useTranslation('workshopDoors')
  const say = sayIn(print.language)
  return (
    <Sheet print={print} name={t('sheetOf.close', { code })} heading={say('endTitle')}>
      <h3>{say('sayAsk')}</h3>
      <Boxes inColumn>{sayAnswers.map(answer => say(wordsOfSay[answer]))}</Boxes>
      <h3>{say('sayMore')}</h3>
      <p>{say('paperMore')}</p>
      <Lines count={5} />
      {print.paymentOffer !== null && (
        <section>
          <h3>{say('payAsk')}</h3>
          <Prompt words={print.paymentOffer} />
          <p>{say('payBenefits')}</p>
          <Boxes>{[say('payYes'), say('payNo')]}</Boxes>
        </section>
      )}
      <SpeakFrom {...print} />
      <TakeBackCode print={print} code={code} />
    </Sheet>
  )
}

/** What people agree to by taking part, as phones say it, and what is different on paper. */
export function ConsentSheet({ print }: { print: Print }) {
  const { t } = useTranslation('workshopDoors')
  const say = sayIn(print.language)
  const points = [
    say('happensNames'),
    say('happensVote'),
    say('happensIdeas'),
    say('happensLaptop'),
    say('paperSeen'),
    say('happensSkip'),
    say('paperTakeBack'),
    say('paperClosed'),
  ]
  return (
    <Sheet print={print} name={t('consentOf')} heading={say('happensTitle')}>
      <Prompt words={print.question} />
      <ul className={classes.points}>
        {points.map(point => (
          <li key={point}>{point}</li>
        ))}
      </ul>
      {print.paymentOffer !== null && (
        <section>
          <h3>{say('payTitle')}</h3>
          <Prompt words={print.paymentOffer} />
          <p>
            {say('payBenefits')} {say('payWhere')}
          </p>
        </section>
      )}
      <p>
        <b>{say('paperNot')}</b>
      </p>
      {print.language !== 'en' && <p>{say('languageUnchecked')}</p>}
    </Sheet>
  )
}
