/** An element as it stands in a file. Text beside child elements is not kept. */
export type XmlNode = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlNode[]
  readonly text: string
}

const named = /^[A-Za-z_:][\w:.-]*$/
const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads XML without DTDs, comments or CDATA, as strictly as our own output needs; throws at the first thing amiss. */
export function xmlTree(xml: string): XmlNode {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML 1.0 forbids
  if (/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/u.test(xml)) throw new Error('not legal XML')
  type Open = { name: string; attributes: Record<string, string>; children: XmlNode[]; text: string }
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const open: Open[] = [root]
  const body = xml.replace(/^<\?xml [^?]*\?>/, '')
  let at = 0
  for (const tag of body.matchAll(/<(\/?)([^\s<>/]+)((?:\s+[^\s=<>]+="[^"<]*")*)\s*(\/?)>/g)) {
    const top = open.at(-1)
    if (!top) throw new Error('more ends than starts')
    top.text += plain(body.slice(at, tag.index))
    at = tag.index + tag[0].length
    const [, end, name = '', attributes = '', single] = tag
    if (!named.test(name)) throw new Error(`a name that is none: ${name}`)
    if (end) {
      if (top.name !== name) throw new Error(`</${name}> closes <${top.name}>`)
      open.pop()
      open.at(-1)?.children.push(top)
      continue
    }
    const made: Open = { name, attributes: attributesIn(attributes), children: [], text: '' }
    if (single) top.children.push(made)
    else open.push(made)
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is never closed`)
  const [first, second] = root.children
  if (!first || second || body.slice(at).trim() !== '') throw new Error('not one root')
  return first
}

function attributesIn(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/([^\s=]+)="([^"]*)"/g)].map(
    ([, name = '', value = '']) => [name, plain(value)] as const,
  )
  if (new Set(pairs.map(([name]) => name)).size < pairs.length) throw new Error(`an attribute twice: ${text}`)
  return Object.fromEntries(pairs)
}

function plain(text: string): string {
  if (/[<>]/.test(text)) throw new Error(`a bare < or >: ${text}`)
  return text.replace(/&([^;]*;?)/g, (_, name: string) => {
    const found = entities[name.replace(/;$/, '')]
    if (found === undefined || !name.endsWith(';')) throw new Error(`a bare & before ${name}`)
    return found
  })
}
