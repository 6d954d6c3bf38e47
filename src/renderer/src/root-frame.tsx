import { useEffect, useState } from 'react'
import { Outlet, ScrollRestoration, useNavigate } from 'react-router'
import { answerQuits, askBeforeLosing } from './data/quitting'
import { useDroppedFile } from './features/begin/use-dropped-file'
import { useOpenFile } from './features/begin/use-open-file'
import { tellOfUncaught } from './features/shell/tell-of-uncaught'
import { host } from './host'
import { FindBar } from './ui/find-bar'
import { flushDrafts, flushDraftsOnLeaving } from './ui/use-draft'

/** What holds for the whole page, whatever screen is on it: files and commands that come from the desktop, and quitting. */
export function RootFrame() {
  const navigate = useNavigate()
  const { openChosen, open } = useOpenFile()
  const [finding, setFinding] = useState(false)
  useDroppedFile(open)
  useEffect(() => answerQuits(host, flushDrafts), [])
  useEffect(flushDraftsOnLeaving, [])
  useEffect(askBeforeLosing, [])
  useEffect(() => tellOfUncaught(), [])
  useEffect(() => host.onFileOpened(file => open(file)), [open])
  useEffect(
    () =>
      host.onMenu(command => {
        if (command === 'new') navigate('/begin/new')
        if (command === 'open') openChosen()
        if (command === 'find') setFinding(true)
      }),
    [navigate, openChosen],
  )
  return (
    <>
      <Outlet />
      <ScrollRestoration />
      {finding && <FindBar onClose={() => setFinding(false)} />}
    </>
  )
}
