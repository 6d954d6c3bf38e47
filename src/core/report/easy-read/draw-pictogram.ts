import { xmlElement } from '@core/export/xml'
import type { Pictogram } from '@core/project/entities'
import { zlibSync } from 'fflate'
import { type Stroke, strokesOf } from './pictograms'

/** The square that strokes are drawn on, and how thick they are there. */
const [square, thickness] = [24, 1.3]

/** For a web page, in the colour of the words around it. It says nothing that the words beside it do not. */
export const pictogramSvg = (name: Pictogram): string =>
  xmlElement(
    'svg',
    {
      viewBox: `0 0 ${square} ${square}`,
      'aria-hidden': 'true',
      fill: 'none',
      stroke: 'currentColor',
      'stroke-width': String(thickness),
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    },
    strokesOf[name].map(stroke =>
      typeof stroke === 'string'
        ? xmlElement('path', { d: stroke })
        : xmlElement('circle', {
            cx: String(stroke.circle[0]),
            cy: String(stroke.circle[1]),
            r: String(stroke.circle[2]),
          }),
    ),
  )

/** Pixels: sharp where it is printed 3.2 cm wide. */
const side = 384
/** Shades of one colour, from none of it to all. */
const shades = 16

/**
 * The same as a PNG, for Word: lines of one colour on a ground that shows through. Drawn here, so that the command line and the app write
 * the same bytes. `colour`: six hexadecimal digits.
 */
export function pictogramPng(name: Pictogram, colour: string): Uint8Array {
  const scale = side / square
  const radius = (thickness * scale) / 2
  const ink = new Float32Array(side * side)
  for (const line of strokesOf[name].map(pointsOf)) {
    for (const [at, [x, y]] of line.entries()) {
      const [toX, toY] = line[at + 1] ?? line[at] ?? [x, y]
      drawLine(ink, [x * scale, y * scale, toX * scale, toY * scale], radius)
    }
  }
  return png(ink, colour)
}

/** Darkens what is within `radius` of the way from one point to another; edges are soft. */
function drawLine(
  ink: Float32Array,
  [x, y, toX, toY]: readonly [number, number, number, number],
  radius: number,
): void {
  const [dx, dy] = [toX - x, toY - y]
  const length = dx * dx + dy * dy
  const reach = radius + 1
  const within = (value: number) => Math.max(0, Math.min(side - 1, value))
  const [left, right] = [within(Math.floor(Math.min(x, toX) - reach)), within(Math.ceil(Math.max(x, toX) + reach))]
  const [top, bottom] = [within(Math.floor(Math.min(y, toY) - reach)), within(Math.ceil(Math.max(y, toY) + reach))]
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const [px, py] = [column + 0.5 - x, row + 0.5 - y]
      const along = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length))
      const [gapX, gapY] = [px - along * dx, py - along * dy]
      const covered = Math.max(0, Math.min(1, radius + 0.5 - Math.sqrt(gapX * gapX + gapY * gapY)))
      const at = row * side + column
      if (covered > (ink[at] ?? 0)) ink[at] = covered
    }
  }
}

type Place = readonly [x: number, y: number]
const curveSteps = 24

/** A stroke as straight lines from point to point. */
function pointsOf(stroke: Stroke): Place[] {
  if (typeof stroke !== 'string') {
    const [x, y, r] = stroke.circle
    const steps = 2 * curveSteps
    return Array.from({ length: steps + 1 }, (_, step): Place => {
      const angle = (2 * Math.PI * step) / steps
      return [x + r * Math.cos(angle), y + r * Math.sin(angle)]
    })
  }
  const points: Place[] = []
  for (const [, letter, numbers = ''] of stroke.matchAll(/([MLCZ])([^MLCZ]*)/g)) {
    const n = numbers.trim().split(/\s+/).map(Number)
    const at = (index: number): Place => [n[index] ?? 0, n[index + 1] ?? 0]
    const from = points.at(-1) ?? at(0)
    if (letter === 'Z') points.push(points[0] ?? from)
    else if (letter === 'C') points.push(...curve(from, at(0), at(2), at(4)))
    else points.push(at(0))
  }
  return points
}

const curve = (from: Place, first: Place, second: Place, to: Place): Place[] =>
  Array.from({ length: curveSteps }, (_, step): Place => {
    const part = (step + 1) / curveSteps
    const rest = 1 - part
    const at = (axis: 0 | 1) =>
      rest ** 3 * from[axis] +
      3 * rest ** 2 * part * first[axis] +
      3 * rest * part ** 2 * second[axis] +
      part ** 3 * to[axis]
    return [at(0), at(1)]
  })

/** Four bits a pixel, each a shade of the one colour: PNG 1.2, colour type 3 with transparency. */
function png(ink: Float32Array, colour: string): Uint8Array {
  const rowBytes = side / 2
  const lines = new Uint8Array(side * (rowBytes + 1))
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const shade = Math.round((ink[row * side + column] ?? 0) * (shades - 1))
      const at = row * (rowBytes + 1) + 1 + (column >> 1)
      lines[at] = (lines[at] ?? 0) | (column % 2 === 0 ? shade << 4 : shade)
    }
  }
  const rgb = [0, 2, 4].map(at => Number.parseInt(colour.slice(at, at + 2), 16))
  const each = Array.from({ length: shades }, (_, shade) => shade)
  const header = new Uint8Array(13)
  const size = new DataView(header.buffer)
  size.setUint32(0, side)
  size.setUint32(4, side)
  header.set([4, 3, 0, 0, 0], 8)
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', header),
    chunk('PLTE', Uint8Array.from(each.flatMap(() => rgb))),
    chunk('tRNS', Uint8Array.from(each.map(shade => Math.round((shade * 255) / (shades - 1))))),
    chunk('IDAT', zlibSync(lines, { level: 9 })),
    chunk('IEND', new Uint8Array()),
  ])
}

function chunk(type: string, data: Uint8Array): Uint8Array {
  const body = joined([Uint8Array.from(type, letter => letter.charCodeAt(0)), data])
  const whole = new Uint8Array(body.length + 8)
  const view = new DataView(whole.buffer)
  view.setUint32(0, data.length)
  whole.set(body, 4)
  view.setUint32(body.length + 4, crc32(body))
  return whole
}

const crcTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xed_b8_83_20 ^ (value >>> 1) : value >>> 1
  return value
})
const crc32 = (bytes: Uint8Array): number =>
  (bytes.reduce((crc, byte) => (crcTable[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8), 0xff_ff_ff_ff) ^ 0xff_ff_ff_ff) >>> 0

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}
