import { cleanup, render, waitFor } from '@testing-library/react'
import { useRef } from 'react'
import { afterEach, expect, it } from 'vitest'
import { useVirtualRows, type VirtualRows } from '../../../../src/renderer/src/features/measures/grid/use-virtual-rows'

afterEach(cleanup)

const rowHeight = 36
const header = 44
let virtual: VirtualRows

function List({ count }: { count: number }) {
  const scroller = useRef<HTMLDivElement>(null)
  virtual = useVirtualRows(scroller, count, rowHeight, header)
  const drawn = Array.from({ length: virtual.to - virtual.from + 1 }, (_, index) => virtual.from + index)
  return (
    <div ref={scroller} data-testid="scroller" style={{ height: 600, overflow: 'auto', position: 'relative' }}>
      <div style={{ height: header, position: 'sticky', top: 0 }} />
      <div style={{ height: virtual.height, position: 'relative' }}>
        {drawn.map(row => (
          <div
            key={row}
            data-row={row}
            style={{ position: 'absolute', height: rowHeight, transform: `translateY(${virtual.topOf(row)}px)` }}
          >
            {row}
          </div>
        ))}
      </div>
    </div>
  )
}

/** Whether all of a row is seen under the header, by where the browser has put it. */
function isSeen(row: number): boolean {
  const scroller = document.querySelector('[data-testid=scroller]')?.getBoundingClientRect()
  const place = document.querySelector(`[data-row="${row}"]`)?.getBoundingClientRect()
  if (!scroller || !place) return false
  return place.top >= scroller.top + header - 1 && place.bottom <= scroller.bottom + 1
}

it.each([100, 10_000, 1_000_000])(
  'shows the first, a middle and the last of %i rows, and draws few of them',
  async count => {
    const { getByTestId } = render(<List count={count} />)
    await waitFor(() => expect(isSeen(0)).toBe(true))
    // A browser cuts off what is taller.
    expect(getByTestId('scroller').scrollHeight).toBeGreaterThanOrEqual(virtual.height)
    for (const row of [count / 2, count - 1, 0, count - 2, Math.floor(count / 3)]) {
      virtual.revealElement(row)
      await waitFor(() => expect([row, isSeen(row)]).toEqual([row, true]))
      expect(document.querySelectorAll('[data-row]').length).toBeLessThan(50)
    }
    const scroller = getByTestId('scroller')
    scroller.scrollTop = scroller.scrollHeight
    await waitFor(() => expect(isSeen(count - 1)).toBe(true))
  },
)

it('scrolls no further than brings a row into view', async () => {
  const { getByTestId } = render(<List count={1_000} />)
  await waitFor(() => expect(isSeen(0)).toBe(true))
  virtual.revealElement(3)
  expect(getByTestId('scroller').scrollTop).toBe(0)
})
