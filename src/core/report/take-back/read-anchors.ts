import type { WordPackage } from '../template/word-package'
import { childrenOf, element, textIn, type XmlElement } from '../template/xml-tree'
import { type AnchorsPart, anchorsNamespace } from './anchors'

export const anchorsXml = ({ exportId, places, app }: AnchorsPart): XmlElement =>
  element('workingCopy', { xmlns: anchorsNamespace, export: exportId }, [
    ...places.map(({ id, heading, hashes }) => element('text', { id, heading }, [hashes.join(' ')])),
    element('app', {}, [app.join(' ')]),
  ])

const hashesIn = (parent: XmlElement | undefined): string[] =>
  parent
    ? textIn(parent)
        .split(/\s+/)
        .filter(hash => /^[0-9a-f]{16}$/.test(hash))
    : []

/** Null: the file has no such part. Programs rename it, and give its namespace a prefix. */
export function readAnchors(document: WordPackage): AnchorsPart | null {
  for (const path of document.paths()) {
    if (!/customXml\/[^/]+\.xml$/i.test(path)) continue
    const root = document.tree(path)
    const name = root.name.slice(root.name.indexOf(':') + 1)
    if (name !== 'workingCopy' || !Object.values(root.attributes).includes(anchorsNamespace)) continue
    const named = (wanted: string) =>
      childrenOf(root).filter(each => each.name === wanted || each.name.endsWith(`:${wanted}`))
    return {
      exportId: root.attributes.export ?? '',
      places: named('text').map(each => ({
        id: each.attributes.id ?? '',
        heading: each.attributes.heading ?? '',
        hashes: hashesIn(each),
      })),
      app: hashesIn(named('app')[0]),
    }
  }
  return null
}
