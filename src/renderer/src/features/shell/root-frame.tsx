import { useEffect } from 'react'
import { Outlet, ScrollRestoration } from 'react-router'
import { answerQuits } from '../../data/quitting'
import { host } from '../../host'

/** What holds for the whole page, whatever screen is on it. */
export function RootFrame() {
  useEffect(() => answerQuits(host), [])
  return (
    <>
      <Outlet />
      <ScrollRestoration />
    </>
  )
}
