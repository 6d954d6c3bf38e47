import { type Element, mainTheory } from '@core/project/entities'
import type { Point } from '@core/theory/box'
import type { TheoryLayout } from '@core/theory/layout'
import { placeIn } from '@core/theory/placement'
import { mayAppearIn, theoriesByElement } from '@core/theory/sub-theories'
import { ActionIcon, Anchor, Button, Group, NativeSelect, Stack, Text, Title, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowLeft, IconArrowRight, IconArrowUp, IconStack2 } from '@tabler/icons-react'
import { useTranslation } from '../../ui/use-translation'
import classes from './side-panel.module.css'
import type { Theory } from './use-theory'
import type { TheoryEdits } from './use-theory-edits'
import type { Selection } from './use-theory-view'

type WhereProps = { element: Element; theory: Theory; edits: TheoryEdits }

/** How far a button moves an element, in pixels of the picture. */
const step = 40

/** Where an element stands in the picture, with a button for each way it can be dragged. */
export function PlaceInPicture({ element, theory, edits, layout }: WhereProps & { layout: TheoryLayout }) {
  const { t } = useTranslation('theory')
  const box = layout.boxes.get(element.id)
  if (!box) return null
  const byHand = placeIn(element, theory.here.id) !== null
  const where = { across: Math.round(box.x - layout.x), down: Math.round(box.y - layout.y) }
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {t('place')}
      </Title>
      <Text role="status">{t(byHand ? 'placeByHand' : 'placeByLayout', where)}</Text>
      <MoveButtons onMove={by => edits.place(new Map([[element.id, { x: box.x + by.x, y: box.y + by.y }]]))} />
      {byHand && (
        <div>
          <Button variant="subtle" size="compact-md" onClick={() => edits.place(new Map([[element.id, null]]))}>
            {t('placeAgain')}
          </Button>
        </div>
      )}
    </Stack>
  )
}

/** A button for each way something can be dragged. `by` is in pixels of the picture. */
export function MoveButtons({ onMove }: { onMove: (by: Point) => void }) {
  const { t } = useTranslation('theory')
  const moves = [
    { label: t('placeLeft'), Icon: IconArrowLeft, by: { x: -step, y: 0 } },
    { label: t('placeRight'), Icon: IconArrowRight, by: { x: step, y: 0 } },
    { label: t('placeUp'), Icon: IconArrowUp, by: { x: 0, y: -step } },
    { label: t('placeDown'), Icon: IconArrowDown, by: { x: 0, y: step } },
  ]
  return (
    // Left is left, in whatever direction the words run.
    <Group gap="xs" dir="ltr">
      {moves.map(({ label, Icon, by }) => (
        <Tooltip key={label} label={label}>
          <ActionIcon variant="default" aria-label={label} onClick={() => onMove(by)}>
            <Icon size={20} aria-hidden />
          </ActionIcon>
        </Tooltip>
      ))}
    </Group>
  )
}

type FramesProps = WhereProps & { onSelect: (selection: Selection | null) => void }

/** The frames an element is in. */
export function FramesOfElement({ element, theory, edits, onSelect }: FramesProps) {
  const { t } = useTranslation('theory')
  const { frames } = theory.here
  const around = frames.filter(({ elementIds }) => elementIds.includes(element.id))
  const others = frames.filter(({ elementIds }) => !elementIds.includes(element.id))
  if (!theory.here.elements.some(({ id }) => id === element.id)) return null
  const frameIt = async () => {
    const id = await edits.frame(t('frameNew'), [element.id])
    if (id !== null) onSelect({ kind: 'frame', id })
  }
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {t('frames')}
      </Title>
      <ul className={classes.list}>
        {around.map(frame => (
          <li key={frame.id} className={classes.row}>
            <Anchor component="button" ta="start" dir="auto" onClick={() => onSelect({ kind: 'frame', id: frame.id })}>
              {frame.title}
            </Anchor>
            <Button
              variant="subtle"
              size="compact-md"
              aria-label={t('removeFromFrameNamed', { title: frame.title })}
              onClick={() => edits.removeFromFrame(frame, element.id)}
            >
              {t('takeOut')}
            </Button>
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <NativeSelect
          label={t('putInFrame')}
          value=""
          data={[
            { value: '', label: t('chooseFrame') },
            ...others.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={event => {
            const frame = others.find(({ id }) => id === event.currentTarget.value)
            if (frame) edits.putInFrame(frame, [element.id])
          }}
        />
      )}
      <div>
        <Button variant="default" size="sm" onClick={frameIt}>
          {t('frameAroundIt')}
        </Button>
      </div>
    </Stack>
  )
}

type TheoriesProps = WhereProps & { openTheory: (theory: string, thenSelect?: Selection | null) => void }

/** What lies behind an element, and the theories it appears in. */
export function TheoriesOfElement({ element, theory, edits, openTheory }: TheoriesProps) {
  const { t } = useTranslation('theory')
  const { elements } = theory
  const titleOf = (id: string) =>
    id === mainTheory ? t('mainTheory') : t('behindTitle', { title: elements.find(one => one.id === id)?.title })
  const appears = theoriesByElement(elements).get(element.id) ?? []
  const others = [mainTheory, ...theory.behind.keys()].filter(id => mayAppearIn(id, elements).includes(element))
  const behind = theory.behind.get(element.id) ?? 0
  return (
    <Stack gap="xs">
      <Title order={3} size="h4">
        {t('theories')}
      </Title>
      <div>
        <Button
          variant="default"
          leftSection={<IconStack2 size={20} aria-hidden />}
          onClick={() => openTheory(element.id)}
        >
          {behind > 0 ? t('openBehind', { count: behind }) : t('beginBehind')}
        </Button>
      </div>
      <Text size="sm">{t('appearsIn')}</Text>
      <ul className={classes.list}>
        {appears.map(id => (
          <li key={id} className={classes.row}>
            {id === theory.here.id ? (
              <Text>{t('hereIn', { title: titleOf(id) })}</Text>
            ) : (
              <Anchor
                component="button"
                ta="start"
                dir="auto"
                onClick={() => openTheory(id, { kind: 'element', id: element.id })}
              >
                {titleOf(id)}
              </Anchor>
            )}
            {appears.length > 1 && (
              <Button
                variant="subtle"
                size="compact-md"
                aria-label={t('removeFromTheory', { title: titleOf(id) })}
                onClick={() => edits.removeFromTheory(id, [element])}
              >
                {t('takeOut')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {others.length > 0 && (
        <NativeSelect
          label={t('alsoShowIn')}
          value=""
          data={[{ value: '', label: t('chooseTheory') }, ...others.map(id => ({ value: id, label: titleOf(id) }))]}
          onChange={event => event.currentTarget.value !== '' && edits.addToTheory(event.currentTarget.value, element)}
        />
      )}
    </Stack>
  )
}
