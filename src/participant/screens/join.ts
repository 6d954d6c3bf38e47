import { escaped, type Html } from '../escaped'
import { plainCode } from '../form'
import { type Language, languages } from '../language'
import type { JoinPage } from '../page-content'
import { perspectiveName } from '../perspective-name'
import type { Say } from '../words'
import { asWritten, button, choices, heading, prompt } from './parts'
import type { Screen } from './screen'
import { paymentOffered, whatHappens } from './what-happens'

/** Three steps: what this is and what happens with it, the code from the wall, the group a person speaks from. */
export function joinScreen(page: JoinPage, say: Say): Screen {
  const { at, notice } = page
  const code = notice === 'wrong-code' ? null : plainCode(page.code)
  if (at === null && notice === null) return aboutScreen(page, say)
  return code === null ? codeScreen(page, say) : whoScreen(page, code, say)
}

export function joinNotice({ at, code, notice }: JoinPage, say: Say): Html | null {
  const wrongCode = notice === 'wrong-code' || (at === 'who' && plainCode(code) === null)
  if (!wrongCode && notice === null) return null
  return escaped`<div class="notice alarm" id="notice" role="alert"><p>${say(wrongCode ? 'codeWrong' : 'problemNotValid')}</p></div>`
}

function aboutScreen({ language, title, question, paymentOffer, code }: JoinPage, say: Say): Screen {
  return {
    place: 'about',
    title: say('joinTitle'),
    main: escaped`
${heading(say('joinTitle'))}
<p class="lead">${asWritten(title)}</p>
${prompt(question)}
${languageForm(language, say, plainCode(code))}
<h2>${say('happensTitle')}</h2>
${whatHappens(say)}
${paymentOffer === null ? null : paymentOffered(say, paymentOffer)}
<form method="get" action="/">
<input type="hidden" name="at" value="code">
${plainCode(code) === null ? null : escaped`<input type="hidden" name="code" value="${code}">`}
${button(say('joinAgree'))}
</form>
<p class="hint" data-phone>${say('joinNot')}</p>`,
  }
}

function codeScreen({ code }: JoinPage, say: Say): Screen {
  return {
    place: 'code',
    title: say('codeAsk'),
    main: escaped`
${heading(say('codeAsk'))}
<form method="get" action="/">
<input type="hidden" name="at" value="who">
<label class="label" for="code">${say('codeLabel')}</label>
<input class="code" id="code" name="code" value="${code}" dir="ltr" required maxlength="20" autocomplete="off" autocapitalize="characters" spellcheck="false">
${button(say('goOn'))}
</form>`,
  }
}

function whoScreen({ perspectives, language }: JoinPage, code: string, say: Say): Screen {
  const offered = perspectives.map(perspective => ({
    value: perspective.id,
    words: perspectiveName(perspective, say),
  }))
  return {
    place: 'who',
    title: say('whoAsk'),
    main: escaped`
${heading(say('whoAsk'))}
<p>${say('whoWhy')}</p>
<form method="post" action="/join">
<input type="hidden" name="code" value="${code}">
<input type="hidden" name="language" value="${language}">
${choices('perspective', offered, { chosen: null, legend: null })}
${button(say('join'))}
</form>`,
  }
}

/** `code`: what came with the address, so that it need not be typed. */
export const languageForm = (language: Language, say: Say, code: string | null): Html => escaped`
<form method="post" action="/language" class="languages" role="group" aria-label="${say('languageTitle')}">
${code === null ? null : escaped`<input type="hidden" name="code" value="${code}">`}
${languages.map(
  ({ code: each, name, direction }) =>
    escaped`<button class="button ${each === language ? '' : 'second'}" name="language" value="${each}" lang="${each}" dir="${direction}"${
      each === language ? escaped` aria-current="true"` : null
    }>${name}</button>`,
)}
</form>
${languages.some(each => each.code === language && !each.checked) ? escaped`<p class="hint">${say('languageUnchecked')}</p>` : null}`
