import { textIn, type XmlElement } from '@core/report/template/xml-tree'

/** A list as the DOM has them. */
class NodeList<T> extends Array<T> {
  item(at: number): T | null {
    return this[at] ?? null
  }
}

/** `NodeList.from` goes one by one through an iterator. */
const listOf = <T>(items: readonly T[]): NodeList<T> => {
  const list = new NodeList<T>()
  for (const item of items) list.push(item)
  return list
}

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1)

type Attribute = { readonly name: string; readonly localName: string; readonly value: string }

/** An element to be read only, as much of it as docx-preview asks for. Prefixes are looked up in the elements around. */
class ReadElement {
  readonly nodeType = 1
  readonly localName: string
  private nodes: NodeList<ReadElement | ReadText> | undefined
  private list: NodeList<Attribute> | undefined

  constructor(
    private readonly tree: XmlElement,
    private readonly around: ReadElement | null,
  ) {
    this.localName = localOf(tree.name)
  }

  get nodeName(): string {
    return this.tree.name
  }
  /** Made when they are asked for: much of a document never is. */
  get childNodes(): NodeList<ReadElement | ReadText> {
    this.nodes ??= listOf(
      this.tree.children.map(child => (typeof child === 'string' ? new ReadText(child) : new ReadElement(child, this))),
    )
    return this.nodes
  }
  get attributes(): NodeList<Attribute> {
    this.list ??= listOf(
      Object.entries(this.tree.attributes).map(([name, value]) => ({ name, localName: localOf(name), value })),
    )
    return this.list
  }
  get namespaceURI(): string | null {
    return this.lookupNamespaceURI(this.nodeName.includes(':') ? (this.nodeName.split(':')[0] ?? '') : '')
  }
  lookupNamespaceURI(prefix: string | null): string | null {
    const wanted = prefix ? `xmlns:${prefix}` : 'xmlns'
    return this.tree.attributes[wanted] ?? this.around?.lookupNamespaceURI(prefix) ?? null
  }
  get firstChild(): ReadElement | ReadText | null {
    return this.childNodes[0] ?? null
  }
  get firstElementChild(): ReadElement | null {
    return this.childNodes.find((child): child is ReadElement => child.nodeType === 1) ?? null
  }
  get textContent(): string {
    return textIn(this.tree)
  }
}

class ReadText {
  readonly nodeType = 3
  readonly nodeName = '#text'
  constructor(readonly textContent: string) {}
}

/** Trees that were read already, by what stands for them where docx-preview looks for their text. */
const held = new Map<string, XmlElement>()
let heldSoFar = 0

/** Each tree is found by its own text until `release` is called: it need not be written down to be read again. */
export function holdTrees(trees: ReadonlyMap<string, XmlElement>) {
  const texts = new Map([...trees].map(([path, tree]) => [path, { text: `tree ${++heldSoFar}`, tree }] as const))
  for (const { text, tree } of texts.values()) held.set(text, tree)
  return {
    texts: new Map([...texts].map(([path, { text }]) => [path, text] as const)),
    release: () => {
      for (const { text } of texts.values()) held.delete(text)
    },
  }
}

/** Workers have no `DOMParser`. This one knows the trees that are held, and nothing else. */
class HeldTreeParser {
  parseFromString(text: string) {
    const tree = held.get(text)
    return tree
      ? { firstElementChild: new ReadElement(tree, null), getElementsByTagName: () => [] }
      : { firstElementChild: null, getElementsByTagName: () => [{ textContent: 'no part of this document' }] }
  }
}

/** Before docx-preview is asked for anything. */
export function provideXmlReader(): void {
  Object.assign(globalThis, { DOMParser: HeldTreeParser, Node: { ELEMENT_NODE: 1 } })
}
