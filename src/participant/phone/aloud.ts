const root = document.documentElement

/** Arabic and Cyrillic letters tell what somebody wrote in; of Latin ones the page's own language is taken where it uses them. */
function languageOf(text: string): string {
  if (/[\u0600-\u06ff]/.test(text)) return 'ar'
  if (/[\u0400-\u04ff]/.test(text)) return 'uk'
  return ['ar', 'uk'].includes(root.lang) ? 'en' : root.lang
}

/** Only voices that are on the phone itself: what people wrote goes to nobody's service. */
const voiceOf = (language: string) =>
  speechSynthesis
    .getVoices()
    .find(({ lang, localService }) => localService && lang.toLowerCase().split(/[-_]/)[0] === language)

export function stopReading(): void {
  if (!('speechSynthesis' in window)) return
  speechSynthesis.cancel()
  for (const button of Array.from(document.querySelectorAll('.aloud'))) button.setAttribute('aria-pressed', 'false')
}

function read(button: Element): void {
  const said = button.previousElementSibling
  const text = said instanceof HTMLElement ? said.innerText : ''
  const utterance = new SpeechSynthesisUtterance(text)
  const voice = voiceOf(languageOf(text)) || voiceOf(root.lang)
  if (!voice) return
  utterance.voice = voice
  utterance.lang = voice.lang
  utterance.onend = () => button.setAttribute('aria-pressed', 'false')
  button.setAttribute('aria-pressed', 'true')
  speechSynthesis.speak(utterance)
}

/** Shows the buttons that read aloud, where the phone has a voice for the page's language. Voices may come a moment later. */
export function offerReading(): void {
  if (!('speechSynthesis' in window)) return
  const look = () => root.classList.toggle('speaks', voiceOf(root.lang) !== undefined)
  look()
  speechSynthesis.onvoiceschanged = look
  document.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('.aloud') : null
    if (!button) return
    const isReading = button.getAttribute('aria-pressed') === 'true'
    stopReading()
    if (!isReading) read(button)
  })
  addEventListener('pagehide', stopReading)
}
