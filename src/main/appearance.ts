import { type Appearance, appearances } from '@core/host-calls'
import { nativeTheme } from 'electron'
import { z } from 'zod'
import { keptSetting } from './kept-setting'

/**
 * The look that a person chose in the page is that of what stands around it too: the window's own bar, menus and dialogs, and the window
 * itself before its page is there, at the next start as well. `file` keeps it. Answers what takes the page's choice.
 */
export function keepAppearance(file: string): (chosen: { appearance: Appearance }) => void {
  const kept = keptSetting<Appearance>(file, z.enum(appearances), 'auto')
  const show = (appearance: Appearance) => {
    nativeTheme.themeSource = appearance === 'auto' ? 'system' : appearance
  }
  show(kept.get())
  return ({ appearance }) => {
    if (appearance !== kept.get()) kept.set(appearance)
    show(appearance)
  }
}
