import { Node } from '@tiptap/core'
import { type NodeViewProps, NodeViewWrapper, ReactNodeViewRenderer } from '@tiptap/react'
import { createContext, useContext } from 'react'
import { useTranslation } from '../use-translation'
import classes from './rich-text.module.css'

/**
 * A figure that a text can hold. `call`: what stands between the braces; `name`: short, as the text shows it; `label`: what it is; `value`: what
 * it says today. One that is not `offered` is only known because a text has it.
 */
export type FigureChoice = {
  readonly call: string
  readonly name: string
  readonly label: string
  readonly offered: boolean
  readonly value: string
  readonly group: string
}

/** By call; null: still being read. */
export const FiguresContext = createContext<ReadonlyMap<string, FigureChoice> | null>(null)

/** What the figure is and what it says today; the report says the same on the day it is written. */
function FigureChip({ node, selected }: NodeViewProps) {
  const { t } = useTranslation('richText')
  const figures = useContext(FiguresContext)
  const figure = figures?.get(String(node.attrs.call))
  return (
    <NodeViewWrapper
      as="span"
      className={classes.figure}
      data-selected={selected}
      data-unknown={figures !== null && !figure}
      dir="auto"
    >
      {figure ? `${figure.name}: ${figure.value}` : t(figures === null ? 'figureReading' : 'figureGone')}
    </NodeViewWrapper>
  )
}

/** `{{measure: people-housed, latest}}` in the Markdown, a chip in the editor. `/` after a space asks which. */
export const LiveFigure = Node.create<{ onAsk: () => boolean }>({
  name: 'liveFigure',
  group: 'inline',
  inline: true,
  atom: true,
  addOptions: () => ({ onAsk: () => false }),
  addAttributes: () => ({ call: { default: '' } }),
  parseHTML: () => [
    { tag: 'span[data-live-figure]', getAttrs: element => ({ call: element.getAttribute('data-live-figure') }) },
  ],
  renderHTML: ({ node }) => ['span', { 'data-live-figure': node.attrs.call }, `{{${node.attrs.call}}}`],
  renderText: ({ node }) => `{{${node.attrs.call}}}`,
  addNodeView: () => ReactNodeViewRenderer(FigureChip),
  addKeyboardShortcuts() {
    return {
      '/': () => {
        const { $from, empty } = this.editor.state.selection
        const before = $from.parent.textBetween(
          Math.max(0, $from.parentOffset - 1),
          $from.parentOffset,
          undefined,
          '\ufffc',
        )
        return empty && (before === '' || /\s/.test(before)) && this.options.onAsk()
      },
    }
  },
  markdownTokenName: 'liveFigure',
  markdownTokenizer: {
    name: 'liveFigure',
    level: 'inline',
    start: text => text.indexOf('{{'),
    tokenize: text => {
      const [raw, call] = /^\{\{([^{}]+)\}\}/.exec(text) ?? []
      return raw && call ? { type: 'liveFigure', raw, call: call.trim() } : undefined
    },
  },
  parseMarkdown: token => ({ type: 'liveFigure', attrs: { call: token.call } }),
  renderMarkdown: node => `{{${node.attrs?.call ?? ''}}}`,
})
