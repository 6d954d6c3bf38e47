import type { Frame } from '@core/project/entities'
import type { TheoryLayout } from '@core/theory/layout'
import { ActionIcon, Anchor, Button, NativeSelect, Stack, Text, Title } from '@mantine/core'
import { IconFrameOff, IconX } from '@tabler/icons-react'
import { saveIfValid, useTitleProblem } from '../../terms/title-problem'
import { DraftLine } from '../../ui/draft-fields'
import { useTranslation } from '../../ui/use-translation'
import { MoveButtons } from './element-where'
import { SidePanel } from './side-panel'
import classes from './side-panel.module.css'
import type { Theory } from './use-theory'
import type { TheoryEdits } from './use-theory-edits'
import type { Selection } from './use-theory-view'

type FramePanelProps = {
  frame: Frame
  theory: Theory
  edits: TheoryEdits
  takeFocus: boolean
  /** Where the picture has everything; null: it is not shown. */
  layout: TheoryLayout | null
  onSelect: (selection: Selection | null) => void
  onRemove: (frame: Frame) => void
}

/** As many as a frame may hold. */
const mostInFrame = 300

/** A frame: its name, and what is in it. */
export function FramePanel({ frame, theory, edits, takeFocus, layout, onSelect, onRemove }: FramePanelProps) {
  const { t } = useTranslation('theory')
  const titleProblem = useTitleProblem()
  const inside = theory.here.elements.filter(({ id }) => frame.elementIds.includes(id))
  const outside = theory.here.elements.filter(({ id }) => !frame.elementIds.includes(id))
  const boxes = inside.flatMap(({ id }) => {
    const box = layout?.boxes.get(id)
    return box ? [{ id, box }] : []
  })
  return (
    <SidePanel label={t('aboutFrame')} heading={t('frame')} takeFocus={takeFocus} onClose={() => onSelect(null)}>
      <DraftLine
        label={t('frameTitle')}
        stored={frame.title}
        keepText={saveIfValid(titleProblem, title => edits.renameFrame(frame, title))}
      />
      <Stack gap="xs">
        <Title order={3} size="h4">
          {t('frameHolds')}
        </Title>
        <ul className={classes.list}>
          {inside.map(({ id, title }) => (
            <li key={id} className={classes.row}>
              <Anchor component="button" ta="start" dir="auto" onClick={() => onSelect({ kind: 'element', id })}>
                {title}
              </Anchor>
              <ActionIcon aria-label={t('removeFromFrame', { title })} onClick={() => edits.removeFromFrame(frame, id)}>
                <IconX size={18} aria-hidden />
              </ActionIcon>
            </li>
          ))}
        </ul>
        {outside.length > 0 && frame.elementIds.length < mostInFrame && (
          <NativeSelect
            label={t('frameAdd')}
            value=""
            data={[
              { value: '', label: t('linkToChoose') },
              ...outside.map(({ id, title }) => ({ value: id, label: title })),
            ]}
            onChange={event => event.currentTarget.value !== '' && edits.putInFrame(frame, [event.currentTarget.value])}
          />
        )}
      </Stack>
      {boxes.length > 0 && (
        <Stack gap="xs">
          <Title order={3} size="h4">
            {t('frameMove')}
          </Title>
          <MoveButtons
            onMove={by => edits.place(new Map(boxes.map(({ id, box }) => [id, { x: box.x + by.x, y: box.y + by.y }])))}
          />
        </Stack>
      )}
      <div>
        <Button
          variant="subtle"
          color="red"
          leftSection={<IconFrameOff size={20} aria-hidden />}
          onClick={() => onRemove(frame)}
        >
          {t('removeFrame')}
        </Button>
        <Text size="sm" c="dimmed">
          {t('removeFrameMeans')}
        </Text>
      </div>
    </SidePanel>
  )
}
