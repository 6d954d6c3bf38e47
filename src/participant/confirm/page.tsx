import type { confirmationAnswers } from '@core/project/entities'
import { wordsAtMost } from '@core/workshop/session/answer'
import type { ReactNode } from 'react'
import { htmlOf, PlainPage } from '../document'
import { type Language, languages } from '../language'
import { AsWritten, Button, Choices, HiddenFields } from '../screens/parts'
import { type Say, sayIn, type WordKey } from '../words'

// The page of somebody who is asked whether they see an outcome the same way. They need not be in the session; it needs no script.

/** Why an answer was not taken. */
export type ConfirmNotice = 'not-valid' | 'too-long' | 'answered' | 'closed'

/** `typed`: an answer that could not be taken; no word has to be written twice. */
export type ConfirmPage = { readonly language: Language } & (
  | {
      readonly kind: 'asked'
      readonly code: string
      readonly words: string
      readonly forWhom: string
      readonly notice: ConfirmNotice | null
      readonly typed: { readonly answer: string; readonly words: string }
    }
  | { readonly kind: 'thanks' }
  | { readonly kind: 'ended' | 'over'; readonly notice: ConfirmNotice | null; readonly typed: string }
)

const answerWords: Readonly<Record<(typeof confirmationAnswers)[number], WordKey>> = {
  agrees: 'confirmAgrees',
  'agrees-in-part': 'confirmPart',
  disagrees: 'confirmDisagrees',
  'cannot-say': 'confirmCannot',
}

const noticeWords: Readonly<Record<ConfirmNotice, WordKey>> = {
  'not-valid': 'confirmNothing',
  'too-long': 'problemTooLong',
  answered: 'confirmAnswered',
  closed: 'problemClosed',
}

export function confirmHtml(page: ConfirmPage): string {
  const say = sayIn(page.language)
  return htmlOf(
    <PlainPage language={page.language} title={say('confirmTitle')}>
      {page.kind === 'asked' ? <Asked {...page} say={say} /> : <Over page={page} say={say} />}
    </PlainPage>,
  )
}

/** Links and no form: nothing is kept on the phone. */
const Languages = ({ language, code, say }: { language: Language; code: string; say: Say }) => (
  <nav aria-label={say('languageTitle')}>
    {languages.map(({ code: each, name }) => (
      <a
        key={each}
        className="quiet"
        href={confirmAddress(code, each)}
        lang={each}
        hrefLang={each}
        aria-current={each === language ? 'true' : undefined}
      >
        {name}
      </a>
    ))}
  </nav>
)

/** `language`: null where the phone's own is meant. */
export const confirmAddress = (code: string, language: Language | null): string =>
  `/confirm?code=${encodeURIComponent(code)}${language === null ? '' : `&language=${language}`}`

const Notice = ({ notice, say }: { notice: ConfirmNotice | null; say: Say }) =>
  notice !== null && (
    <p className="notice alarm" role="alert">
      {say(noticeWords[notice], { most: wordsAtMost })}
    </p>
  )

type AskedProps = Extract<ConfirmPage, { kind: 'asked' }> & { say: Say }

const Asked = ({ language, code, words, forWhom, notice, typed, say }: AskedProps) => (
  <>
    <Languages language={language} code={code} say={say} />
    <h1>{say('confirmTitle')}</h1>
    <Notice notice={notice} say={say} />
    <p className="lead">{say('confirmLead')}</p>
    <h2>{say('confirmChanged')}</h2>
    {words.split(/\n+/).map((line, place) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: a paragraph has nothing else.
      <p className="prompt" dir="auto" lang="" key={place}>
        {line}
      </p>
    ))}
    {forWhom.trim() !== '' && (
      <p>
        {say('confirmFor')} <AsWritten words={forWhom} />
      </p>
    )}
    <form method="post" action="/confirm/answer" autoComplete="off">
      <HiddenFields fields={{ code, language }} />
      <Choices
        name="answer"
        legend={say('confirmAsk')}
        needed={false}
        offered={Object.entries(answerWords).map(([value, key]) => ({ value, words: say(key) }))}
        chosen={typed.answer}
      />
      <label className="label" htmlFor="words">
        {say('confirmWords')}
      </label>
      <p className="hint" id="words-hint">
        {say('sayMoreHint', { most: wordsAtMost })}
      </p>
      <textarea id="words" name="words" rows={4} dir="auto" aria-describedby="words-hint" defaultValue={typed.words} />
      <p className="hint">{say('confirmWho')}</p>
      <p className="hint">{say('happensWifi')}</p>
      <Button>{say('confirmSend')}</Button>
    </form>
    {languages.some(({ code: each, checked }) => each === language && !checked) && (
      <p className="hint">{say('languageUnchecked')}</p>
    )}
  </>
)

const overWords = {
  thanks: ['confirmThanks', 'confirmThanksText'],
  ended: ['confirmEnded', 'confirmEndedText'],
  over: ['closedTitle', 'closedText'],
} as const satisfies Readonly<Record<string, readonly [WordKey, WordKey]>>

const Over = ({ page, say }: { page: Exclude<ConfirmPage, { kind: 'asked' }>; say: Say }): ReactNode => {
  const [title, text] = overWords[page.kind]
  return (
    <>
      <h1>{say(title)}</h1>
      {page.kind !== 'thanks' && <Notice notice={page.notice} say={say} />}
      <p>{say(text)}</p>
      {page.kind !== 'thanks' && page.typed.trim() !== '' && (
        <>
          <p>{say('youWrote')}</p>
          <p className="prompt" dir="auto" lang="">
            {page.typed}
          </p>
        </>
      )}
    </>
  )
}
