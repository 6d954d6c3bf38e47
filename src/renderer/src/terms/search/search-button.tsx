import { Button, Kbd } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useCallback, useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { useSession } from '../../data/hooks'
import { useSteady } from '../../ui/hooks'
import { logError } from '../../ui/notices'
import { useTranslation } from '../../ui/use-translation'
import type { Place, PlaceCommand } from './places'
import classes from './search.module.css'
import { useRememberVisits } from './visited'

const fetchDialog = () => import('./search-dialog')
const SearchDialog = lazy(async () => ({ default: (await fetchDialog()).SearchDialog }))

const isMac = /Mac|iPhone|iPad/.test(navigator.userAgent)
/** Long enough after a project was opened for its first screen to stand. */
const readAfterMs = 10_000

/** Opens the search box, by the button or by its key on every screen of a project. `onCommand`: what the top bar does. */
export function SearchButton({ onCommand }: { onCommand: (command: PlaceCommand) => void }) {
  const { t } = useTranslation('search')
  const [opened, setOpened] = useState(false)
  const open = useCallback(() => setOpened(true), [])
  const close = useCallback(() => setOpened(false), [])
  useSearchKey(open)
  useReadSoon()
  useRememberVisits()
  const goTo = useGoTo()
  const choose = (leads: Place['leads']) => {
    close()
    if ('run' in leads) onCommand(leads.run)
    else void goTo(leads.to)
  }
  return (
    <>
      <Button
        variant="default"
        className={classes.button ?? ''}
        leftSection={<IconSearch size={20} aria-hidden />}
        aria-haspopup="dialog"
        aria-keyshortcuts={isMac ? 'Meta+K' : 'Control+K'}
        onClick={open}
      >
        <span className={classes.label}>{t('search')}</span>
        <Kbd className={classes.keys} aria-hidden>
          {t(isMac ? 'keysMac' : 'keys')}
        </Kbd>
      </Button>
      {opened && (
        <Suspense>
          <SearchDialog onChoose={choose} onClose={close} />
        </Suspense>
      )}
    </>
  )
}

/** Ctrl+K, or Cmd+K on a Mac. */
function useSearchKey(open: () => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== 'k' || event.altKey || event.shiftKey) return
      if (isMac ? !event.metaKey : !event.ctrlKey) return
      // Else the browser looks in the web.
      event.preventDefault()
      // Nobody leaves a dialog by going elsewhere: what is in it would be lost. Whoever has the shared laptop has a dialog too.
      if (!document.querySelector('[role=dialog], [data-cover]')) open()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [open])
}

/** Reads the project's words, and fetches the dialog, before anybody looks for something: the first answer comes as fast as others. */
function useReadSoon() {
  const { searchWork } = useSession()
  useEffect(() => {
    let idle = 0
    const soon = setTimeout(() => {
      idle = requestIdleCallback(() => {
        // What fails now is said where somebody looks for something.
        fetchDialog().catch(() => undefined)
        searchWork.answer({ job: 'catch-up' }).catch(logError)
      })
    }, readAfterMs)
    return () => {
      clearTimeout(soon)
      cancelIdleCallback(idle)
    }
  }, [searchWork])
}

/** Goes to an address within the project (of the program, from `/`), and has the focus there. */
function useGoTo() {
  const { id } = useSession()
  const navigate = useNavigate()
  return useSteady(async (to: string) => {
    const cameFrom = document.activeElement
    await navigate(to.startsWith('/') ? to : `/p/${id}/${to}`)
    // Once the dialog is gone and the screen stands: most screens take the focus by themselves.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const at = document.activeElement
        const hasMoved = at !== cameFrom && at !== document.body && document.querySelector('main')?.contains(at)
        if (!hasMoved) document.querySelector<HTMLElement>('main h1')?.focus()
      }),
    )
  })
}
