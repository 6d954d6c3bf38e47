import { openBenchPage } from './browser.mjs'
import { contest, limit, rounds } from './rounds.mjs'

const shape = { elements: 300, links: 450, seconds: 3 }

/** One box dragged about in a picture of 300, all in sight: the theory screen against React Flow with its own plainest boxes. */
export async function canvasBench(setting) {
  const { call, load, cpuMs } = await openBenchPage(setting)
  const drag = which => async () => {
    await load()
    await call('canvasShown', { which, ...shape })
    const before = await cpuMs()
    const frames = await call('canvasFrames', shape)
    return { ...frames, workMs: ((await cpuMs()) - before) / frames.count }
  }
  const answers = await rounds({ ours: drag('ours'), bare: drag('bare') }, { atMost: 5, budgetMs: 60_000 })
  const ms = (name, part) => answers[name].map(frames => frames[part])
  const against = 'bare React Flow, as many default nodes'
  return {
    title: `Dragging one of ${shape.elements} elements with ${shape.links} links, ${shape.seconds} seconds`,
    roundsMade: answers.ours.length,
    lines: [
      limit({
        what: 'longest frame, worst round',
        ours: Math.max(...ms('ours', 'longestMs')),
        against,
        theirs: Math.max(...ms('bare', 'longestMs')),
        underMs: 100,
      }),
      contest({
        what: 'work of the main thread, each frame',
        ours: ms('ours', 'workMs'),
        against,
        theirs: ms('bare', 'workMs'),
      }),
      limit({
        what: 'longest frame, quietest round',
        ours: Math.min(...ms('ours', 'longestMs')),
        against,
        theirs: Math.min(...ms('bare', 'longestMs')),
        underMs: 100,
      }),
      contest({ what: '95 of 100 frames are under', ours: ms('ours', 'p95Ms'), against, theirs: ms('bare', 'p95Ms') }),
      contest({ what: 'frames in the middle', ours: ms('ours', 'medianMs'), against, theirs: ms('bare', 'medianMs') }),
      limit({
        what: 'longest frame after letting go',
        ours: Math.max(...ms('ours', 'afterMs')),
        against,
        theirs: Math.max(...ms('bare', 'afterMs')),
      }),
    ],
    notes: [
      'Frames are the times between two calls of requestAnimationFrame; the mouse moves once a frame. At rest they take 16.7 ms.',
      'Work is processor time of the main thread, letting go included: what else the machine does does not count.',
      'Letting go writes the place and draws what comes of it; React Flow alone writes nothing.',
    ],
  }
}
