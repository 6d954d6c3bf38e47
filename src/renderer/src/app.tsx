import {
  DirectionProvider,
  localStorageColorSchemeManager,
  MantineProvider,
  useDirection,
  useMantineColorScheme,
} from '@mantine/core'
import { Notifications } from '@mantine/notifications'
import { useEffect, useState } from 'react'
import { createHashRouter, Navigate, type RouteObject } from 'react-router'
import { RouterProvider } from 'react-router/dom'
import { AreaErrorScreen, RouteErrorScreen } from './features/shell/route-error-screen'
import { host } from './host'
import { isStillReading, logError } from './ui/notices'
import { lookVariables, theme } from './ui/theme'

const appearance = localStorageColorSchemeManager({ key: 'common-measure-appearance' })

/** Screens are fetched when first come to: the first one is on the page sooner. */
const screenRoutes: RouteObject[] = [
  { index: true, element: <Navigate to="overview" replace /> },
  {
    path: 'overview',
    lazy: async () => ({ Component: (await import('./features/overview/overview-screen')).OverviewScreen }),
  },
  {
    path: 'theory',
    lazy: async () => ({ Component: (await import('./features/theory/theory-screen')).TheoryScreen }),
  },
  {
    path: 'measures/*',
    lazy: async () => ({ Component: (await import('./features/measures/measures-screen')).MeasuresScreen }),
  },
  {
    path: 'evidence/*',
    lazy: async () => ({ Component: (await import('./features/evidence/evidence-screen')).EvidenceScreen }),
  },
  {
    path: 'workshops/*',
    lazy: async () => ({ Component: (await import('./features/workshops/workshops-screen')).WorkshopsScreen }),
  },
  {
    path: 'people',
    lazy: async () => ({ Component: (await import('./features/people/people-screen')).PeopleScreen }),
  },
  {
    path: 'learning',
    lazy: async () => ({ Component: (await import('./features/learning/learning-screen')).LearningScreen }),
  },
  {
    path: 'reports/*',
    lazy: async () => ({ Component: (await import('./features/reports/reports-screen')).ReportsScreen }),
  },
  {
    path: 'history',
    lazy: async () => ({ Component: (await import('./features/history/history-screen')).HistoryScreen }),
  },
  {
    path: 'settings',
    lazy: async () => ({ Component: (await import('./features/settings/settings-screen')).SettingsScreen }),
  },
]

const routes: RouteObject[] = [
  {
    lazy: async () => ({ Component: (await import('./root-frame')).RootFrame }),
    errorElement: <RouteErrorScreen />,
    HydrateFallback: () => null,
    children: [
      { index: true, element: <Navigate to="/begin" replace /> },
      {
        path: 'begin',
        lazy: async () => ({ Component: (await import('./features/begin/begin-screen')).BeginScreen }),
      },
      {
        path: 'begin/new',
        lazy: async () => ({ Component: (await import('./features/begin/new-project-screen')).NewProjectScreen }),
      },
      {
        path: 'projector/:sessionId',
        lazy: async () => ({
          Component: (await import('./features/workshops/projector/projector-screen')).ProjectorScreen,
        }),
      },
      {
        path: 'p/:projectId',
        lazy: async () => ({ Component: (await import('./features/begin/opened-project')).OpenedProject }),
        children: [
          {
            lazy: async () => ({ Component: (await import('./features/shell/project-frame')).ProjectFrame }),
            children: [{ errorElement: <AreaErrorScreen />, children: screenRoutes }],
          },
        ],
      },
    ],
  },
]

type Router = ReturnType<typeof createHashRouter>

/**
 * The other screens' code, one after the other, whenever the page has nothing to do and nobody waits for a screen: a first click
 * waits for none of it, and what is waited for does not share the machine with it.
 */
function fetchScreensWhenIdle(router: Router): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  const waiting: (() => Promise<unknown>)[] = [
    () => import('./features/begin/opened-project'),
    () => import('./features/shell/project-frame'),
    ...screenRoutes.flatMap(({ lazy }) => (typeof lazy === 'function' ? [lazy] : [])),
    () => import('./terms/figures/figure-chart'),
  ]
  const later = (ms: number) => {
    timer = setTimeout(() => requestIdleCallback(next), ms)
  }
  const next = async () => {
    if (stopped) return
    if (router.state.navigation.state !== 'idle' || isStillReading()) return later(lookAgainMs)
    // One that cannot be had now is asked for again when it is come to, and what is wrong is said there.
    await waiting
      .shift()?.()
      .catch(() => undefined)
    if (waiting.length > 0 && !stopped) later(0)
  }
  later(0)
  return () => {
    stopped = true
    clearTimeout(timer)
  }
}

const lookAgainMs = 200

export function App() {
  // Not before: the address may still hold a ticket.
  const [router] = useState(() => createHashRouter(routes))
  useEffect(() => fetchScreensWhenIdle(router), [router])
  return (
    // It follows the page's own direction, which the language sets.
    <DirectionProvider>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={lookVariables}
        defaultColorScheme="auto"
        colorSchemeManager={appearance}
      >
        <Notices />
        <LookOfWindow />
        <RouterProvider router={router} />
      </MantineProvider>
    </DirectionProvider>
  )
}

/** The window around the page, its menus and dialogs have the look that was chosen here. */
function LookOfWindow() {
  const { colorScheme: appearance } = useMantineColorScheme()
  useEffect(() => {
    host.tellAppearance({ appearance }).catch(logError)
  }, [appearance])
  return null
}

/** Where a line ends, so that they do not lie over what is read first. */
function Notices() {
  const { dir } = useDirection()
  return <Notifications position={dir === 'rtl' ? 'bottom-left' : 'bottom-right'} limit={3} />
}
