import type { ProjectorView } from '@core/workshop/session/views'

/** Of the one thing the facilitator points at: a frame and an arrow, and said to screen readers. */
export const pointedAt = ({ wall }: ProjectorView, id: string) =>
  wall.highlighted === id ? { 'data-pointed': true, 'aria-current': true } : {}
