import type { Frame } from '@core/project/entities'
import type { Node, NodeProps } from '@xyflow/react'
import classes from './picture.module.css'

export type FrameNode = Node<{ frame: Frame }, 'frame'>

/** A frame may be drawn in several parts, each a node of its own. */
export const nodeOfFrame = (frameId: string, part: number): string => `frame:${frameId}:${part}`

export function frameOfNode(nodeId: string): { frameId: string; part: number } | null {
  const [kind, frameId, part] = nodeId.split(':')
  return kind === 'frame' && frameId !== undefined ? { frameId, part: Number(part) } : null
}

export function FrameBox({ data: { frame }, selected }: NodeProps<FrameNode>) {
  return (
    <div className={classes.frame} data-selected={selected}>
      <div className={classes.frameTitle} dir="auto">
        {frame.title}
      </div>
    </div>
  )
}
