import i18next from 'i18next'
import { writeProblemOf } from '../../data/write-problem'
import { logError, showProblem } from '../../ui/notices'

/** What nobody caught is logged, and the person hears of it. Answers with a function that stops it. */
export function tellOfUncaught(page: EventTarget = window): () => void {
  const tell = (error: unknown) => {
    // The sign in the banner tells of the disk, and of a database that is gone.
    if (writeProblemOf(error) !== null) return logError(error)
    showProblem({ title: i18next.t('shell:uncaughtTitle'), message: i18next.t('shell:uncaughtMore') }, error)
  }
  const onError = (event: Event) => {
    // The browser tells of layouts that settle a frame later in the same way, without an error.
    if (event instanceof ErrorEvent && event.error) tell(event.error)
  }
  const onRejection = (event: Event) => {
    if (event instanceof PromiseRejectionEvent) tell(event.reason)
  }
  page.addEventListener('error', onError)
  page.addEventListener('unhandledrejection', onRejection)
  return () => {
    page.removeEventListener('error', onError)
    page.removeEventListener('unhandledrejection', onRejection)
  }
}
