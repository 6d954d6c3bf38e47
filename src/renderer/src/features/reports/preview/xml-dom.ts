import { DamagedXmlError, parseXml, type XmlNode } from '@core/report/template/xml-tree'

/** A list as the DOM has them. */
class NodeList<T> extends Array<T> {
  item = (at: number): T | null => this[at] ?? null
}

const localOf = (name: string): string => name.slice(name.indexOf(':') + 1)

/** An element to be read only, as much of it as docx-preview asks for. Prefixes are looked up in the elements around. */
class ReadElement {
  readonly nodeType = 1
  readonly localName: string
  readonly childNodes: NodeList<ReadElement | ReadText>
  readonly attributes: NodeList<{ name: string; localName: string; value: string }>

  constructor(
    readonly nodeName: string,
    attributes: Readonly<Record<string, string>>,
    children: readonly XmlNode[],
    private readonly around: ReadElement | null,
  ) {
    this.localName = localOf(nodeName)
    this.attributes = NodeList.from(
      Object.entries(attributes).map(([name, value]) => ({ name, localName: localOf(name), value })),
    ) as NodeList<{ name: string; localName: string; value: string }>
    this.childNodes = NodeList.from(
      children.map(child =>
        typeof child === 'string'
          ? new ReadText(child)
          : new ReadElement(child.name, child.attributes, child.children, this),
      ),
    ) as NodeList<ReadElement | ReadText>
  }

  get namespaceURI(): string | null {
    return this.lookupNamespaceURI(this.nodeName.includes(':') ? (this.nodeName.split(':')[0] ?? '') : '')
  }
  lookupNamespaceURI(prefix: string | null): string | null {
    const wanted = prefix ? `xmlns:${prefix}` : 'xmlns'
    return this.attributes.find(({ name }) => name === wanted)?.value ?? this.around?.lookupNamespaceURI(prefix) ?? null
  }
  get firstChild(): ReadElement | ReadText | null {
    return this.childNodes[0] ?? null
  }
  get firstElementChild(): ReadElement | null {
    return this.childNodes.find((child): child is ReadElement => child.nodeType === 1) ?? null
  }
  get textContent(): string {
    return this.childNodes.map(child => child.textContent).join('')
  }
}

class ReadText {
  readonly nodeType = 3
  readonly nodeName = '#text'
  constructor(readonly textContent: string) {}
}

/** Workers have no `DOMParser`. This one knows no entities, no document type and no address, as everything here that reads Word files. */
class SafeDomParser {
  parseFromString(text: string) {
    try {
      const { name, attributes, children } = parseXml(text)
      return { firstElementChild: new ReadElement(name, attributes, children, null), getElementsByTagName: () => [] }
    } catch (error) {
      if (!(error instanceof DamagedXmlError)) throw error
      return { firstElementChild: null, getElementsByTagName: () => [{ textContent: error.message }] }
    }
  }
}

/** Before docx-preview is asked for anything. */
export function provideXmlReader(): void {
  Object.assign(globalThis, { DOMParser: SafeDomParser, Node: { ELEMENT_NODE: 1 } })
}
