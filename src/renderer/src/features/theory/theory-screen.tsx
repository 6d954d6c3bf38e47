import type { Frame, Level, Link, Element as TheoryElement } from '@core/project/entities'
import { Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import {
  IconListCheck,
  IconListSearch,
  IconListTree,
  IconPlus,
  IconPresentation,
  IconSitemap,
  IconVersions,
} from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { useAddFromAddress } from '../../ui/hooks'
import { StillReading, showDone, showProblem } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { useTranslation } from '../../ui/use-translation'
import { Picture } from './canvas/picture'
import { usePictureLayout } from './canvas/use-picture-layout'
import { ClaimsView } from './claims/claims-view'
import { ElementPanel } from './element-panel'
import { ExportTheory } from './export-theory'
import { FramePanel } from './frame-panel'
import { GapsView } from './gaps-view'
import { LinkPanel } from './link-panel'
import { OutlineView } from './outline-view'
import { PeriodBar } from './overlay/period-bar'
import { SentencesOr } from './sentences'
import { AddDialog, appearsElsewhere, LinkDialog, RemoveDialog } from './theory-dialogs'
import { TheoryEmpty } from './theory-empty'
import { TheoryPath } from './theory-path'
import classes from './theory-screen.module.css'
import { type Theory, useTheory } from './use-theory'
import { useTheoryEdits } from './use-theory-edits'
import { theoryViews, useTheoryView } from './use-theory-view'
import { VersionsView } from './versions/versions-view'
import { ViewOptions } from './view-options'

export function TheoryScreen() {
  const { t } = useTranslation('theory')
  const theory = useTheory()
  if (theory === undefined) return <StillReading label={t('reading')} />
  return <TheoryOfChange theory={theory} />
}

type PendingDeletion = { elements: readonly TheoryElement[]; links: readonly Link[]; frames: readonly Frame[] }
type Open =
  | { dialog: 'add'; level: Level }
  | { dialog: 'link'; from: TheoryElement }
  | { dialog: 'remove'; going: PendingDeletion }

function TheoryOfChange({ theory }: { theory: Theory }) {
  const { t } = useTranslation('theory')
  const edits = useTheoryEdits(theory)
  const shown = useTheoryView()
  const { view, showAs, selection, select, openTheory } = shown
  const [takeFocus, setTakeFocus] = useState(false)
  const [open, setOpen] = useState<Open | null>(null)
  useAddFromAddress('element', () => setOpen({ dialog: 'add', level: 'outcome' }))
  const [renaming, setRenaming] = useState<string | null>(null)
  const { periods, period, choose } = theory.chosen

  // What was left when the panel opened gets the focus back when it closes.
  const opener = useRef<Element | null>(null)
  const onSelect = (next: typeof selection, thenFocus = true) => {
    if (selection === null) opener.current = document.activeElement
    setTakeFocus(thenFocus)
    select(next)
    if (next === null && (opener.current instanceof HTMLElement || opener.current instanceof SVGElement))
      opener.current.focus()
  }
  const drawing = useRef<HTMLDivElement>(null)
  /** What is gone takes the focus with it: that goes on at what it was joined to, or stood with. */
  const goOnBeside = ({ elements, links, frames }: PendingDeletion) => {
    const gone = new Set([...elements, ...links].map(({ id }) => id))
    const focused = document.activeElement
    const isLost =
      focused === document.body ||
      focused?.closest('aside') ||
      (focused instanceof HTMLElement || focused instanceof SVGElement ? gone.has(focused.dataset.id ?? '') : false)
    if (!isLost) return
    const joined = [...links, ...theory.links.filter(({ from, to }) => gone.has(from) || gone.has(to))]
    const beside = [...joined.flatMap(({ from, to }) => [from, to]), ...frames.flatMap(({ elementIds }) => elementIds)]
    const place = [...beside, ...theory.here.elements.map(({ id }) => id)]
      .filter(id => !gone.has(id))
      .map(id => drawing.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"], [data-row="${id}"]`))
      .find(there => there)
    ;(place ?? document.querySelector<HTMLElement>('h1'))?.focus()
  }
  const remove = async (going: PendingDeletion) => {
    const { elements, links, frames } = going
    setOpen(null)
    if (!(await edits.remove(elements, links, frames))) return
    goOnBeside(going)
    select(null)
    const count = elements.length || links.length || frames.length
    const what = elements.length > 0 ? 'removedElement' : links.length > 0 ? 'removedLink' : 'removedFrame'
    showDone({ title: t(what, { count }), message: t('undoBringsBack') })
  }
  const onRemove = async (
    elements: readonly TheoryElement[],
    links: readonly Link[] = [],
    frames: readonly Frame[] = [],
  ) => {
    const going = { elements, links, frames }
    if (appearsElsewhere(elements, theory)) setOpen({ dialog: 'remove', going })
    else await remove(going)
  }
  const onExport = async (elements: readonly TheoryElement[]) => {
    setOpen(null)
    if (!(await edits.removeFromTheory(theory.here.id, elements))) return
    goOnBeside({ elements, links: [], frames: [] })
    select(null)
    showDone({ title: t('tookOut', { count: elements.length }), message: t('undoBringsBack') })
  }
  const onLink = async (from: string, to: string, rationale = '') => {
    const linked = await edits.link(from, to, rationale)
    if (linked === 'to-itself') showProblem({ title: t('toItself'), message: t('nothingChanged') })
    else if (linked === 'already-linked') showProblem({ title: t('alreadyLinked'), message: t('nothingChanged') })
    else if (linked !== 'not-written') onSelect({ kind: 'link', id: linked.id }, false)
  }
  const onAdd = async (title: string, level: Level) => {
    setOpen(null)
    const id = await edits.add({ title, level, after: null })
    if (id !== null) onSelect({ kind: 'element', id }, false)
  }

  const element = selection?.kind === 'element' && theory.elements.find(({ id }) => id === selection.id)
  const link = selection?.kind === 'link' && theory.links.find(({ id }) => id === selection.id)
  const frame = selection?.kind === 'frame' && theory.here.frames.find(({ id }) => id === selection.id)
  const empty = theory.elements.length === 0 && view === 'picture'
  const drawn = view === 'picture' || view === 'outline'
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const layout = usePictureLayout(theory, shown.lanesBy, view === 'picture' && !empty)

  const [presenting, setPresenting] = useState(false)
  const presentButton = useRef<HTMLButtonElement>(null)
  const stopPresenting = () => {
    // Before it closes: what is gone cannot give the focus back.
    presentButton.current?.focus()
    setPresenting(false)
  }

  return (
    <>
      <PageHeader
        title={t('title')}
        tight
        stacked={narrow}
        intro={view === 'picture' && !empty ? undefined : t('intro')}
        actions={
          <div className={classes.onScreen} data-no-print>
            <ViewSwitch view={view} showAs={showAs} narrow={narrow} />
            {!drawn && <ExportTheory theory={theory} lanesBy={shown.lanesBy} />}
          </div>
        }
      />
      {drawn && (
        <div className={classes.tools} data-no-print>
          {period && !empty && <PeriodBar periods={periods} period={period} choose={choose} />}
          {!empty && <ViewOptions theory={theory} edits={edits} shown={shown} layout={layout} />}
          {layout && (
            <Button
              ref={presentButton}
              variant="default"
              leftSection={<IconPresentation size={20} aria-hidden />}
              onClick={() => setPresenting(true)}
            >
              {t('present')}
            </Button>
          )}
          <ExportTheory theory={theory} lanesBy={shown.lanesBy} />
          {!empty && (
            <Button
              leftSection={<IconPlus size={20} aria-hidden />}
              onClick={() => setOpen({ dialog: 'add', level: 'outcome' })}
            >
              {t('add')}
            </Button>
          )}
        </div>
      )}
      {view === 'claims' && <ClaimsView />}
      {view === 'versions' && <VersionsView theory={theory} />}
      {view === 'gaps' && <GapsView />}
      {drawn && <TheoryPath theory={theory} edits={edits} openTheory={openTheory} />}
      <div ref={drawing} className={classes.beside} data-panel={Boolean(element || link || frame)}>
        {empty && <TheoryEmpty onBegin={() => setOpen({ dialog: 'add', level: 'impact' })} />}
        {layout && (
          <Picture
            theory={theory}
            edits={edits}
            shown={shown}
            layout={layout}
            onSelect={onSelect}
            onLink={onLink}
            onDelete={onRemove}
            presenting={presenting}
            onPresent={() => setPresenting(true)}
            onLeavePresenting={stopPresenting}
            renaming={{
              renaming,
              start: setRenaming,
              rename: edits.rename,
              stop: () => setRenaming(null),
            }}
          />
        )}
        {view === 'outline' && (
          <SentencesOr theory={theory.here}>
            <OutlineView
              theory={theory}
              edits={edits}
              selection={selection}
              onSelect={onSelect}
              onLinkTo={from => setOpen({ dialog: 'link', from })}
              openTheory={openTheory}
              onRemove={element => onRemove([element])}
            />
          </SentencesOr>
        )}
        {element && (
          <ElementPanel
            key={element.id}
            element={element}
            theory={theory}
            edits={edits}
            takeFocus={takeFocus}
            layout={layout}
            openTheory={openTheory}
            onSelect={onSelect}
            onLinkTo={from => setOpen({ dialog: 'link', from })}
            onRemove={gone => onRemove([gone])}
          />
        )}
        {link && (
          <LinkPanel
            key={link.id}
            link={link}
            theory={theory}
            edits={edits}
            takeFocus={takeFocus}
            onSelect={onSelect}
            onRemove={gone => onRemove([], [gone])}
          />
        )}
        {frame && (
          <FramePanel
            key={frame.id}
            frame={frame}
            layout={layout}
            theory={theory}
            edits={edits}
            takeFocus={takeFocus}
            onSelect={onSelect}
            onRemove={gone => onRemove([], [], [gone])}
          />
        )}
      </div>
      {open?.dialog === 'remove' && (
        <RemoveDialog
          elements={open.going.elements}
          theory={theory}
          onExport={() => onExport(open.going.elements)}
          onRemove={() => remove(open.going)}
          onCancel={() => setOpen(null)}
        />
      )}
      {open?.dialog === 'add' && <AddDialog level={open.level} onAdd={onAdd} onClose={() => setOpen(null)} />}
      {open?.dialog === 'link' && (
        <LinkDialog
          from={open.from}
          theory={theory}
          onClose={() => setOpen(null)}
          onLink={(to, rationale) => {
            setOpen(null)
            onLink(open.from.id, to, rationale)
          }}
        />
      )}
    </>
  )
}

type ViewSwitchProps = Pick<ReturnType<typeof useTheoryView>, 'view' | 'showAs'> & { narrow: boolean }

function ViewSwitch({ view, showAs, narrow }: ViewSwitchProps) {
  const { t } = useTranslation('theory')
  const label = (Icon: typeof IconSitemap, words: string) => (
    <span className={classes.choice}>
      <Icon size={20} aria-hidden /> {words}
    </span>
  )
  return (
    <SegmentedControl
      aria-label={t('view')}
      size="sm"
      value={view}
      className={classes.views ?? ''}
      orientation={narrow ? 'vertical' : 'horizontal'}
      {...(narrow && { fullWidth: true, w: '100%' })}
      onChange={value => showAs(theoryViews.find(each => each === value) ?? 'picture')}
      data={[
        { value: 'picture', label: label(IconSitemap, t('picture')) },
        { value: 'outline', label: label(IconListTree, t('outline')) },
        { value: 'claims', label: label(IconListCheck, t('claims')) },
        { value: 'versions', label: label(IconVersions, t('versions')) },
        { value: 'gaps', label: label(IconListSearch, t('gaps')) },
      ]}
    />
  )
}
