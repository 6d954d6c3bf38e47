import { withoutTurning } from '@core/bidi'
import { xmlText } from '@core/export/xml'
import { forTheTeam, type TeamCopy } from '@core/privacy/shareable'
import { confirmationAnswers, type HarvestedOutcome, type Project } from '@core/project/entities'
import { pageStyle } from '@core/report/html/page-style'
import { lineOf, paragraphsOf, titleOf } from '@core/report/text'
import { ok, problem, type Result } from '@core/result'
import { t } from '@core/words/words'

type Answer = (typeof confirmationAnswers)[number]
/** What somebody answered on a slip, as the file or the message that they sent has it. */
export type SlipAnswer = { readonly code: string; readonly answer: Answer | null; readonly words: string }

type FormSource = {
  readonly project: Project
  readonly outcome: Pick<HarvestedOutcome, 'words' | 'forWhom'>
  readonly code: string
}

const lineNames = { code: 'Slip', answer: 'Answer', words: 'Words', end: 'End of the answer' } as const
const longestWords = 5000
/** Of the whole text that comes back: an email around the answer is no harm, a book is no answer. */
const longestText = 50_000

/**
 * A confirmation slip as one web page that somebody opens on their own device, without a network: what the team thinks changed, the
 * question, and buttons that save the answer as a small text file or copy it. Nothing is sent by the page itself, and nothing is loaded.
 */
export const slipForm = ({ project, outcome, code }: FormSource): TeamCopy<string> =>
  forTheTeam(
    'confirmation-slip',
    [
      '<!doctype html>',
      '<html lang="en">',
      '<head>',
      '<meta charset="utf-8">',
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">`,
      '<meta name="viewport" content="width=device-width, initial-scale=1">',
      `<title>${textOf(t('report:slip.title'))}</title>`,
      `<style>${pageStyle}${formStyle}</style>`,
      '</head>',
      '<body><main>',
      `<h1>${textOf(t('report:slip.title'))}</h1>`,
      paragraph(t('report:slip.lead', { project: titleOf(project.title) })),
      `<h2>${textOf(t('report:slip.changed'))}</h2>`,
      '<blockquote>',
      ...paragraphsOf(outcome.words).map(paragraph),
      '</blockquote>',
      ...(outcome.forWhom.trim() === ''
        ? []
        : [paragraph(t('report:slip.forWhom', { text: lineOf(outcome.forWhom) }))]),
      '<form id="slip">',
      `<fieldset><legend>${textOf(t('report:slip.question'))}</legend>`,
      ...confirmationAnswers.map(
        answer =>
          `<label><input type="radio" name="answer" value="${answer}" data-said="${textOf(t(`report:slip.answer.${answer}`))}"> ${textOf(t(`report:slip.answer.${answer}`))}</label>`,
      ),
      '</fieldset>',
      `<label class="words" for="words">${textOf(t('report:slip.words'))}</label>`,
      `<textarea id="words" rows="6" dir="auto" maxlength="${longestWords}"></textarea>`,
      `<p class="buttons"><button type="button" id="save">${textOf(t('report:slip.saveAnswer'))}</button> <button type="button" id="copy">${textOf(t('report:slip.copyAnswer'))}</button></p>`,
      '<p id="said" role="status"></p>',
      `<label class="words" for="text" hidden id="text-label">${textOf(t('report:slip.textOfAnswer'))}</label>`,
      '<textarea id="text" rows="7" readonly hidden dir="auto"></textarea>',
      '</form>',
      `<noscript>${paragraph(t('report:slip.noScript', { code }))}</noscript>`,
      paragraph(t('report:slip.sendBack', { code })),
      `<p class="note">${textOf(t('report:slip.note'))}</p>`,
      `<script>${scriptFor(code)}</script>`,
      '</main></body>',
      '</html>',
      '',
    ].join('\n'),
  )

const textOf = (text: string): string => xmlText(withoutTurning(text))
const paragraph = (text: string): string => `<p dir="auto">${textOf(text)}</p>`

const formStyle = `
fieldset { border: 0; margin: 1em 0; padding: 0 }
legend, .words { font-weight: 600; display: block; margin-bottom: .4em; padding: 0 }
fieldset label { display: flex; align-items: center; gap: .75em; min-height: 2.9rem; margin: .5em 0; padding: .35em .8em; border: 1px solid var(--soft); border-radius: 10px; cursor: pointer }
fieldset label:has(:checked) { border-color: var(--line); box-shadow: inset 0 0 0 1px var(--line) }
input[type=radio] { flex: none; width: 1.35rem; height: 1.35rem; margin: 0; accent-color: var(--line) }
textarea { width: 100%; font: inherit; color: inherit; background: inherit; border: 1px solid var(--soft); border-radius: 10px; padding: .5em .7em }
.buttons { display: flex; flex-wrap: wrap; gap: .6em; margin-top: 1em }
button { flex: 1 1 14rem; font: inherit; font-weight: 600; padding: .7em 1em; border: 2px solid var(--line); border-radius: 10px; background: inherit; color: inherit; cursor: pointer }
#save { background: var(--line); color: var(--ground) }
:focus-visible { outline: 3px solid var(--line); outline-offset: 2px }
[hidden] { display: none }
@media print { fieldset label { border: 0; padding: 0; min-height: 0 } .buttons, #text, #text-label { display: none } }
`

/** In a script of a page: no text of ours can end it or begin another. */
const inScript = (value: unknown): string => JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, escapedUnit)
const escapedUnit = (unit: string): string => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`

const scriptFor = (code: string): string => `
(function () {
  var say = ${inScript({
    choose: t('report:slip.chooseFirst'),
    saved: t('report:slip.answerSaved'),
    copied: t('report:slip.answerCopied'),
    copyBelow: t('report:slip.copyBelow'),
    file: `${t('report:slip.answerFile', { code })}.txt`,
  })}
  var names = ${inScript(lineNames)}
  var code = ${inScript(code)}
  var by = function (id) { return document.getElementById(id) }
  function answer() {
    var chosen = document.querySelector('input[name=answer]:checked')
    var words = by('words').value.trim()
    if (!chosen && words === '') { by('said').textContent = say.choose; return null }
    return [names.code + ': ' + code, names.answer + ': ' + (chosen ? chosen.dataset.said : ''), names.words + ':', words, names.end, ''].join('\\n')
  }
  by('save').addEventListener('click', function () {
    var text = answer()
    if (text === null) return
    var link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
    link.download = say.file
    link.click()
    by('said').textContent = say.saved
  })
  by('copy').addEventListener('click', function () {
    var text = answer()
    if (text === null) return
    var show = function () {
      by('text').value = text
      by('text').hidden = by('text-label').hidden = false
      by('text').focus()
      by('text').select()
      by('said').textContent = say.copyBelow
    }
    if (!navigator.clipboard) return show()
    navigator.clipboard.writeText(text).then(function () { by('said').textContent = say.copied }, show)
  })
})()
`

/** `no-answer`: it has neither an answer nor words. `too-long`: more than anybody writes on a slip. */
export type SlipAnswerProblem = 'not-a-slip' | 'no-answer' | 'too-long'

/**
 * Reads what came back, from whoever sent it: a file of ours or an email with the answer in it, quoted or not. Only what stands between
 * the slip's first and last line is read, as plain text; everything else is left.
 */
export function readSlipAnswer(text: string): Result<SlipAnswer, SlipAnswerProblem> {
  if (text.length > longestText) return problem('too-long')
  const lines = text.split(/\r\n|[\r\n]/).map(line => line.replace(/^(?:\s*>)+ ?/, '').trimEnd())
  const after = (name: string, from: number): { at: number; rest: string } | null => {
    const at = lines.findIndex(
      (line, place) => place >= from && line.trim().toLowerCase().startsWith(`${name.toLowerCase()}:`),
    )
    return at === -1
      ? null
      : {
          at,
          rest: (lines[at] ?? '')
            .trim()
            .slice(name.length + 1)
            .trim(),
        }
  }
  const code = after(lineNames.code, 0)
  const said = code && after(lineNames.answer, code.at)
  const wordsAt = said && after(lineNames.words, said.at)
  if (!code || !said || !wordsAt || code.rest === '' || code.rest.length > 20) return problem('not-a-slip')
  const endsAt = lines.indexOf(lineNames.end, wordsAt.at)
  const words = plainText([wordsAt.rest, ...lines.slice(wordsAt.at + 1, endsAt === -1 ? undefined : endsAt)].join('\n'))
  if (words.length > longestWords) return problem('too-long')
  const answer =
    confirmationAnswers.find(each =>
      [each, t(`report:slip.answer.${each}`)].some(known => known.toLowerCase() === said.rest.toLowerCase()),
    ) ?? null
  return answer === null && words === '' ? problem('no-answer') : ok({ code: plainText(code.rest), answer, words })
}

/** Without control characters, and without marks that turn text round. */
const plainText = (text: string): string => withoutTurning(text.replace(/[^\P{Cc}\n\t]/gu, '')).trim()
