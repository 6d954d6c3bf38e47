import '@xyflow/react/dist/base.css'
import type { Element, Frame, Link } from '@core/project/entities'
import type { TheoryLayout } from '@core/theory/layout'
import { useRef, useState } from 'react'
import { useProject } from '../../../data/hooks'
import type { Theory } from '../use-theory'
import type { TheoryEdits } from '../use-theory-edits'
import type { Selection, useTheoryView } from '../use-theory-view'
import { PictureTools } from './picture-tools'
import { PictureView } from './picture-view'
import { Presenter } from './presenter'
import type { Renaming } from './renaming'

// Before our own looks, which it would otherwise paint over.
type PictureProps = {
  theory: Theory
  edits: TheoryEdits
  shown: ReturnType<typeof useTheoryView>
  layout: TheoryLayout
  onSelect: (selection: Selection | null, thenFocus: boolean) => void
  onLink: (from: string, to: string) => void
  onDelete: (elements: Element[], links: Link[], frames: Frame[]) => void
  renaming: Renaming
}

/** The picture of the open theory with its tools; alone on the window while it is presented. */
export function Picture({ theory, edits, shown, layout, onSelect, ...on }: PictureProps) {
  const project = useProject()
  const { lanesBy, showLanesBy, selection, openTheory } = shown
  const [presenting, setPresenting] = useState(false)
  const presentButton = useRef<HTMLButtonElement>(null)
  const stopPresenting = () => {
    // Before it closes: what is gone cannot give the focus back.
    presentButton.current?.focus()
    setPresenting(false)
  }
  const picture = {
    theory,
    edits,
    layout,
    onOpenBehind: ({ id }: Element) => openTheory(id),
    ...on,
  }
  return (
    <div>
      <PictureTools
        theory={theory}
        edits={edits}
        layout={layout}
        lanesBy={lanesBy}
        showLanesBy={showLanesBy}
        presentButton={presentButton}
        onPresent={() => setPresenting(true)}
      />
      {/* One canvas at a time: the one behind would answer the keys, too. */}
      {presenting ? (
        <Presenter {...picture} title={theory.here.path.at(-1)?.title ?? project.title} onLeave={stopPresenting} />
      ) : (
        <PictureView
          key={theory.here.id}
          {...picture}
          selection={selection}
          onSelect={onSelect}
          onPresent={() => setPresenting(true)}
        />
      )}
    </div>
  )
}
