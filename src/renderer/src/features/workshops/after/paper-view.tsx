import type { Shareable } from '@core/privacy/shareable'
import type { BackBlock, BackModel } from '@core/report/workshop-paper/you-said-we-did'
import { Text, Title } from '@mantine/core'
import { Fragment } from 'react'
import classes from './after.module.css'
import { PaperChart } from './paper-chart'

/** A paper on the screen, on the wall or in print: what its model says, and nothing more. Its title is a heading of level 2 here. */
export function PaperView({ model }: { model: Shareable<BackModel> }) {
  return (
    <article className={classes.paper}>
      <Title order={2} dir="auto">
        {model.title}
      </Title>
      {model.blocks.map((block, place) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a paper's blocks have no other name, and never move.
        <Fragment key={place}>{shown(block)}</Fragment>
      ))}
    </article>
  )
}

function shown(block: BackBlock) {
  switch (block.kind) {
    case 'heading':
      return (
        <Title order={block.level === 3 ? 4 : 3} dir="auto">
          {block.text}
        </Title>
      )
    case 'paragraph':
      return (
        <Text inherit dir="auto" data-tone={block.tone}>
          {block.text}
        </Text>
      )
    case 'chart':
      return <PaperChart chart={block} />
  }
}
