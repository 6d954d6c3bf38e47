import type { DrawnNode } from './drawn-node'

type Made = {
  readonly tagName: string
  readonly className?: string
  readonly style?: Readonly<Record<string, string | undefined>> | string
  readonly children?: readonly (Made | MakingNode | string)[] | null
} & Readonly<Record<string, unknown>>

/** What docx-preview builds pages of, in place of the page's own nodes, which a worker does not have. */
export class MakingNode {
  className = ''
  colSpan = 1
  rowSpan = 1
  src: string | null = null
  lang: string | undefined
  readonly style: Record<string, string | undefined> = {}
  readonly children: MakingNode[] = []
  readonly classList = {
    add: (name: string) => {
      this.className = `${this.className} ${name}`.trim()
    },
  }

  constructor(
    readonly tagName: string,
    readonly text = '',
  ) {}

  appendChild(child: MakingNode): void {
    if (child.tagName === '#fragment') this.children.push(...child.children)
    else this.children.push(child)
  }
  get firstElementChild(): MakingNode | undefined {
    return this.children[0]
  }
  /** Only shapes of the old kind ask for these, and they are not drawn. */
  setAttribute = (): void => undefined
  getBBox = () => ({ x: 0, y: 0, width: 0, height: 0 })
}

/** The `h` of docx-preview. */
export function makeNode(made: Made | MakingNode | string): MakingNode {
  if (typeof made === 'string' || made instanceof String) return new MakingNode('#text', String(made))
  if (made instanceof MakingNode) return made
  const node = new MakingNode(made.tagName)
  node.className = made.className ?? ''
  if (typeof made.style === 'object') Object.assign(node.style, made.style)
  if (typeof made.lang === 'string') node.lang = made.lang
  if (typeof made.colSpan === 'number') node.colSpan = made.colSpan
  for (const child of made.children ?? []) node.appendChild(makeNode(child))
  return node
}

export const textOf = (node: MakingNode): string => node.text + node.children.map(textOf).join('')

/** `pictureOf`: an address that holds the picture itself, and what it says; null: it cannot be shown. */
export function drawn(
  node: MakingNode,
  pictureOf: (src: string) => { readonly src: string; readonly alt: string } | null,
): DrawnNode[] {
  if (node.tagName === '#text') return node.text === '' ? [] : [node.text]
  if (node.tagName === '#comment' || node.tagName === 'style') return []
  const picture = node.tagName === 'img' ? pictureOf(node.src ?? '') : null
  const attributes = {
    ...(node.className === '' ? {} : { class: node.className }),
    ...(node.lang ? { lang: node.lang } : {}),
    ...(node.colSpan > 1 ? { colspan: String(node.colSpan) } : {}),
    ...(node.rowSpan > 1 ? { rowspan: String(node.rowSpan) } : {}),
    ...picture,
  }
  const style = Object.fromEntries(
    Object.entries(node.style).flatMap(([name, value]) => (value ? [[name, String(value)]] : [])),
  )
  const children = node.children.flatMap(child => drawn(child, pictureOf))
  return [{ tag: node.tagName, attributes, style, children: together(children) }]
}

/** Texts that follow each other are one. */
const together = (nodes: readonly DrawnNode[]): DrawnNode[] =>
  nodes.reduce<DrawnNode[]>((made, node) => {
    const last = made.at(-1)
    if (typeof node === 'string' && typeof last === 'string') made[made.length - 1] = last + node
    else made.push(node)
    return made
  }, [])
