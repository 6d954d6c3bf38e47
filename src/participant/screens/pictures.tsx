import type { RatingAnswer } from '@core/workshop/session/answer'
import type { ReactNode } from 'react'

/** Drawn in a square of 24 by lines of 2, each unlike the others in shape: a crossed circle, a thumb, a star, a question mark, an arrow. */
const linesOf: Readonly<Record<RatingAnswer, string>> = {
  'not-needed': 'M12 3a9 9 0 1 0 0 18a9 9 0 1 0 0-18M5.6 5.6l12.8 12.8',
  useful: 'M3 11h4v9H3zM7 11l4-8c2 0 3 1 3 3l-1 4h5.5c1.5 0 2 1 1.8 2l-1.3 6c-.2 1-1 2-2 2H7',
  'must-have': 'M12 3l2.7 5.9 6.3.7-4.7 4.3 1.3 6.3-5.6-3.2-5.6 3.2 1.3-6.3L3 9.6l6.3-.7z',
  'dont-know': 'M8 8.5a4 4 0 1 1 5.5 3.7c-1 .5-1.5 1.2-1.5 2.3v.5M12 19v.5',
  skip: 'M4 6l7 6-7 6zM12 6l7 6-7 6zM21 6v12',
}

/** Words with a picture of ours beside them, for who reads pictures more easily. The words alone say all. */
export const Pictured = ({ rating, children }: { rating: RatingAnswer; children: ReactNode }) => (
  <span className="pictured">
    <svg viewBox="0 0 24 24" aria-hidden="true" className={rating === 'must-have' ? 'filled' : undefined}>
      <path d={linesOf[rating]} />
    </svg>
    {children}
  </span>
)
