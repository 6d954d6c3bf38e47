import type { ReactNode } from 'react'
import { plainCode } from '../form'
import { type Language, languages } from '../language'
import type { JoinPage } from '../page-content'
import type { Say } from '../words'
import { PerspectiveChoice } from './group-name'
import { AsWritten, Button, Choices, Heading, HiddenFields, PhoneOnly, Prompt, type Screen } from './parts'
import { PaymentOffered, WhatHappens } from './welcome'

/** Three steps: what this is and what happens with it, the code from the wall, the group a person speaks from. */
export function joinScreen(page: JoinPage, say: Say): Screen {
  const { at, notice } = page
  const code = notice === 'wrong-code' ? null : plainCode(page.code)
  if (at === null && notice === null) return aboutScreen(page, say)
  return code === null ? codeScreen(page, say) : whoScreen(page, code, say)
}

export function joinNotice({ at, code, notice }: JoinPage, say: Say): ReactNode {
  if (notice === null || isWrong({ at, code, notice })) return null
  return (
    <div className="notice alarm" id="notice" role="alert">
      <p>{say('problemNotValid')}</p>
    </div>
  )
}

const isWrong = ({ at, code, notice }: Pick<JoinPage, 'at' | 'code' | 'notice'>): boolean =>
  notice === 'wrong-code' || (at === 'who' && plainCode(code) === null)

function aboutScreen({ language, title, question, paymentOffer, code }: JoinPage, say: Say): Screen {
  const known = plainCode(code)
  return {
    place: 'about',
    title: say('joinTitle'),
    main: (
      <>
        <Heading>{say('joinTitle')}</Heading>
        <p className="lead">
          <AsWritten words={title} />
        </p>
        <Prompt words={question} />
        <LanguageForm language={language} say={say} code={known} />
        <h2>{say('happensTitle')}</h2>
        <WhatHappens say={say} />
        {paymentOffer !== null && <PaymentOffered say={say} offer={paymentOffer} />}
        <form method="get" action="/">
          <HiddenFields fields={{ at: 'code', ...(known !== null && { code }) }} />
          <Button>{say('joinAgree')}</Button>
        </form>
        <PhoneOnly>
          <p className="hint">{say('joinNot')}</p>
        </PhoneOnly>
      </>
    ),
  }
}

function codeScreen(page: JoinPage, say: Say): Screen {
  const { code } = page
  const wrong = isWrong(page)
  return {
    place: 'code',
    title: say('codeAsk'),
    main: (
      <>
        <Heading>{say('codeAsk')}</Heading>
        <form method="get" action="/">
          <HiddenFields fields={{ at: 'who' }} />
          <label className="label" htmlFor="code">
            {say('codeLabel')}
          </label>
          {wrong && (
            <p className="notice alarm" id="notice" role="alert" tabIndex={-1}>
              {say('codeWrong')}
            </p>
          )}
          <input
            className="code"
            id="code"
            name="code"
            defaultValue={code}
            dir="ltr"
            required
            aria-invalid={wrong}
            aria-describedby={wrong ? 'notice' : undefined}
            maxLength={20}
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
          />
          <Button>{say('goOn')}</Button>
        </form>
      </>
    ),
  }
}

function whoScreen({ perspectives, language }: JoinPage, code: string, say: Say): Screen {
  const offered = perspectives.map(perspective => ({
    value: perspective.id,
    words: <PerspectiveChoice perspective={perspective} say={say} />,
  }))
  return {
    place: 'who',
    title: say('whoAsk'),
    main: (
      <>
        <Heading>{say('whoAsk')}</Heading>
        <p>{say('whoWhy')}</p>
        <form method="post" action="/join">
          <HiddenFields fields={{ code, language }} />
          <Choices name="perspective" offered={offered} />
          <Button>{say('join')}</Button>
        </form>
      </>
    ),
  }
}

/** `code`: what came with the address, so that it need not be typed. */
export const LanguageForm = ({ language, say, code }: { language: Language; say: Say; code: string | null }) => (
  <>
    {/* biome-ignore lint/a11y/useSemanticElements: a fieldset cannot send anything. */}
    <form method="post" action="/language" className="languages" role="group" aria-label={say('languageTitle')}>
      {code !== null && <HiddenFields fields={{ code }} />}
      {languages.map(({ code: each, name, direction }) => (
        // biome-ignore lint/a11y/useButtonType: it sends the form.
        <button
          key={each}
          className={each === language ? 'button' : 'button second'}
          name="language"
          value={each}
          lang={each}
          dir={direction}
          aria-current={each === language || undefined}
        >
          {name}
        </button>
      ))}
    </form>
    {languages.some(each => each.code === language && !each.checked) && (
      <p className="hint">{say('languageUnchecked')}</p>
    )}
  </>
)
