import { Extension, type Extensions } from '@tiptap/core'
import { TableKit } from '@tiptap/extension-table'
import { Markdown } from '@tiptap/markdown'
import StarterKit from '@tiptap/starter-kit'
import { LiveFigure } from './live-figure'

/** A line that would begin a heading, a list or a quote where the Markdown is read again stays what it is. */
const plainStart = (text: string): string =>
  text
    .replace(/^(\s*)(#{1,6}(?=\s|$)|[-+>=](?=\s|$)|-{2,}|={2,}|\|)/, '$1\\$2')
    .replace(/^(\s*\d{1,9})([.)])(?=\s|$)/, '$1\\$2')

/** Tab leaves the field, in lists and tables too: nobody who uses the keyboard alone is caught. Ctrl with a square bracket moves a line of a list in and out. */
const TabLeaves = Extension.create({
  name: 'tabLeaves',
  addKeyboardShortcuts() {
    return {
      'Mod-]': () => this.editor.commands.sinkListItem('listItem'),
      'Mod-[': () => this.editor.commands.liftListItem('listItem'),
    }
  },
})

const withoutTab = (shortcuts: Record<string, unknown> | undefined) => {
  const { Tab: _, 'Shift-Tab': __, ...rest } = shortcuts ?? {}
  return rest
}

const starter = StarterKit.configure({
  code: false,
  codeBlock: false,
  horizontalRule: false,
  strike: false,
  underline: false,
  heading: { levels: [1, 2] },
  link: { openOnClick: false, autolink: false, protocols: ['mailto'] },
})

/** What a text of a report may hold, and how it is kept: as Markdown. `onAsk`: somebody typed `/` for a figure; answers whether there are any. */
export const extensionsOf = (onAsk: () => boolean): Extensions => [
  starter.extend({
    addExtensions() {
      return (this.parent?.() ?? []).map(extension => {
        if (extension.name === 'paragraph')
          return extension.extend({
            renderMarkdown: (node, helpers) => plainStart(helpers.renderChildren(node.content ?? [])),
          })
        if (extension.name !== 'listItem') return extension
        return extension.extend({
          addKeyboardShortcuts() {
            return withoutTab(this.parent?.()) as ReturnType<NonNullable<typeof this.parent>>
          },
        })
      })
    },
  }),
  TableKit.extend({
    addExtensions() {
      return (this.parent?.() ?? []).map(extension =>
        extension.name === 'table'
          ? extension.extend({
              addKeyboardShortcuts() {
                return withoutTab(this.parent?.()) as ReturnType<NonNullable<typeof this.parent>>
              },
            })
          : extension,
      )
    },
  }),
  TabLeaves,
  LiveFigure.configure({ onAsk }),
  Markdown,
]
