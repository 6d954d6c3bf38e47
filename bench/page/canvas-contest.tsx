import '@mantine/core/styles.css'
import '@xyflow/react/dist/style.css'
import '../../src/renderer/src/ui/look.css'
import { added } from '@core/change/change'
import { type Element, type Link, levels } from '@core/project/entities'
import { usualSphere } from '@core/theory/edit'
import { MantineProvider } from '@mantine/core'
import { ReactFlow } from '@xyflow/react'
import type { ReactNode } from 'react'
import { createRoot } from 'react-dom/client'
import { createMemoryRouter, RouterProvider } from 'react-router'
import { SessionProvider } from '../../src/renderer/src/data/hooks'
import { TheoryScreen } from '../../src/renderer/src/features/theory/theory-screen'
import { lookVariables, theme } from '../../src/renderer/src/ui/theme'
import { startWords } from '../../src/renderer/src/words'
import { hostThat, newProjectId, opened } from './own-project'

export type CanvasAsked = {
  readonly which: 'ours' | 'bare'
  readonly elements: number
  readonly links: number
  readonly seconds: number
}

/** All in milliseconds. */
export type Frames = {
  readonly longestMs: number
  readonly p95Ms: number
  readonly medianMs: number
  readonly count: number
  /** The longest in the second after the mouse was let go. */
  readonly afterMs: number
}

let shown: { place: HTMLElement; elements: number } | null = null

/** Shows a picture with everything in sight. For a page that has only just loaded. */
export async function canvasShown({ which, elements, links }: Omit<CanvasAsked, 'seconds'>): Promise<void> {
  const theory = madeTheory(elements, links)
  const place = document.body.appendChild(document.createElement('div'))
  place.style.height = '800px'
  const root = createRoot(place)
  root.render(which === 'ours' ? await ourPicture(theory) : <BarePicture {...theory} />)
  await until(() => place.querySelectorAll('.react-flow__node').length === elements)
  document.querySelector<HTMLElement>('[aria-label="Show all of it"]')?.click()
  await rest(2000)
  shown = { place, elements }
}

/** Drags one box of the picture about. */
export async function canvasFrames({ seconds }: Pick<CanvasAsked, 'seconds'>): Promise<Frames> {
  if (shown === null) throw new Error('no picture is shown')
  const { place, elements } = shown
  const box = place.querySelectorAll<HTMLElement>('.react-flow__node')[Math.floor(elements / 2)]
  if (!box) throw new Error('there is no box to drag')
  return drag(box, seconds)
}

/** The same each time: each element leads on to some of the next. */
function madeTheory(count: number, linkCount: number): { elements: Element[]; links: Link[] } {
  const elements = Array.from({ length: count }, (_, index): Element => {
    const level = levels[Math.floor((index * levels.length) / count)] ?? 'impact'
    return {
      id: `e${index}`,
      title: `Element ${index} of a large theory`,
      level,
      sphere: usualSphere[level],
      notes: '',
      order: index,
    }
  })
  const links = Array.from({ length: linkCount }, (_, index): Link => {
    const from = (index * 7) % (count - 1)
    const to = Math.min(count - 1, from + 1 + ((index * 13) % (count / 3)))
    return { id: `l${index}`, from: `e${from}`, to: `e${to}`, rationale: '' }
  })
  return { elements, links }
}

async function ourPicture({ elements, links }: { elements: Element[]; links: Link[] }): Promise<ReactNode> {
  startWords()
  const session = await opened(await newProjectId(), hostThat({ keepsSecondCopy: false }))
  await session.commit('theory.import', [
    ...elements.map(element => added('element', element)),
    ...links.map(link => added('link', link)),
  ])
  const router = createMemoryRouter([{ path: '*', element: <TheoryScreen /> }], {
    initialEntries: ['/theory?view=picture'],
  })
  return (
    <MantineProvider theme={theme} cssVariablesResolver={lookVariables}>
      <SessionProvider session={session}>
        <RouterProvider router={router} />
      </SessionProvider>
    </MantineProvider>
  )
}

function BarePicture({ elements, links }: { elements: Element[]; links: Link[] }) {
  const nodes = elements.map(({ id, title }, index) => ({
    id,
    position: { x: (index % 20) * 220, y: Math.floor(index / 20) * 90 },
    data: { label: title },
  }))
  const edges = links.map(({ id, from, to }) => ({ id, source: from, target: to }))
  return <ReactFlow defaultNodes={nodes} defaultEdges={edges} minZoom={0.05} fitView />
}

async function drag(box: HTMLElement, seconds: number): Promise<Frames> {
  const { x, y, width, height } = box.getBoundingClientRect()
  const start = { x: x + width / 2, y: y + height / 2 }
  const mouse = (type: string, target: EventTarget, at: { x: number; y: number }) =>
    target.dispatchEvent(
      new MouseEvent(type, { bubbles: true, cancelable: true, view: window, button: 0, clientX: at.x, clientY: at.y }),
    )
  mouse('mousedown', box, start)
  const dragging: number[] = []
  const began = performance.now()
  let before = await nextFrame()
  while (before - began < seconds * 1000) {
    const turn = (before - began) / 300
    mouse('mousemove', window, { x: start.x + 80 * Math.sin(turn), y: start.y + 60 * (1 - Math.cos(turn)) })
    const now = await nextFrame()
    dragging.push(now - before)
    before = now
  }
  const moved = box.getBoundingClientRect()
  if (Math.abs(moved.x - x) + Math.abs(moved.y - y) < 1) throw new Error('the box did not move')
  mouse('mouseup', window, { x: start.x, y: start.y })
  const after: number[] = []
  for (const end = before + 1000; before < end; ) {
    const now = await nextFrame()
    after.push(now - before)
    before = now
  }
  const inOrder = dragging.toSorted((a, b) => a - b)
  const share = (part: number) => inOrder[Math.min(inOrder.length - 1, Math.floor(inOrder.length * part))] ?? 0
  return {
    longestMs: share(1),
    p95Ms: share(0.95),
    medianMs: share(0.5),
    count: dragging.length,
    afterMs: Math.max(...after),
  }
}

const nextFrame = () => new Promise<number>(resolve => requestAnimationFrame(() => resolve(performance.now())))
const rest = (ms: number) => new Promise(resolve => setTimeout(resolve, ms))

async function until(holds: () => boolean): Promise<void> {
  const end = performance.now() + 30_000
  while (!holds()) {
    if (performance.now() > end) throw new Error('the picture did not come')
    await rest(50)
  }
}
