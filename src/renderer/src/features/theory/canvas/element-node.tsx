import type { Element } from '@core/project/entities'
import type { ElementOverlay } from '@core/theory/overlay'
import type { ElementStanding } from '@core/theory/standing'
import { IconStack2 } from '@tabler/icons-react'
import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import { type KeyboardEvent, memo, useContext } from 'react'
import { useTranslation } from 'react-i18next'
import { AttachedCount } from '../../../terms/attachments/attached-count'
import { StandingMark, standingTone } from '../../../terms/standing-mark'
import { saveIfValid, useTitleProblem } from '../../../terms/title-problem'
import { useDraft } from '../../../ui/use-draft'
import { OverlayMarks } from '../overlay/overlay-marks'
import classes from './picture.module.css'
import { RenamingContext } from './renaming'

export type ElementNode = Node<
  {
    element: Element
    standing: ElementStanding | null
    overlay: ElementOverlay | null
    /** How many elements its sub-theory holds. */
    behind: number
    /** How many files and links are attached to it. */
    attached: number
  },
  'element'
>

export const ElementBox = memo(function ElementBox({
  data: { element, standing, overlay, behind, attached },
  selected,
}: NodeProps<ElementNode>) {
  const { t } = useTranslation(['theory', 'terms'])
  const { renaming } = useContext(RenamingContext)
  return (
    <div
      className={classes.box}
      data-tone={standing ? standingTone(standing.code) : undefined}
      data-level={element.level}
      data-selected={selected}
    >
      <Handle type="target" position={Position.Left} className={classes.target ?? ''} aria-hidden />
      <div className={classes.kind}>
        {t('levelAndSphere', { level: t(`terms:level.${element.level}`), sphere: t(`terms:sphere.${element.sphere}`) })}
        {attached > 0 && <AttachedCount count={attached} />}
      </div>
      {renaming === element.id ? (
        <TitleInPlace element={element} />
      ) : (
        <div className={classes.title} dir="auto">
          {element.title}
        </div>
      )}
      {standing && <StandingMark code={standing.code} />}
      {overlay && <OverlayMarks overlay={overlay} />}
      {behind > 0 && (
        <div className={classes.behind}>
          <IconStack2 size={16} aria-hidden /> {t('behind', { count: behind })}
        </div>
      )}
      <Handle
        type="source"
        position={Position.Right}
        className={classes.source ?? ''}
        title={t('dragTo')}
        aria-hidden
      />
    </div>
  )
})

/** `nodrag`, `nopan` and `nowheel` tell the canvas to leave this field alone. */
function TitleInPlace({ element }: { element: Element }) {
  const { t } = useTranslation('theory')
  const { rename, stop } = useContext(RenamingContext)
  const problemOf = useTitleProblem()
  const draft = useDraft(
    element.title,
    saveIfValid(problemOf, title => rename(element, title)),
  )
  const problem = draft.dirty ? problemOf(draft.text) : null
  const save = async () => {
    if (problem !== null) draft.forget()
    if (problem !== null || (await draft.keep())) stop()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    event.stopPropagation()
    if (event.key === 'Escape') {
      draft.forget()
      stop()
    }
    if (event.key === 'Enter') {
      event.preventDefault()
      if (problem === null) save()
    }
  }
  return (
    <textarea
      className={`${classes.titleInPlace} nodrag nopan nowheel`}
      aria-label={t('renameLabel', { title: element.title })}
      aria-invalid={problem !== null || draft.error !== null}
      dir="auto"
      rows={3}
      value={draft.text}
      // biome-ignore lint/a11y/noAutofocus: the person has just asked to write here.
      autoFocus
      onFocus={event => event.currentTarget.select()}
      onChange={event => draft.type(event.currentTarget.value.replaceAll('\n', ' '))}
      onBlur={save}
      onKeyDown={onKeyDown}
    />
  )
}
