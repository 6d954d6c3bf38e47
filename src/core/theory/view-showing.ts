import type { Box, Size } from './box'

/** Where the picture's corner is in its frame, in pixels of the screen, and how large a pixel of the picture is there. */
type View = { readonly x: number; readonly y: number; readonly zoom: number }

/** Left free around the box, and below it for the buttons, in pixels of the screen. */
const around = 16
const below = 68

/** The view moved by no more than it takes to show all of a box, or its start where the frame is too small for all. */
export const viewShowing = (box: Box, { x, y, zoom }: View, frame: Size): View => ({
  x: x + shiftInto(frame.width, box.x * zoom + x, box.width * zoom),
  y: y + shiftInto(frame.height - below, box.y * zoom + y, box.height * zoom),
  zoom,
})

const shiftInto = (room: number, from: number, size: number): number =>
  Math.max(around - from, Math.min(0, room - around - from - size))
