import { linesIn, text } from '@core/export/picture-parts'
import { xmlElement } from '@core/export/xml'
import { childOf, childrenOf, elementsIn, textIn, type XmlElement } from '../template/xml-tree'
import { colourOf, type DrawnSize, pictureOfDrawing, pixelsOfEmu, type Theme } from './drawing-parts'

/** Shapes of Word with their words and lines, as far as reports and letterheads have them: boxes, ovals, lines, bent lines, arrows. */
export function shapesPicture(drawn: XmlElement, size: DrawnSize, theme: Theme): string {
  const shapes = elementsIn(drawn, 'wps:wsp')
  return pictureOfDrawing(size, [
    arrow,
    ...shapes.map(shape => shapeOf(shape, shapes.length === 1 ? size : null, theme)),
  ])
}

const arrow = xmlElement('defs', {}, [
  xmlElement(
    'marker',
    {
      id: 'end',
      viewBox: '0 0 8 8',
      refX: '7',
      refY: '4',
      markerWidth: '6',
      markerHeight: '6',
      orient: 'auto-start-reverse',
    },
    [xmlElement('path', { d: 'M0 0 8 4 0 8Z', fill: 'context-stroke' })],
  ),
])

/** `alone`: the size of the whole drawing, where the shape is all there is in it. */
function shapeOf(shape: XmlElement, alone: DrawnSize | null, theme: Theme): string {
  const looks = childOf(shape, 'wps:spPr')
  const place = childOf(looks, 'a:xfrm')
  const [offset, extent] = [childOf(place, 'a:off')?.attributes, childOf(place, 'a:ext')?.attributes]
  const [x, y] = alone ? [0, 0] : [pixelsOfEmu(offset?.x), pixelsOfEmu(offset?.y)]
  const [width, height] = [pixelsOfEmu(extent?.cx), pixelsOfEmu(extent?.cy)]
  const flips = ['flipH', 'flipV'].map(each => (/^(1|true)$/.test(place?.attributes[each] ?? '') ? -1 : 1))
  const turn = Number(place?.attributes.rot ?? 0) / 60_000
  const line = childOf(looks, 'a:ln')
  const outline = {
    fill: (childOf(looks, 'a:noFill') ? null : colourOf(looks, theme)) ?? 'none',
    stroke: colourOf(line, theme) ?? 'none',
    'stroke-width': String(Math.max(0.5, pixelsOfEmu(line?.attributes.w ?? 9525))),
    'stroke-dasharray': /dash|dot/i.test(childOf(line, 'a:prstDash')?.attributes.val ?? '') ? '5 3' : null,
    'marker-end': isArrow(line, 'a:tailEnd'),
    'marker-start': isArrow(line, 'a:headEnd'),
  }
  const drawn = xmlElement(
    'g',
    {
      transform: `translate(${x + width / 2} ${y + height / 2}) rotate(${turn}) scale(${flips.join(' ')}) translate(${-width / 2} ${-height / 2})`,
    },
    [formOf(looks, { width, height }, outline)],
  )
  return xmlElement('g', {}, [drawn, ...wordsOf(shape, { x, y, width, height })])
}

const isArrow = (line: XmlElement | undefined, end: 'a:tailEnd' | 'a:headEnd'): string | null =>
  (childOf(line, end)?.attributes.type ?? 'none') === 'none' ? null : 'url(#end)'

function formOf(
  looks: XmlElement | undefined,
  { width, height }: DrawnSize,
  outline: Record<string, string | null>,
): string {
  const form = childOf(looks, 'a:prstGeom')
  const adjusted = Number(
    /val (-?\d+)/.exec(childrenOf(childOf(form, 'a:avLst'), 'a:gd')[0]?.attributes.fmla ?? '')?.[1] ?? Number.NaN,
  )
  const path = (d: string) => xmlElement('path', { d, ...outline, fill: 'none' })
  const share = Number.isNaN(adjusted) ? 0.5 : adjusted / 100_000
  const line = childOf(looks, 'a:custGeom', 'a:pathLst', 'a:path')
  if (line?.attributes.fill === 'none') return path(straightPath(line, { width, height }))
  switch (form?.attributes.prst) {
    case 'line':
    case 'straightConnector1':
      return path(`M0 0L${width} ${height}`)
    case 'bentConnector2':
      return path(`M0 0H${width}V${height}`)
    case 'bentConnector3':
    case 'curvedConnector3':
      return path(`M0 0H${width * share}V${height}H${width}`)
    case 'ellipse':
      return xmlElement('ellipse', {
        cx: String(width / 2),
        cy: String(height / 2),
        rx: String(width / 2),
        ry: String(height / 2),
        ...outline,
      })
    default: {
      const round =
        form?.attributes.prst === 'roundRect' ? Math.min(width, height) * (Number.isNaN(adjusted) ? 0.167 : share) : 0
      return xmlElement('rect', { width: String(width), height: String(height), rx: String(round), ...outline })
    }
  }
}

/** A shape's own path from corner to corner, as lines that go round others have it. */
function straightPath(path: XmlElement, { width, height }: DrawnSize): string {
  const [wide, high] = [Number(path.attributes.w) || 1, Number(path.attributes.h) || 1]
  return elementsIn(path, 'a:pt')
    .map(({ attributes: { x, y } }, index) => {
      const at = `${(Number(x) / wide) * width} ${(Number(y) / high) * height}`
      return `${index === 0 ? 'M' : 'L'}${at}`
    })
    .join('')
}

type Box = DrawnSize & { readonly x: number; readonly y: number }
/** As Word has them where nothing is said. */
const margins = { lIns: 91_440, rIns: 91_440, tIns: 45_720, bIns: 45_720 } as const
const pointsToPixels = 96 / 72

const isOn = (mark: XmlElement | undefined): boolean =>
  mark !== undefined && !/^(0|false|off)$/.test(mark.attributes['w:val'] ?? '')

/** The words in a shape, line by line, within its margins. */
function wordsOf(shape: XmlElement, box: Box): string[] {
  const content = childOf(shape, 'wps:txbx', 'w:txbxContent')
  if (!content) return []
  const body = childOf(shape, 'wps:bodyPr')?.attributes ?? {}
  const inset = (side: keyof typeof margins) => pixelsOfEmu(body[side] ?? margins[side])
  const room = Math.max(10, box.width - inset('lIns') - inset('rIns'))
  const lines = elementsIn(content, 'w:p').flatMap(paragraph => {
    const said = elementsIn(paragraph, 'w:t').map(textIn).join('')
    const [run] = elementsIn(paragraph, 'w:rPr').filter(each => childOf(each, 'w:sz') || childOf(each, 'w:color'))
    const points = Number(childOf(run, 'w:sz')?.attributes['w:val'] ?? 22) / 2
    const colour = childOf(run, 'w:color')?.attributes['w:val'] ?? ''
    const align = childOf(paragraph, 'w:pPr', 'w:jc')?.attributes['w:val'] ?? 'start'
    const size = points * pointsToPixels
    return linesIn(said, room, size, 20).map(line => ({
      line,
      size,
      weight: isOn(childOf(run, 'w:b')) ? 700 : 400,
      fill: /^[0-9a-f]{6}$/i.test(colour) ? `#${colour}` : '#000000',
      anchor:
        align === 'center' ? ('middle' as const) : /^(end|right)$/.test(align) ? ('end' as const) : ('start' as const),
    }))
  })
  const tall = lines.reduce((sum, { size }) => sum + size * 1.2, 0)
  const from =
    body.anchor === 't' || body.anchor === undefined
      ? box.y + inset('tIns')
      : body.anchor === 'b'
        ? box.y + box.height - inset('bIns') - tall
        : box.y + (box.height - tall) / 2
  const at = { start: box.x + inset('lIns'), middle: box.x + box.width / 2, end: box.x + box.width - inset('rIns') }
  let y = from
  return lines.map(({ line, size, weight, fill, anchor }) => {
    y += size * 1.2
    return text(line, at[anchor], y - size * 0.25, { size, weight, fill, anchor })
  })
}
