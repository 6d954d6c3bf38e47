import '@xyflow/react/dist/base.css'
import type { Element, Frame, Link } from '@core/project/entities'
import type { TheoryLayout } from '@core/theory/layout'
import { useProject } from '../../../data/hooks'
import type { Theory } from '../use-theory'
import type { TheoryEdits } from '../use-theory-edits'
import type { Selection, useTheoryView } from '../use-theory-view'
import { PictureView } from './picture-view'
import { Presenter } from './presenter'
import type { Renaming } from './renaming'
import { useFoldedLayout } from './use-picture-layout'

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
  presenting: boolean
  onPresent: () => void
  onLeavePresenting: () => void
}

/** The picture of the open theory; alone on the window while it is presented. */
export function Picture(props: PictureProps) {
  const { theory, edits, shown, layout, onSelect, presenting, onPresent, onLeavePresenting, ...on } = props
  const project = useProject()
  const { selection, openTheory } = shown
  const folded = useFoldedLayout(theory, layout, presenting ? '' : shown.folded, selection)
  const picture = {
    theory,
    edits,
    layout: folded,
    onFold: shown.fold,
    onOpenBehind: ({ id }: Element) => openTheory(id),
    ...on,
  }
  return (
    <div>
      {/* One canvas at a time: the one behind would answer the keys, too. */}
      {presenting ? (
        <Presenter {...picture} title={theory.here.path.at(-1)?.title ?? project.title} onLeave={onLeavePresenting} />
      ) : (
        <PictureView
          key={theory.here.id}
          {...picture}
          selection={selection}
          onSelect={onSelect}
          onPresent={onPresent}
        />
      )}
    </div>
  )
}
