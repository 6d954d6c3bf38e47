import { type ResolveField, richText } from '../rich-text'

/**
 * The sentences of a text that its writer answers for, paragraph by paragraph, as they are read: headings and tables are no sentences, and
 * quotes are other people's words.
 */
export const proseOf = (markdown: string, resolve: ResolveField): string[] =>
  richText(markdown, resolve).blocks.flatMap(block => {
    if (block.kind === 'paragraph') return [block.text]
    return block.kind === 'list' ? block.items.map(({ text }) => text) : []
  })
