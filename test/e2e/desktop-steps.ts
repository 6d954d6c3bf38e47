import { once } from 'node:events'
import type { HostApi } from '@core/host-api'
import type { ElectronApplication, Page } from 'playwright-core'
import { describe } from 'vitest'

/** Answers what the app asks the person, one after the other; what comes after stays open until `answerNow`. */
export const prepareAnswers = (app: ElectronApplication, ...answers: string[]) =>
  app.evaluate(({ dialog }, given) => {
    const asked: string[] = []
    Object.assign(globalThis, { asked })
    dialog.showMessageBox = ((_window: unknown, { message, buttons = [] }: Electron.MessageBoxOptions) => {
      asked.push(message)
      const answer = given.shift()
      const responseOf = (label: string) => ({ response: buttons.indexOf(label), checkboxChecked: false })
      if (answer !== undefined) return Promise.resolve(responseOf(answer))
      return new Promise(resolve => {
        Object.assign(globalThis, { answerNow: (label: string) => resolve(responseOf(label)) })
      })
    }) as typeof dialog.showMessageBox
  }, answers)

export const asked = (app: ElectronApplication) =>
  app.evaluate(() => (globalThis as unknown as { asked: string[] }).asked)

export const answerNow = (app: ElectronApplication, answer: string) =>
  app.evaluate((_, label) => (globalThis as unknown as { answerNow: (label: string) => void }).answerNow(label), answer)

export const visibleWindows = (app: ElectronApplication) =>
  app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)

/** Calls the host as the page does. */
export const callHost = <Name extends keyof HostApi>(page: Page, name: Name, request: unknown) =>
  page.evaluate(
    ([call, asking]) =>
      (window as unknown as { host: Record<string, (request: unknown) => Promise<unknown>> }).host[call as string]?.(
        asking,
      ),
    [name, request] as const,
  ) as ReturnType<HostApi[Name]>

/** Begins to listen for the end of the app: its exit code. */
export const exitOf = async (app: ElectronApplication): Promise<number> => (await once(app.process(), 'exit'))[0]

export const item = (app: ElectronApplication, id: string) =>
  app.evaluate(({ Menu }, wanted) => {
    const found = Menu.getApplicationMenu()?.getMenuItemById(wanted)
    return { enabled: found?.enabled, labels: found?.submenu?.items.map(({ label }) => label) }
  }, id)

/** The double alone takes a test's word for these. */
export const onTheDouble = describe.skipIf(process.env.ELECTRON_REAL === '1')

/** Whether the server for phones is there. */
export const answersPhones = (address: string): Promise<boolean> =>
  fetch(address, { signal: AbortSignal.timeout(5_000) }).then(
    ({ status }) => status < 500,
    () => false,
  )
