import { powerMonitor, powerSaveBlocker } from 'electron'

/** Keeps the laptop and its screens awake while a workshop's session is open, and no longer. */
export function keepAwake(): (isSessionOpen: boolean) => void {
  let blocker: number | null = null
  return isSessionOpen => {
    if (isSessionOpen) blocker ??= powerSaveBlocker.start('prevent-display-sleep')
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
  }
}

/** Closing the lid sends a laptop to sleep all the same. */
export const whenAwakeAgain = (call: () => void): void => {
  powerMonitor.on('resume', call)
}
