import { shortened } from '@core/report/text'
import { ActionIcon, Group, Input, Select, Text, TextInput, Tooltip } from '@mantine/core'
import {
  IconBlockquote,
  IconBold,
  IconColumnInsertRight,
  IconHeading,
  IconItalic,
  IconLink,
  IconList,
  IconListNumbers,
  IconNumber,
  IconRowInsertBottom,
  IconTable,
  IconTableMinus,
} from '@tabler/icons-react'
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react'
import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react'
import { Dialog } from '../dialog'
import { useSteady } from '../hooks'
import { type KeepText, useDraft } from '../use-draft'
import { useTranslation } from '../use-translation'
import { extensionsOf } from './extensions'
import { type FigureChoice, FiguresContext } from './live-figure'
import classes from './rich-text.module.css'
import { wordsIn } from './words-in'

type RichTextFieldProps = {
  label: ReactNode
  description?: ReactNode
  /** Markdown. */
  stored: string
  keepText: KeepText
  /** `undefined`: still being read. */
  figures: readonly FigureChoice[] | undefined
  /** Words it should not be longer than; null: nobody said. */
  budget?: number | null
  /** Hears what stands in the field; null: what is stored. */
  onTyping?: ((text: string | null) => void) | undefined
  'data-field'?: string | undefined
}

/** Whoever writes at length may not leave the field before the battery is empty. */
const restMs = 3000

type Asked = 'figure' | 'link' | null

/** A text with headings, lists, tables, quotes, links and live figures, kept as Markdown when the person leaves it or rests. */
export function RichTextField({
  label,
  description,
  stored,
  keepText,
  figures,
  budget = null,
  onTyping,
  ...rest
}: RichTextFieldProps) {
  const id = useId()
  const draft = useDraft(stored, keepText, restMs)
  const hear = useSteady((text: string | null) => onTyping?.(text))
  const typing = draft.dirty ? draft.text : null
  useEffect(() => hear(typing), [hear, typing])
  useEffect(() => () => hear(null), [hear])
  const [asked, setAsked] = useState<Asked>(null)
  const byCall = useMemo(() => figures && new Map(figures.map(figure => [figure.call, figure])), [figures])
  const offered = useMemo(() => figures?.filter(figure => figure.offered) ?? [], [figures])
  const hasFigures = useRef(false)
  hasFigures.current = offered.length > 0
  const area = useRef<HTMLDivElement>(null)
  /** What the editor holds, as it was last given or told: anything else came from outside, as by undo. */
  const held = useRef(draft.text)
  const extensions = useMemo(
    () =>
      extensionsOf(() => {
        if (hasFigures.current) setAsked('figure')
        return hasFigures.current
      }),
    [],
  )
  const editor = useEditor({
    extensions,
    content: draft.text,
    contentType: 'markdown',
    editorProps: {
      attributes: {
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-labelledby': `${id}-label`,
        'aria-describedby': `${id}-more`,
        dir: 'auto',
        class: classes.text ?? '',
        ...(rest['data-field'] ? { 'data-field': rest['data-field'] } : {}),
      },
    },
    onUpdate: ({ editor: changed }) => {
      held.current = changed.getMarkdown().trim()
      draft.type(held.current)
    },
  })
  useEffect(() => {
    if (draft.text === held.current) return
    held.current = draft.text
    editor.commands.setContent(draft.text, { contentType: 'markdown', emitUpdate: false })
  }, [draft.text, editor])

  return (
    <FiguresContext.Provider value={byCall ?? null}>
      <Input.Wrapper
        label={label}
        labelElement="div"
        labelProps={{ id: `${id}-label` }}
        description={description}
        error={draft.error}
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears that the focus has left the text and its tools */}
        <div
          ref={area}
          className={classes.field}
          data-error={draft.error !== null}
          onBlur={event => {
            if (!event.currentTarget.contains(event.relatedTarget) && asked === null) void draft.keep()
          }}
          onKeyDown={event => {
            if (event.key !== 'Escape' || asked) return
            if (draft.dirty) event.stopPropagation()
            draft.forget()
          }}
        >
          <Tools editor={editor} hasFigures={offered.length > 0} onAsk={setAsked} />
          <EditorContent editor={editor} />
        </div>
        <Text id={`${id}-more`} size="sm" c="dimmed" className={classes.count}>
          <WordCount text={draft.text} figures={byCall} budget={budget} />
        </Text>
      </Input.Wrapper>
      {asked === 'figure' && (
        <ChooseFigure
          figures={offered}
          onClose={() => setAsked(null)}
          onChoose={call => {
            setAsked(null)
            editor.chain().focus().insertContent({ type: 'liveFigure', attrs: { call } }).insertContent(' ').run()
          }}
        />
      )}
      {asked === 'link' && <ChooseLink editor={editor} onClose={() => setAsked(null)} />}
    </FiguresContext.Provider>
  )
}

type WordCountProps = { text: string; figures: ReadonlyMap<string, FigureChoice> | undefined; budget: number | null }

function WordCount({ text, figures, budget }: WordCountProps) {
  const { t } = useTranslation('richText')
  const count = wordsIn(text, call => figures?.get(call)?.value ?? '')
  if (budget === null) return count === 0 ? null : t('words', { count })
  return count > budget ? (
    <strong>{t('wordsOver', { count, budget, over: count - budget })}</strong>
  ) : (
    t('wordsOf', { count, budget })
  )
}

type ToolsProps = { editor: Editor; hasFigures: boolean; onAsk: (asked: Asked) => void }

function Tools({ editor, hasFigures, onAsk }: ToolsProps) {
  const { t } = useTranslation('richText')
  const active = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      heading: now.isActive('heading'),
      list: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      quote: now.isActive('blockquote'),
      link: now.isActive('link'),
      table: now.isActive('table'),
    }),
  })
  const run = () => editor.chain().focus()
  const tool = (name: keyof typeof active, icon: ReactNode, onChoose: () => unknown) => (
    <Tool key={name} name={t(`tool.${name}`)} pressed={active[name]} onChoose={onChoose}>
      {icon}
    </Tool>
  )
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced before each button
    <div role="group" aria-label={t('tools')} className={classes.tools}>
      {tool('bold', <IconBold size={18} />, () => run().toggleBold().run())}
      {tool('italic', <IconItalic size={18} />, () => run().toggleItalic().run())}
      {tool('heading', <IconHeading size={18} />, () => run().toggleHeading({ level: 1 }).run())}
      {tool('list', <IconList size={18} />, () => run().toggleBulletList().run())}
      {tool('numbers', <IconListNumbers size={18} />, () => run().toggleOrderedList().run())}
      {tool('quote', <IconBlockquote size={18} />, () => run().toggleBlockquote().run())}
      {tool('link', <IconLink size={18} />, () => onAsk('link'))}
      {tool('table', active.table ? <IconTableMinus size={18} /> : <IconTable size={18} />, () =>
        active.table ? run().deleteTable().run() : run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run(),
      )}
      {active.table && (
        <>
          <Tool name={t('tool.row')} onChoose={() => run().addRowAfter().run()}>
            <IconRowInsertBottom size={18} />
          </Tool>
          <Tool name={t('tool.column')} onChoose={() => run().addColumnAfter().run()}>
            <IconColumnInsertRight size={18} />
          </Tool>
        </>
      )}
      {hasFigures && (
        <Tool name={t('tool.figure')} onChoose={() => onAsk('figure')}>
          <IconNumber size={18} />
        </Tool>
      )}
    </div>
  )
}

type ToolProps = { name: string; pressed?: boolean; onChoose: () => unknown; children: ReactNode }

function Tool({ name, pressed, onChoose, children }: ToolProps) {
  return (
    <Tooltip label={name}>
      <ActionIcon
        variant={pressed ? 'light' : 'subtle'}
        size="lg"
        aria-label={name}
        aria-pressed={pressed}
        // The focus stays in the text, and with it what is marked there.
        onMouseDown={event => event.preventDefault()}
        onClick={onChoose}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  )
}

type ChooseFigureProps = { figures: readonly FigureChoice[]; onChoose: (call: string) => void; onClose: () => void }

/** What is chosen is inserted: by keys that is a slash, a word of it, an arrow and Enter. */
function ChooseFigure({ figures, onChoose, onClose }: ChooseFigureProps) {
  const { t } = useTranslation('richText')
  const groups = [...new Set(figures.map(({ group }) => group))].map(group => ({
    group,
    items: figures
      .filter(figure => figure.group === group)
      .map(figure => ({ value: figure.call, label: `${figure.label}: ${shortened(figure.value, 80)}` })),
  }))
  return (
    <Dialog title={t('figureTitle')} onClose={onClose}>
      <Select
        label={t('figureLabel')}
        description={t('figureHint')}
        searchable
        data={groups}
        value={null}
        onChange={call => call !== null && onChoose(call)}
        nothingFoundMessage={t('figureNone')}
        maxDropdownHeight={280}
        data-autofocus
      />
    </Dialog>
  )
}

function ChooseLink({ editor, onClose }: { editor: Editor; onClose: () => void }) {
  const { t } = useTranslation('richText')
  const before = String(editor.getAttributes('link').href ?? '')
  const [address, setAddress] = useState(before)
  const [wrong, setWrong] = useState(false)
  const set = () => {
    const href = address.trim()
    if (href !== '' && !/^(https?:\/\/|mailto:)\S+$/i.test(href)) return setWrong(true)
    onClose()
    const marked = editor.chain().focus().extendMarkRange('link')
    if (href === '') marked.unsetLink().run()
    else if (editor.state.selection.empty && before === '')
      editor
        .chain()
        .focus()
        .insertContent({ type: 'text', text: href, marks: [{ type: 'link', attrs: { href } }] })
        .run()
    else marked.setLink({ href }).run()
  }
  return (
    <Dialog title={t('linkTitle')} onClose={onClose} action={{ label: t('linkSet'), onChoose: set }}>
      <Group>
        <TextInput
          flex={1}
          label={t('linkLabel')}
          description={t('linkHint')}
          error={wrong ? t('linkWrong') : null}
          value={address}
          data-autofocus
          onChange={event => {
            setAddress(event.currentTarget.value)
            setWrong(false)
          }}
        />
      </Group>
    </Dialog>
  )
}
