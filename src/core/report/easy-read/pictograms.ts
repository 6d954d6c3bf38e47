import type { Pictogram } from '@core/project/entities'

/** A line through points and curves as SVG writes it, with absolute `M`, `L`, `C` and `Z` alone; or a circle. On a square of 24. */
export type Stroke = string | { readonly circle: readonly [x: number, y: number, r: number] }

const face = { circle: [12, 12, 9] } as const
const eyes = [{ circle: [9, 9.6, 0.5] }, { circle: [15, 9.6, 0.5] }] as const

/** Plain lines, drawn for this app: no picture here is anybody else's. */
export const strokesOf: Readonly<Record<Pictogram, readonly Stroke[]>> = {
  people: [
    { circle: [8, 8, 3] },
    { circle: [17, 9, 2.4] },
    'M 2.5 20 C 2.5 15.5 5 13.5 8 13.5 C 11 13.5 13.5 15.5 13.5 20 Z',
    'M 14.5 14.6 C 15.2 14.1 16 13.9 17 13.9 C 19.7 13.9 21.5 15.8 21.5 20 L 16.5 20',
  ],
  talk: [
    'M 3 5.5 C 3 4.5 3.6 4 4.5 4 L 14.5 4 C 15.4 4 16 4.5 16 5.5 L 16 10.5 C 16 11.5 15.4 12 14.5 12 L 9 12 L 6 15 L 6 12 L 4.5 12 C 3.6 12 3 11.5 3 10.5 Z',
    'M 19 8.5 L 19.5 8.5 C 20.4 8.5 21 9 21 10 L 21 15.5 C 21 16.5 20.4 17 19.5 17 L 18.5 17 L 18.5 20 L 15.5 17 L 11.5 17 C 10.6 17 10 16.5 10 15.5 L 10 15',
    'M 6.5 8 L 12.5 8',
  ],
  home: ['M 2.5 12 L 12 3.5 L 21.5 12', 'M 5 10 L 5 20.5 L 19 20.5 L 19 10', 'M 10 20.5 L 10 14 L 14 14 L 14 20.5'],
  money: [
    'M 2.5 6 L 21.5 6 L 21.5 16 L 2.5 16 Z',
    { circle: [12, 11, 2.8] },
    'M 5.5 11 L 6 11',
    'M 18 11 L 18.5 11',
    'M 5 19 L 19 19',
  ],
  idea: [
    'M 9 17 C 9 14.5 5.5 13 5.5 9 C 5.5 5.5 8.3 3 12 3 C 15.7 3 18.5 5.5 18.5 9 C 18.5 13 15 14.5 15 17 Z',
    'M 9.5 19.3 L 14.5 19.3',
    'M 10.5 21.5 L 13.5 21.5',
  ],
  thanks: [
    'M 12 20.5 C 6.5 16.5 2.5 13 2.5 8.8 C 2.5 5.9 4.7 4 7.2 4 C 9.2 4 11 5.1 12 7 C 13 5.1 14.8 4 16.8 4 C 19.3 4 21.5 5.9 21.5 8.8 C 21.5 13 17.5 16.5 12 20.5 Z',
  ],
  meeting: [
    'M 3 5.5 L 21 5.5 L 21 20.5 L 3 20.5 Z',
    'M 3 10 L 21 10',
    'M 7.5 3 L 7.5 7.5',
    'M 16.5 3 L 16.5 7.5',
    { circle: [12, 15.2, 2] },
  ],
  figures: [
    'M 3 20.5 L 21 20.5',
    'M 5 20.5 L 5 14 L 8.5 14 L 8.5 20.5',
    'M 10.3 20.5 L 10.3 9.5 L 13.8 9.5 L 13.8 20.5',
    'M 15.6 20.5 L 15.6 4.5 L 19.1 4.5 L 19.1 20.5',
  ],
  better: [face, ...eyes, 'M 7.5 14 C 9.5 17.2 14.5 17.2 16.5 14'],
  same: [face, ...eyes, 'M 8 15.2 L 16 15.2'],
  worse: [face, ...eyes, 'M 7.5 16.6 C 9.5 13.4 14.5 13.4 16.5 16.6'],
  unknown: [
    face,
    'M 9 9.5 C 9 7.6 10.3 6.6 12 6.6 C 13.7 6.6 15 7.7 15 9.4 C 15 11.7 12 11.6 12 14',
    { circle: [12, 16.9, 0.4] },
  ],
  agreed: [face, 'M 7.5 12.3 L 10.8 15.6 L 16.5 8.8'],
  work: [
    'M 5 3.5 L 19 3.5 L 19 21 L 5 21 Z',
    'M 7.5 8 L 8.7 9.2 L 10.8 6.9',
    'M 13 8 L 16.5 8',
    'M 7.5 13 L 8.7 14.2 L 10.8 11.9',
    'M 13 13 L 16.5 13',
    'M 8 17.5 L 9.5 17.5',
    'M 13 17.5 L 16.5 17.5',
  ],
  reading: [
    'M 12 6.5 C 9.5 4.5 6 4.2 2.5 4.7 L 2.5 18.5 C 6 18 9.5 18.3 12 20.3 C 14.5 18.3 18 18 21.5 18.5 L 21.5 4.7 C 18 4.2 14.5 4.5 12 6.5 Z',
    'M 12 6.5 L 12 20.3',
  ],
  next: [face, 'M 7 12 L 16.5 12', 'M 12.8 8.2 L 16.8 12 L 12.8 15.8'],
}
