import type { Level, Link, Element as TheoryElement } from '@core/project/entities'
import { Button, SegmentedControl } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconListSearch, IconListTree, IconPlus, IconSitemap, IconVersions } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { showDone, showTrouble } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { StillReading } from '../../ui/still-reading'
import { useFieldFromAddress } from '../../ui/use-field-from-address'
import { AddDialog } from './add-dialog'
import { ElementPanel } from './element-panel'
import { GapsView } from './gaps-view'
import { LinkDialog } from './link-dialog'
import { LinkPanel } from './link-panel'
import { OutlineView } from './outline-view'
import { OverlayBar } from './overlay/overlay-bar'
import { TakeOutTheory } from './take-out-theory'
import { TheoryEmpty } from './theory-empty'
import classes from './theory-screen.module.css'
import { type Theory, useTheory } from './use-theory'
import { useTheoryEdits } from './use-theory-edits'
import { theoryViews, useTheoryView } from './use-theory-view'
import { VersionsView } from './versions/versions-view'

const PictureView = lazy(async () => ({ default: (await import('./picture-view')).PictureView }))

export function TheoryScreen() {
  const { t } = useTranslation('theory')
  const theory = useTheory()
  if (theory === undefined) return <StillReading label={t('reading')} />
  return <TheoryOfChange theory={theory} />
}

type Open = { dialog: 'add'; level: Level } | { dialog: 'link'; from: TheoryElement }

function TheoryOfChange({ theory }: { theory: Theory }) {
  const { t } = useTranslation('theory')
  const edits = useTheoryEdits(theory)
  const { view, showAs, selection, select, overlay, showOverlay } = useTheoryView()
  useFieldFromAddress()
  const [takeFocus, setTakeFocus] = useState(false)
  const [open, setOpen] = useState<Open | null>(null)
  const [renaming, setRenaming] = useState<string | null>(null)
  const { periods, period, choose } = theory.chosen

  // What was left when the panel opened gets the focus back when it closes.
  const opener = useRef<Element | null>(null)
  const onSelect = (next: typeof selection, thenFocus = true) => {
    if (selection === null) opener.current = document.activeElement
    setTakeFocus(thenFocus)
    select(next)
    if (next === null && opener.current instanceof HTMLElement) opener.current.focus()
  }
  const onRemove = async (elements: readonly TheoryElement[], links: readonly Link[] = []) => {
    if (!(await edits.remove(elements, links))) return
    select(null)
    const count = elements.length || links.length
    const title = t(elements.length > 0 ? 'removedElement' : 'removedLink', { count })
    showDone({ title, message: t('undoBringsBack') })
  }
  const onLink = async (from: string, to: string, rationale = '') => {
    const linked = await edits.link(from, to, rationale)
    if (linked === 'to-itself') showTrouble({ title: t('toItself'), message: t('nothingChanged') })
    else if (linked === 'already-linked') showTrouble({ title: t('alreadyLinked'), message: t('nothingChanged') })
    else if (linked !== 'not-written') onSelect({ kind: 'link', id: linked.id }, false)
  }
  const onAdd = async (title: string, level: Level) => {
    setOpen(null)
    const id = await edits.add({ title, level, after: null })
    if (id !== null) onSelect({ kind: 'element', id }, false)
  }

  const element = selection?.kind === 'element' && theory.elements.find(({ id }) => id === selection.id)
  const link = selection?.kind === 'link' && theory.links.find(({ id }) => id === selection.id)
  const empty = theory.elements.length === 0 && view === 'picture'
  const drawn = view === 'picture' || view === 'outline'

  return (
    <>
      <PageHeader
        title={t('title')}
        intro={t('intro')}
        actions={
          <>
            <ViewSwitch view={view} showAs={showAs} />
            <TakeOutTheory theory={theory} />
            {!empty && drawn && (
              <Button
                leftSection={<IconPlus size={20} aria-hidden />}
                onClick={() => setOpen({ dialog: 'add', level: 'outcome' })}
              >
                {t('add')}
              </Button>
            )}
          </>
        }
      />
      {period && !empty && drawn && (
        <OverlayBar periods={periods} period={period} choose={choose} more={overlay} showMore={showOverlay} />
      )}
      {view === 'versions' && <VersionsView theory={theory} />}
      {view === 'gaps' && <GapsView />}
      <div className={classes.beside} data-panel={Boolean(element || link)}>
        {empty && <TheoryEmpty onBegin={() => setOpen({ dialog: 'add', level: 'impact' })} />}
        {!empty && view === 'picture' && (
          <Suspense fallback={<StillReading label={t('reading')} />}>
            <PictureView
              theory={theory}
              selection={selection}
              onSelect={onSelect}
              onLink={onLink}
              onDelete={onRemove}
              renaming={{
                renaming,
                start: setRenaming,
                rename: (element, title) => {
                  setRenaming(null)
                  edits.rename(element, title)
                },
                stop: () => setRenaming(null),
              }}
            />
          </Suspense>
        )}
        {view === 'outline' && (
          <OutlineView
            theory={theory}
            edits={edits}
            selection={selection}
            onSelect={onSelect}
            onLinkTo={from => setOpen({ dialog: 'link', from })}
            onRemove={element => onRemove([element])}
          />
        )}
        {element && (
          <ElementPanel
            key={element.id}
            element={element}
            theory={theory}
            edits={edits}
            takeFocus={takeFocus}
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
      </div>
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

type ViewSwitchProps = Pick<ReturnType<typeof useTheoryView>, 'view' | 'showAs'>

function ViewSwitch({ view, showAs }: ViewSwitchProps) {
  const { t } = useTranslation('theory')
  const narrow = useMediaQuery('(max-width: 48em)', false, { getInitialValueInEffect: false })
  const label = (Icon: typeof IconSitemap, words: string) => (
    <span className={classes.choice}>
      <Icon size={20} aria-hidden /> {words}
    </span>
  )
  return (
    <SegmentedControl
      aria-label={t('view')}
      size="md"
      value={view}
      orientation={narrow ? 'vertical' : 'horizontal'}
      onChange={value => showAs(theoryViews.find(each => each === value) ?? 'picture')}
      data={[
        { value: 'picture', label: label(IconSitemap, t('picture')) },
        { value: 'outline', label: label(IconListTree, t('outline')) },
        { value: 'versions', label: label(IconVersions, t('versions')) },
        { value: 'gaps', label: label(IconListSearch, t('gaps')) },
      ]}
    />
  )
}
