import type { Element } from '@core/project/entities'
import { stepsThrough } from '@core/theory/steps-through'
import { ActionIcon, Modal, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconArrowRight, IconX } from '@tabler/icons-react'
import { type KeyboardEvent, useMemo, useState } from 'react'
import { useTranslation } from '../../../ui/use-translation'
import { PictureView, type PictureViewProps } from './picture-view'
import classes from './presenter.module.css'

type PresenterProps = Omit<PictureViewProps, 'selection' | 'onSelect' | 'onPresent' | 'spotlight' | 'presenting'> & {
  title: string
  onLeave: () => void
}

/** The picture alone on the whole window, for a projector: all of it, then step by step along what leads to what. */
export function Presenter({ title, onLeave, ...picture }: PresenterProps) {
  const { t } = useTranslation(['theory', 'terms'])
  const { elements, links } = picture.theory.here
  const steps = useMemo(() => stepsThrough(elements, links), [elements, links])
  // 0 is the whole.
  const [at, setAt] = useState(0)
  const step = steps[at - 1] ?? null
  const spotlight = useMemo(() => step && new Set([step.element.id, ...step.leadsTo.map(({ id }) => id)]), [step])
  const go = (by: 1 | -1) => setAt(now => Math.max(0, Math.min(steps.length, now + by)))
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return onLeave()
    const onBox = event.target instanceof HTMLElement && event.target.closest('.react-flow__node, textarea, select')
    const forward = event.key === 'PageDown' || (!onBox && event.key === 'ArrowRight')
    const back = event.key === 'PageUp' || (!onBox && event.key === 'ArrowLeft')
    if (!forward && !back) return
    event.preventDefault()
    go(forward ? 1 : -1)
  }
  return (
    <Modal
      opened
      fullScreen
      withCloseButton={false}
      padding={0}
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t('presenting', { title }) } }}
      // What is begun in the picture is left first.
      closeOnEscape={false}
      onClose={onLeave}
      classNames={{ body: classes.body ?? '', content: classes.content ?? '' }}
      onKeyDown={onKeyDown}
    >
      <div className={classes.picture}>
        <PictureView
          {...picture}
          selection={null}
          onSelect={() => undefined}
          onPresent={onLeave}
          spotlight={spotlight}
          presenting
        />
      </div>
      <div className={classes.foot}>
        <div className={classes.words} aria-live="polite">
          {step ? <StepWords element={step.element} leadsTo={step.leadsTo} /> : <Title order={1}>{title}</Title>}
        </div>
        <div className={classes.buttons}>
          <ActionIcon aria-label={t('stepBack')} disabled={at === 0} onClick={() => go(-1)}>
            <IconArrowLeft size={24} aria-hidden />
          </ActionIcon>
          <Text aria-hidden>{t('stepOf', { at, of: steps.length })}</Text>
          <ActionIcon aria-label={t('stepOn')} disabled={at === steps.length} onClick={() => go(1)} data-autofocus>
            <IconArrowRight size={24} aria-hidden />
          </ActionIcon>
          <ActionIcon aria-label={t('presentEnd')} onClick={onLeave}>
            <IconX size={24} aria-hidden />
          </ActionIcon>
        </div>
      </div>
    </Modal>
  )
}

function StepWords({ element, leadsTo }: { element: Element; leadsTo: readonly Element[] }) {
  const { t } = useTranslation(['theory', 'terms'])
  return (
    <>
      <Title order={1} dir="auto">
        {element.title}
      </Title>
      <Text className={classes.then ?? ''}>
        {leadsTo.length > 0
          ? t('outlineLeadsTo', { titles: leadsTo.map(({ title }) => title).join('; ') })
          : t(`terms:level.${element.level}`)}
      </Text>
    </>
  )
}
